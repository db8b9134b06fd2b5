"""Solves an instance written by `waystation assign --dump` with other solvers.

    python assign.py DUMP [SECONDS]

Prints a line a solver: its name, objective, seconds, and whether that is proven; then the ratio of
its time to ours. Each solver runs in a process of its own: some cannot be loaded beside others.
"""

import json
import subprocess
import sys
import time

SOLVERS = ["ortools", "highspy"]


def ortools(dump, limit):
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    columns = [model.NewIntVar(c["low"], c["high"], "") for c in dump["columns"]]
    for row in dump["rows"]:
        left = sum(times * columns[column] for column, times in row["terms"])
        if row["sense"] == "<=":
            model.Add(left <= row["bound"])
        elif row["sense"] == ">=":
            model.Add(left >= row["bound"])
        else:
            model.Add(left == row["bound"])
    worth = sum(c["worth"] * column for c, column in zip(dump["columns"], columns))
    model.Maximize(worth) if dump["goal"] == "most" else model.Minimize(worth)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = limit
    start = time.perf_counter()
    status = solver.Solve(model)
    seconds = time.perf_counter() - start
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return solver.ObjectiveValue() if found else None, seconds, status == cp_model.OPTIMAL


def highspy(dump, limit):
    import highspy

    model = highspy.Highs()
    model.silent()
    for option, value in [("threads", 1), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.0), ("time_limit", limit)]:
        model.setOptionValue(option, value)
    infinite = highspy.kHighsInf
    for at, column in enumerate(dump["columns"]):
        model.addVar(column["low"], column["high"])
        model.changeColCost(at, column["worth"])
        model.changeColIntegrality(at, highspy.HighsVarType.kInteger)
    for row in dump["rows"]:
        low = row["bound"] if row["sense"] != "<=" else -infinite
        high = row["bound"] if row["sense"] != ">=" else infinite
        uses = [column for column, _ in row["terms"]]
        model.addRow(low, high, len(uses), uses, [times for _, times in row["terms"]])
    most = dump["goal"] == "most"
    model.changeObjectiveSense(highspy.ObjSense.kMaximize if most else highspy.ObjSense.kMinimize)
    start = time.perf_counter()
    model.run()
    seconds = time.perf_counter() - start
    proven = model.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return model.getInfo().objective_function_value, seconds, proven


def line(name, objective, seconds, proven):
    value = "none" if objective is None else round(objective)
    print(f"{name} {value} {seconds:.4f} {'proven' if proven else 'unproven'}", flush=True)


def main():
    path = sys.argv[1]
    limit = float(sys.argv[2]) if len(sys.argv) > 2 else 20.0
    with open(path) as file:
        dump = json.load(file)
    if len(sys.argv) > 3:
        name = sys.argv[3]
        objective, seconds, proven = globals()[name](dump, limit)
        line(name, objective, seconds, proven)
        if dump["ours"]["seconds"] > 0:
            print(f"{name}/waystation {seconds / dump['ours']['seconds']:.2f}")
        agree = objective is not None and round(objective) == dump["ours"]["objective"]
        # Two proofs of one instance must agree.
        sys.exit(1 if proven and dump["ours"]["proven"] and not agree else 0)
    ours = dump["ours"]
    line("waystation", ours["objective"], ours["seconds"], ours["proven"])
    failed = 0
    for name in SOLVERS:
        failed |= subprocess.run([sys.executable, __file__, path, str(limit), name]).returncode
    sys.exit(failed)


if __name__ == "__main__":
    main()
