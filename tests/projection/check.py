"""Runs one check in the interpreter that this is run by: check.py FILE FUNCTION. Its environment has the wheel only."""

import faulthandler
import gc
import os
import runpy
import sys
import tempfile
import traceback
import warnings


def run(file: str, function: str) -> int:
    faulthandler.enable()
    warnings.simplefilter("error")
    sys.path.insert(0, os.path.dirname(__file__))
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            runpy.run_path(file)[function]()
            gc.collect()
        except Exception as error:
            shown = traceback.TracebackException.from_exception(error)
            shown.stack[:] = [frame for frame in shown.stack if frame.filename == file]
            print("".join(shown.format()), file=sys.stderr)
            return 1
        finally:
            os.chdir("/")
    return 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1], sys.argv[2]))
