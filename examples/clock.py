"""Every clock of the system with its time and its resolution, through linux_api."""

from linux_api.time import Clock, clock_getres, clock_gettime, timespec


def seconds(moment: timespec) -> float:
    return moment.tv_sec + moment.tv_nsec / 1e9


for clock in Clock:
    try:
        print(f"{clock.name:26} {seconds(clock_gettime(clock)):22.9f} s   to {seconds(clock_getres(clock)):.9f} s")
    except OSError as error:
        print(f"{clock.name:26} {error.strerror}")
