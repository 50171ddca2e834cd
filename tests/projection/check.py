"""Runs checks in the interpreter that this is run by: check.py FILE FUNCTION... Its environment has the wheel only.

Each has a process of its own, forked before anything of the wheel is there, which begins and ends as any other does: a
crash, even at the end, is a failure as well. What failed, and how, is printed; the exit code is 1 then.
"""

import faulthandler
import gc
import os
import signal
import sys
import tempfile
import traceback
import types
import warnings

PATIENCE = 60


def run(code: types.CodeType, function: str) -> int:
    faulthandler.enable()
    warnings.simplefilter("error")
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            scope = {"__name__": "<check>", "__file__": code.co_filename}
            exec(code, scope)
            scope[function]()
            gc.collect()
        except Exception as error:
            shown = traceback.TracebackException.from_exception(error)
            shown.stack[:] = [frame for frame in shown.stack if frame.filename == code.co_filename]
            print("".join(shown.format()), file=sys.stderr)
            return 1
        finally:
            os.chdir("/")
    return 0


def wait(child: int) -> int:
    """The child's exit code; it is killed when it takes too long."""
    before = signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
    signal.alarm(PATIENCE)
    _, status = os.waitpid(child, 0)
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)
    return os.waitstatus_to_exitcode(status)


def main(file: str, functions: list[str]) -> int:
    sys.path.insert(0, os.path.dirname(__file__))
    with open(file) as source:
        code = compile(source.read(), file, "exec")
    failed = 0
    for function in functions:
        with tempfile.TemporaryFile() as errors:
            child = os.fork()
            if child == 0:
                os.dup2(errors.fileno(), 2)
                errors.close()
                return run(code, function)
            result = wait(child)
            errors.seek(0)
            words = errors.read().decode(errors="replace")
        if result != 0 or words:
            print(f"{function}: exit code {result}\n{words}", flush=True)
            failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
