"""Solves the instances of `waystation assign --dump`, `waystation plan --dump` and the benchmark beside
this file with other solvers, and compares the results.

    python run.py [--seconds N] FILE...

Each solver runs in its own process, since the libraries cannot be loaded together, on one thread and
with no gap allowed. Only solving is timed, for Waystation as for the others: not reading, and not
building the model. Prints a table; a ratio is the median of ours / theirs, so 0.1 is ten times as
fast. Exits with 1 if two proofs disagree, or if a solver beats a proven best.
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
    """Solves one instance and prints the result; runs in its own process."""
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


# Its model allows fewer stays than a plan may have, so its proven best may be worse.
LIMITED = ("plan", "highs")


def against(instance, ours, other, solver):
    """The contradiction between two answers; None if there is none."""
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
    """The time in seconds, milliseconds or microseconds, with two digits."""
    for unit, times in [("s", 1), ("ms", 1e3), ("\u00b5s", 1e6)]:
        if seconds * times >= 1 or unit == "\u00b5s":
            return f"{seconds * times:.{0 if seconds * times >= 10 else 1}f} {unit}"


def spent(answer):
    return said(answer["seconds"]) + ("" if answer["proven"] else " unproven")


def row(name, file, limit):
    """Prints one instance with its times; returns the answers and the contradictions."""
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
