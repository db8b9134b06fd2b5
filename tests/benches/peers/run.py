"""Solves instances written by `waystation assign --dump`, `waystation plan --dump` and the benchmark
beside this file with other solvers, and compares.

    python run.py [--seconds N] FILE...

Each solver runs in a process of its own, since their libraries cannot be loaded side by side, on
one thread, with no gap allowed. Only solving is timed, in ours as in theirs: not reading, not
building the model. Prints a table; a ratio is the median of ours / theirs, so that 0.1 is ten times
as fast. Exits with 1 where two proofs disagree, or where anybody finds better than a proven best.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import time

SOLVERS = {"cp_sat": "CP-SAT", "highs": "HiGHS"}


def one(solver, file, limit):
    """In a process of its own: solves one instance and prints what came of it."""
    import assign
    import plan

    with open(file, encoding="utf-8") as text:
        instance = json.load(text)
    module = {"assignment": assign, "plan": plan}[instance["kind"]]
    moments = [time.perf_counter()]
    objective, bound, proven = getattr(module, solver)(
        instance, limit, lambda: moments.append(time.perf_counter())
    )
    moments.append(time.perf_counter())
    building, solving = moments[1] - moments[0], moments[2] - moments[1]
    found = {"objective": objective, "bound": bound, "proven": proven}
    print(json.dumps(found | {"building": building, "seconds": solving}))


def theirs(solver, file, limit):
    command = [sys.executable, __file__, "--one", solver, "--seconds", str(limit), file]
    # Building in Python may take longer than solving.
    run = subprocess.run(command, capture_output=True, text=True, timeout=10 * limit + 300)
    if run.returncode != 0:
        sys.exit(f"{solver} failed on {file}:\n{run.stderr}")
    return json.loads(run.stdout.splitlines()[-1])


# Its model holds fewer stays than a plan may have, so that it may prove less than the best.
LIMITED = ("plan", "highs")


def against(instance, ours, other, solver):
    """What is wrong between two answers, or nothing."""
    better = max if instance["goal"] == "most" else min
    if other["objective"] is None:
        return "finds nothing where there is something" if other["proven"] else None
    best = better(ours["objective"], other["objective"])
    if ours["proven"] and best != ours["objective"]:
        return "is better than our proven best"
    if other["proven"] and best != other["objective"] and (instance["kind"], solver) != LIMITED:
        return "says to be proven, and is worse than ours"
    return None


def said(seconds):
    """In seconds, milliseconds or microseconds, two figures of them."""
    for unit, times in [("s", 1), ("ms", 1e3), ("\u00b5s", 1e6)]:
        if seconds * times >= 1 or unit == "\u00b5s":
            return f"{seconds * times:.{0 if seconds * times >= 10 else 1}f} {unit}"


def spent(answer):
    return said(answer["seconds"]) + ("" if answer["proven"] else " unproven")


def row(name, file, limit):
    """One instance: its times, and what disagrees."""
    with open(file, encoding="utf-8") as text:
        instance = json.load(text)
    instance.setdefault("goal", "least")
    ours = instance["ours"]
    cells, wrong, found = [name, str(ours["objective"]), spent(ours)], [], {"ours": ours}
    for solver, title in SOLVERS.items():
        other = found[solver] = theirs(solver, file, limit)
        value = "nothing" if other["objective"] is None else other["objective"]
        less = "" if value == ours["objective"] else f", {value}"
        ratio = f"{ours['seconds'] / other['seconds']:.2g}"
        cells += [f"{spent(other)}{less}", ratio]
        if says := against(instance, ours, other, solver):
            wrong.append(f"{name}: {title} {says}: {other['objective']}, ours {ours['objective']}")
    print(f"| {' | '.join(cells)} |", flush=True)
    return found, wrong


def summary(groups):
    print("\n| instances | ours / CP-SAT | ours / HiGHS | ours | CP-SAT | HiGHS | proven |")
    print("|---|---|---|---|---|---|---|")
    for name, found in groups.items():
        whos = ["ours", *SOLVERS]
        median = lambda who: statistics.median(one[who]["seconds"] for one in found)
        ratio = lambda who: statistics.median(
            one["ours"]["seconds"] / one[who]["seconds"] for one in found
        )
        proven = ", ".join(str(sum(one[who]["proven"] for one in found)) for who in whos)
        cells = [f"{name}, {len(found)}", *(f"{ratio(who):.2g}" for who in SOLVERS)]
        cells += [said(median(who)) for who in whos]
        print(f"| {' | '.join(cells)} | {proven} |")
    print("\nMedians; proven: how many by ours, by CP-SAT, by HiGHS.")


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--seconds", type=float, default=20.0, help="for each solver and instance")
    asked.add_argument("--one", choices=SOLVERS, help=argparse.SUPPRESS)
    asked.add_argument("files", nargs="+")
    asked = asked.parse_args()
    if asked.one:
        return one(asked.one, asked.files[0], asked.seconds)
    print("| instance | ours | in | CP-SAT | ours / CP-SAT | HiGHS | ours / HiGHS |")
    print("|---|---|---|---|---|---|---|")
    groups, wrong = {}, []
    for file in asked.files:
        name = os.path.basename(file).removesuffix(".json")
        found, says = row(name, file, asked.seconds)
        groups.setdefault(re.sub(r"-\d+$", "", name), []).append(found)
        wrong += says
    summary(groups)
    print("\n".join(wrong))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
