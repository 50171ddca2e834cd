"""The contenders, and what each needs to be built and called."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.build import PEERS, Workshop, project
from bench.call import Call
from bench.native_calls import native_calls
from bench.peers import cffi, ctypes
from bench.rows import RELEASED

OURS, TABLE, HAND = "ours", "ours, table", "hand"


@dataclass(frozen=True, slots=True)
class Contender:
    """`build` makes what `calls` imports, for a GIL policy; a peer that isn't installed or doesn't compile raises."""

    name: str
    build: Callable[[Workshop, str], None]
    calls: Callable[[Path, str], dict[str, Call]]


def _build_nothing(workshop: Workshop, policy: str) -> None:
    """For those that need no compiler."""


def _of_module(name: str) -> Callable[[Path, str], dict[str, Call]]:
    return lambda library, policy: native_calls(importlib.import_module(name))


def _build_table(workshop: Workshop, policy: str) -> None:
    project(workshop, policy, "table_api", tier="table")


def _build_hand(workshop: Workshop, policy: str) -> None:
    workshop.extension(policy, "peer_hand", PEERS / "hand.c")


def _build_cython(workshop: Workshop, policy: str) -> None:
    from Cython.Compiler.Main import compile

    source = workshop.folder(policy) / "peer_cython.c"
    defined = {"RELEASED": policy == RELEASED}
    compile(
        str(PEERS / "cython.pyx"), output_file=str(source), full_module_name="peer_cython", compile_time_env=defined
    )
    workshop.extension(policy, "peer_cython", source)


def _build_pybind11(workshop: Workshop, policy: str) -> None:
    import pybind11

    words = ("-std=c++17", "-I", pybind11.get_include())
    workshop.extension(policy, "peer_pybind11", PEERS / "pybind11.cpp", words=words)


def _build_nanobind(workshop: Workshop, policy: str) -> None:
    import nanobind

    ext, source = Path(nanobind.include_dir()).parent / "ext", Path(nanobind.source_dir()) / "nb_combined.cpp"
    words = (
        "-std=c++17",
        "-fno-strict-aliasing",
        "-I",
        nanobind.include_dir(),
        "-I",
        str(ext / "robin_map" / "include"),
    )
    workshop.extension(policy, "peer_nanobind", PEERS / "nanobind.cpp", source, words=words)


CONTENDERS = (
    Contender(OURS, project, _of_module("target_api")),
    Contender(TABLE, _build_table, _of_module("table_api")),
    Contender(HAND, _build_hand, _of_module("peer_hand")),
    Contender("cython", _build_cython, _of_module("peer_cython")),
    Contender("nanobind", _build_nanobind, _of_module("peer_nanobind")),
    Contender("pybind11", _build_pybind11, _of_module("peer_pybind11")),
    Contender("cffi API", cffi.build, cffi.api_calls),
    Contender("cffi ABI", _build_nothing, cffi.abi_calls),
    Contender("ctypes", _build_nothing, ctypes.calls),
)
