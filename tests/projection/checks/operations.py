"""fcntl and prctl take the operations that are described; any other would read a number as an address."""

import linux_api.fcntl as fcntl
import linux_api.prctl as prctl
from refusal import refused


def check_described_operations_work() -> None:
    with fcntl.open("file", fcntl.O_RDWR | fcntl.O_CREAT) as file:
        assert fcntl.fcntl(file, fcntl.F_SETFD, fcntl.FD_CLOEXEC) == 0
        assert fcntl.fcntl(file, fcntl.F_GETFD) == fcntl.FD_CLOEXEC
    assert prctl.prctl(prctl.PrctlOp.PR_GET_NO_NEW_PRIVS) in (0, 1)


def check_other_operations_are_refused() -> None:
    get_lock, get_parent_death_signal, set_name = 5, 2, 15
    assert "op is 5, and arg is known for F_DUPFD, " in refused(ValueError, fcntl.fcntl, 1, get_lock, 140_000)
    assert "op is 2, and arg2 is known for " in refused(ValueError, prctl.prctl, get_parent_death_signal, 140_000)
    refused(ValueError, prctl.prctl, set_name, 140_000)


def check_an_argument_is_given_where_one_is_needed() -> None:
    assert refused(TypeError, fcntl.fcntl, 1, fcntl.F_SETFD) == "fcntl(): arg is needed with this op"
    refused(TypeError, fcntl.fcntl, 1, fcntl.F_GETFD, 1)
