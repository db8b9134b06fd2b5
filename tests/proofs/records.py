"""The logs of the workers and the content of the database, read and not judged."""

import csv
import glob
import io
import os
import sqlite3
import subprocess
from dataclasses import dataclass, field


@dataclass
class Request:
    """One request as its sender saw it; times are microseconds of the machine's clock."""

    key: str
    client: str
    step: str
    group: str
    placement: str
    asked: int
    heard: int | None = None
    word: str | None = None  # done, full, refused, gone
    unit: str | None = None
    answered: str | None = None  # the placement that the answer names
    version: int | None = None
    since: int | None = None
    until: int | None = None
    more: list = field(default_factory=list)  # placements that other answers to the key name


def requests(folder):
    """Every request in the logs of a folder, by its key."""
    found = {}
    for path in sorted(glob.glob(os.path.join(folder, "*.log"))):
        worker = os.path.basename(path)
        for line in open(path, encoding="utf-8"):
            words = line.split()
            if not line.endswith("\n") or not words:
                continue  # the line that was being written when its writer was killed
            if words[0] == "ask" and len(words) == 8:
                _, key, client, step, group, placement, _version, at = words
                found[key] = Request(key, f"{worker}/{client}", step, group, placement, int(at))
            elif words[0] == "got" and words[1] in found:
                hear(found[words[1]], int(words[2]), words[3:])
    return found


def hear(request, at, words):
    if words[0] == "done":
        if request.answered not in (None, words[1]):
            request.more.append(words[1])
        request.answered, request.version = words[1], int(words[2])
        request.unit = None if words[3] in "-?" else words[3]
        request.since, request.until = int(words[4]), int(words[5])
    request.word, request.heard = words[0], at


def name_units(asked, kept):
    """Takes units from the database, since answers over HTTP do not name the unit."""
    units = {(placement, version): unit for placement, version, _, _, unit, _ in kept.steps()}
    for one in asked.values():
        if one.word == "done" and one.unit is None:
            one.unit = units.get((one.answered, one.version))
    return asked


def runs_out(words, at):
    """The end of a step: a hold lasts its minutes, the other steps here last until the next one."""
    return at + int(words[1]) * 60_000_000 if words[0] == "hold" else float("inf")


class Kept:
    """A database, read with plain SQL. Moments are microseconds since the epoch."""

    def __init__(self, url):
        self.url = url

    def rows(self, sql):
        if self.url.startswith("sqlite:"):
            with sqlite3.connect(self.url.removeprefix("sqlite:"), timeout=20) as db:
                return [tuple("" if v is None else str(v) for v in row) for row in db.execute(sql)]
        done = subprocess.run(
            ["psql", "--csv", "--tuples-only", "--no-psqlrc", self.url, "-c", sql],
            check=True, capture_output=True, text=True,
        )
        return [tuple(row) for row in csv.reader(io.StringIO(done.stdout))]

    def moment(self, column):
        if self.url.startswith("sqlite:"):
            # SQLite stores seconds with up to six digits as text; its own functions read only three.
            return column
        return f"(extract(epoch from {column}) * 1000000)::bigint"

    @staticmethod
    def micros(text):
        if not text or text.lstrip("-").isdigit():
            return int(text) if text else None
        from datetime import datetime, timezone

        at = datetime.fromisoformat(text).replace(tzinfo=timezone.utc)
        return round((at - datetime(1970, 1, 1, tzinfo=timezone.utc)).total_seconds() * 1_000_000)

    def units(self):
        """The units by group."""
        found = {}
        for unit, group in self.rows("SELECT id, unit_group_id FROM unit ORDER BY id"):
            found.setdefault(group.removeprefix("g"), []).append(unit)
        return found

    def steps(self):
        """Every stored step: placement, version, step, moment, unit, and its own end."""
        at = self.moment("at")
        rows = self.rows(f"SELECT placement_id, version, step, {at}, unit_id FROM placement_step")
        kept = ((p, int(v), step.split(), self.micros(when), unit or None)
                for p, v, step, when, unit in rows)
        return [(p, v, words[0], when, unit, runs_out(words, when)) for p, v, words, when, unit in kept]

    def placements(self):
        """Every placement: id, state, unit, granted, until, over."""
        columns = ", ".join(self.moment(c) for c in ("granted_at", "frees_at", "over_at"))
        rows = self.rows(f"SELECT id, state, unit_id, {columns} FROM placement")
        return [(p, state, unit or None, *(self.micros(m) for m in moments))
                for p, state, unit, *moments in rows]

    def answers(self):
        """The stored answer to each key."""
        return dict(self.rows("SELECT request_key, answer FROM kept_answer"))
