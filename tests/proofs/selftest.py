#!/usr/bin/env python3
"""The checkers against made-up histories: good ones pass, and the right checkers catch each fault."""

import random
import time

import history
import intervals
from records import Request

UNITS = {"0": ["u0", "u1"]}
LONG = float("inf")


class Memory:
    """A stored database that agrees with the requests, unless a test changes it."""

    def __init__(self, asked):
        done = [one for one in asked.values() if one.word == "done"]
        self._steps = [(one.answered, one.version, one.step, one.since, one.unit, LONG) for one in done]
        self._placements = [(one.answered, "held", one.unit, one.since, None, None)
                            for one in done if one.step == "hold"]
        self._answers = {one.key: f"{one.answered} {one.version}" for one in done}

    steps = lambda self: self._steps
    placements = lambda self: self._placements
    answers = lambda self: self._answers
    units = lambda self: UNITS


def made(count, seed):
    """A correct history: two units, several clients, each effect between question and answer."""
    chance, asked, held, moment = random.Random(seed), {}, {}, 0
    for nth in range(count):
        moment += 10
        early, late = moment - chance.randrange(25), moment + chance.randrange(25)
        free = [unit for unit in UNITS["0"] if unit not in held.values()]
        key = f"k{nth}"
        if held and chance.random() < 0.5:
            placement = chance.choice(sorted(held))
            unit = held.pop(placement)
            # A client gives a unit back only after the answer that granted it.
            early = moment = max(moment, asked[placement.replace("p", "k")].heard)
            late = max(late, moment)
            one = Request(key, "c", "cancel", "0", placement, early, late, "done", unit, placement, 2, moment)
        elif free:
            held[f"p{nth}"] = free[0]
            one = Request(key, "c", "hold", "0", "-", early, late, "done", free[0], f"p{nth}", 1, moment)
        else:
            one = Request(key, "c", "hold", "0", "-", early, late, "full")
        asked[key] = one
    return asked


def found(asked, kept=None):
    first, _ = intervals.check(asked, kept or Memory(asked))
    second, undecided = history.check(asked, UNITS)
    assert not undecided
    return bool(first), bool(second)


def spanned(key, asked, heard, word, unit=None):
    return Request(key, "c", "hold", "0", "-", asked, heard, word, unit, unit and f"p{key}", unit and 1, heard)


def overlapping(*steps):
    """True if two of these steps of placements on units overlap; none of the placements is over."""
    placements = {placement: (placement, "held", None, None, None, None) for placement, *_ in steps}
    return bool(intervals.overlaps(intervals.granted(steps, placements.values())))


def late():
    """A person whose hold expired at 10 arrives at 20; another holds the unit from then or earlier."""
    for since, wrong in ((10, False), (15, False), (9, True)):
        held, other = ("p", 1, "hold", 0, "u0", 10), ("q", 1, "hold", since, "u0", 30)
        elsewhere, back = ("p", 2, "arrive", 20, "u1", LONG), ("p", 2, "arrive", 20, "u0", LONG)
        assert overlapping(held, other, elsewhere) == wrong, since
        assert overlapping(held, other, back), "come back to a unit that another has"
        assert overlapping(held, other, ("q", 2, "cancel", 18, None, LONG), back) == wrong, since
    in_time = ("p", 2, "arrive", 5, "u0", LONG)
    assert overlapping(("p", 1, "hold", 0, "u0", 10), in_time, ("q", 1, "hold", 15, "u0", 30))


def main():
    late()
    for seed in range(300):
        good = made(60, seed)
        assert found(good) == (False, False), (seed, found(good))
    both = {"a": spanned("a", 0, 5, "done", "u0"), "b": spanned("b", 10, 15, "done", "u0")}
    assert found(both) == (True, True), "one unit twice"
    full = {"a": spanned("a", 0, 5, "done", "u0"), "b": spanned("b", 10, 15, "full")}
    assert found(full) == (True, True), "full beside a free unit"
    asked = {"a": spanned("a", 0, 5, "done", "u0")}
    for hole in ("_steps", "_placements", "_answers"):
        kept = Memory(asked)
        setattr(kept, hole, type(getattr(kept, hole))())
        if hole == "_placements":
            continue  # a placement is deleted a day after its end; its step is what counts
        assert found(asked, kept)[0], f"{hole} lost"
    twice = Memory(asked)
    twice._answers["b"] = "pa 1"
    assert found(asked, twice)[0], "one placement for two keys"
    began = time.monotonic()
    found(made(5000, 1))
    print(f"the checkers catch what they should; 5,000 requests in {time.monotonic() - began:.2f} s")


if __name__ == "__main__":
    main()
