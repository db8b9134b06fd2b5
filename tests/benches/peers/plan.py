"""Solves what `waystation plan --dump FILE` wrote with other solvers, for one plan (K = 1).

    python3 plan.py FILE cp-sat | highs [SECONDS]

prints one line: solver, cost, seconds, whether proven. Each solver runs in a process of its own,
since the libraries of both cannot be loaded side by side. Only one party is solved: the ways to
stay together.
"""

import json
import sys
import time


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def stages(data):
    """A gap takes a stage of its own: two for each stay, and one for the end."""
    programs = {option["program"] for option in data["together"]}
    return min(len(programs), 6) * 2 + 1


def cp_sat(data, seconds):
    """Each option a stay that is taken or not, from a night for some nights; stays do not overlap."""
    from ortools.sat.python import cp_model

    model, nights = cp_model.CpModel(), data["nights"]
    stays, cost, by_program, by_organization = [], [], {}, {}
    for at, option in enumerate(data["together"]):
        taken = model.new_bool_var(f"taken{at}")
        last = min(option["enter_to"], nights) - 1
        most = min(option["most"], nights)
        if last < option["enter_from"] or most < option["least"]:
            model.add(taken == 0)
            continue
        start = model.new_int_var(option["enter_from"], last, f"start{at}")
        length = model.new_int_var(option["least"], most, f"length{at}")
        end = model.new_int_var(0, min(option["until"], nights), f"end{at}")
        stays.append(model.new_optional_interval_var(start, length, end, taken, f"stay{at}"))
        if len(option["weekdays"]) < 7:
            day = model.new_int_var_from_domain(
                cp_model.Domain.from_values(option["weekdays"]), f"day{at}"
            )
            week = model.new_int_var(0, nights // 7 + 1, f"week{at}")
            model.add(start == 7 * week + day).only_enforce_if(taken)
        used = model.new_int_var(0, most, f"used{at}")
        model.add(used == length).only_enforce_if(taken)
        model.add(used == 0).only_enforce_if(~taken)
        cost.append(used * (option["nightly"] - data["uncovered"]) + taken * data["enter"])
        by_program.setdefault(option["program"], []).append(taken)
        by_organization.setdefault(option["organization"], []).append(taken)
    model.add_no_overlap(stays)
    for options in by_program.values():
        model.add_at_most_one(options)
    known = []
    for at, options in by_organization.items():
        organization = model.new_bool_var(f"organization{at}")
        model.add_max_equality(organization, options)
        known.append(organization)
    further = model.new_int_var(0, len(known), "further")
    model.add(further >= sum(known) - 1)
    model.minimize(sum(cost) + further * data["organization"] + nights * data["uncovered"])
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 1
    began = time.process_time()
    status = solver.solve(model)
    return round(solver.objective_value), time.process_time() - began, status == cp_model.OPTIMAL


def highs(data, seconds):
    """The stage model: in each stage one option or none, entered once, for whole nights."""
    import highspy

    model, nights, options = highspy.Highs(), data["nights"], data["together"]
    for name, value in [
        ("output_flag", False),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 0.0),
        ("time_limit", seconds),
        ("threads", 1),
    ]:
        model.setOptionValue(name, value)
    count = stages(data)
    lengths = [model.addIntegral(lb=0, ub=nights) for _ in range(count)]
    model.addConstr(sum(lengths) == nights)
    days = [[model.addBinary() for _ in range(7)] for _ in range(count)]
    weeks = [model.addIntegral(lb=0, ub=nights // 7 + 1) for _ in range(count)]
    used = [model.addBinary() for _ in options]
    taken = [[model.addBinary() for _ in range(count)] for _ in options]
    nights_at = [[model.addIntegral(lb=0, ub=nights) for _ in range(count)] for _ in options]
    cost = []
    for stage in range(count):
        start = sum(lengths[:stage]) if stage else 0
        model.addConstr(sum(days[stage]) == 1)
        model.addConstr(
            7 * weeks[stage] + sum(day * days[stage][day] for day in range(7)) - start == 0
        )
        model.addConstr(sum(taken[o][stage] for o in range(len(options))) <= 1)
        model.addConstr(sum(nights_at[o][stage] for o in range(len(options))) <= lengths[stage])
        for o, option in enumerate(options):
            here = taken[o][stage]
            model.addConstr(nights_at[o][stage] <= min(option["most"], nights) * here)
            # A stay fills its stage: nights without a place are stages of their own.
            model.addConstr(nights_at[o][stage] >= lengths[stage] - nights * (1 - here))
            model.addConstr(start - nights * here >= option["enter_from"] - nights)
            model.addConstr(start + nights * here <= option["enter_to"] - 1 + nights)
            end = start + lengths[stage]
            model.addConstr(end + nights * here <= min(option["until"], nights) + nights)
            if len(option["weekdays"]) < 7:
                model.addConstr(here <= sum(days[stage][day] for day in option["weekdays"]))
            cost.append(nights_at[o][stage] * (option["nightly"] - data["uncovered"]))
    for o, option in enumerate(options):
        model.addConstr(sum(taken[o]) == used[o])
        model.addConstr(sum(nights_at[o]) >= option["least"] * used[o])
    for program in {option["program"] for option in options}:
        here = [used[o] for o, option in enumerate(options) if option["program"] == program]
        model.addConstr(sum(here) <= 1)
    known = []
    for organization in {option["organization"] for option in options}:
        column = model.addBinary()
        for o, option in enumerate(options):
            if option["organization"] == organization:
                model.addConstr(column >= used[o])
        known.append(column)
    further = model.addVariable(lb=0, ub=max(len(known), 1))
    model.addConstr(further >= sum(known) - 1)
    total = sum(cost) + sum(column * data["enter"] for column in used)
    total = total + further * data["organization"]
    began = time.process_time()
    model.minimize(total)
    took = time.process_time() - began
    proven = model.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return round(model.getObjectiveValue()) + nights * data["uncovered"], took, proven


if __name__ == "__main__":
    path, solver = sys.argv[1], sys.argv[2]
    seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 60.0
    solve = {"cp-sat": cp_sat, "highs": highs}[solver]
    cost, took, proven = solve(read(path), seconds)
    print(f"{solver} {cost} {took:.3f} {'proven' if proven else 'unproven'}")
