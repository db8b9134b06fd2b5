"""Makes up generalized assignment problems and solves them with `waystation assign --gap` and with
other solvers.

    python gap.py WAYSTATION [--seconds N]

Types A to D follow the rules of the literature (Chu and Beasley 1997), with costs to minimize. Needs
are 5 to 25 and costs 10 to 50. Capacities are ample (A), 70 % of that (B), or 80 % of what an agent
needs on average (C). Type D has needs of 1 to 100, and high costs where needs are low. The numbers
come from a seed, so these problems are of the same kind as the published files, but not the same.
"""

import argparse
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time

from run import SOLVERS, theirs

SIZES = [(5, 15), (5, 30), (10, 60), (5, 100), (10, 100), (20, 100)]


def made(kind, agents, jobs):
    """Costs and needs with one row per agent, and capacities."""
    dice = random.Random(f"{kind}{agents}x{jobs}")
    rows = lambda low, high: [[dice.randint(low, high) for _ in range(jobs)] for _ in range(agents)]
    if kind == "D":
        needs = rows(1, 100)
        costs = [[111 - need + dice.randint(-10, 10) for need in row] for row in needs]
    else:
        needs, costs = rows(5, 25), rows(10, 50)
    if kind in "AB":
        cheapest = [min(range(agents), key=lambda at: costs[at][job]) for job in range(jobs)]
        most = max(
            sum(needs[at][job] for job in range(jobs) if cheapest[job] == at)
            for at in range(agents)
        )
        has = 9 * jobs / agents + 0.4 * most
        return costs, needs, [int(has if kind == "A" else 0.7 * has)] * agents
    return costs, needs, [int(0.8 * sum(row) / agents) for row in needs]


def as_file(costs, needs, has):
    """The problem in the format of the OR-Library."""
    lines = [[len(costs), len(costs[0])], *costs, *needs, has]
    return "\n".join(" ".join(map(str, line)) for line in lines) + "\n"


def as_model(costs, needs, has):
    """The problem as a model, with a column for each agent and job, in this order."""
    agents, jobs = range(len(costs)), range(len(costs[0]))
    at = lambda agent, job: agent * len(jobs) + job
    each = [
        {"terms": [[at(agent, job), 1] for agent in agents], "sense": "=", "bound": 1}
        for job in jobs
    ]
    within = [
        {
            "terms": [[at(agent, job), needs[agent][job]] for job in jobs],
            "sense": "<=",
            "bound": has[agent],
        }
        for agent in agents
    ]
    columns = [{"worth": cost, "low": 0, "high": 1} for row in costs for cost in row]
    return {"kind": "assignment", "goal": "least", "columns": columns, "rows": each + within}


def ours(waystation, file, limit):
    """The answer of the command, and its whole run time: reading a small file takes almost none."""
    command = [waystation, "assign", "--gap", file, "--minimise", "--budget", f"{limit:.0f}s"]
    start = time.perf_counter()
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - start
    said = re.search(r"value (-?\d+), bound (-?\d+), (not )?proven", run.stdout)
    if said is None:
        return None, None, "not proven" not in run.stdout, seconds
    return int(said[1]), int(said[2]), said[3] is None, seconds


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("waystation", help="the program")
    asked.add_argument("--seconds", type=float, default=5.0, help="for each solver and problem")
    asked = asked.parse_args()
    print("| problem | ours | bound | s | " + " | ".join(f"{t} | s" for t in SOLVERS.values()) + " |")
    print("|---" * (4 + 2 * len(SOLVERS)) + "|")
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        file, model = pathlib.Path(folder, "gap.txt"), pathlib.Path(folder, "gap.json")
        for kind in "ABCD":
            for agents, jobs in SIZES:
                problem = made(kind, agents, jobs)
                file.write_text(as_file(*problem), encoding="utf-8")
                model.write_text(json.dumps(as_model(*problem)), encoding="utf-8")
                name = f"{kind} {agents} x {jobs}"
                value, bound, proven, seconds = ours(asked.waystation, str(file), asked.seconds)
                cells = [name, str(value), "proven" if proven else str(bound), f"{seconds:.2f}"]
                for solver, title in SOLVERS.items():
                    other = theirs(solver, str(model), asked.seconds)
                    best = other["objective"]
                    cells += [f"{best}{'' if other['proven'] else ' unproven'}"]
                    cells += [f"{other['seconds']:.2f}"]
                    if differs((value, bound, proven), other):
                        wrong.append(f"{name}: {title} finds {best}, ours {value}")
                print(f"| {' | '.join(cells)} |", flush=True)
    print("\n".join(wrong))
    return int(bool(wrong))


def differs(own, other):
    """True if an answer is worse than it claims, by the other's proof or by its own bound."""
    (value, bound, proven), best = own, other["objective"]
    if proven and best is not None and (value is None or best < value):
        return True
    if other["proven"] and value is not None and (best is None or value < best):
        return True
    return bound is not None and best is not None and best < bound


if __name__ == "__main__":
    sys.exit(main())
