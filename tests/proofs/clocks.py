"""A wall clock that is shifted while a process runs."""

import os

HOUR, DAY = 3600, 86_400
FAKETIME = f"/usr/lib/{os.uname().machine}-linux-gnu/faketime/libfaketime.so.1"


def faked(path):
    """The environment that shifts only the wall clock of a process, by the text of a file."""
    return {"LD_PRELOAD": FAKETIME, "FAKETIME_TIMESTAMP_FILE": path, "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1"}


def shift(path, seconds):
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"{seconds:+d}\n")
