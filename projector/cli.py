"""The command line: what runs a command, and the exit codes. The commands are in authoring.py and publishing.py."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click

from projector import __version__, authoring, publishing
from projector.errors import ToolError
from projector.signals import terminable
from projector.terminal import FINE, TOOL_FAILED, show, stopped

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code: 0 fine, 1 errors in the input, 2 usage, 3 a tool failed, 130 interrupted.

    SIGTERM ends it by SystemExit(143)."""
    try:
        with _without_collector(), terminable():
            return int(projector.main(arguments, prog_name="projector", standalone_mode=False) or FINE)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except (ToolError, OSError) as error:
        show([stopped(error)], json=False)
        return TOOL_FAILED


@contextmanager
def _without_collector() -> Iterator[None]:
    # A run is short and its trees are frozen: the cyclic collector would take half the time and find nothing.
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # else it would look through all of them at the end
        gc.enable()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="projector")
def projector() -> None:
    """Project native APIs, described as YAML metadata, into precompiled Python packages."""


for _command in (
    *(authoring.new, authoring.import_, authoring.suggest, authoring.check, authoring.format_, authoring.audit),
    *(authoring.inspect, authoring.schema),
    *(publishing.build, publishing.targets_, publishing.pack_metadata, publishing.verify, publishing.document),
):
    projector.add_command(_command)
