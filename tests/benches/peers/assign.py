"""An assignment as written by `waystation assign --dump`: integer columns, and rows.

Each function builds the model, calls `built`, and solves it on one thread until no gap is left. It
returns the objective (None if no point was found), the bound, and True if it is proven.
"""


def cp_sat(instance, limit, built):
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    columns = [model.new_int_var(c["low"], c["high"], "") for c in instance["columns"]]
    for row in instance["rows"]:
        left = sum_of(cp_model, columns, row["terms"])
        if row["sense"] == "<=":
            model.add(left <= row["bound"])
        elif row["sense"] == ">=":
            model.add(left >= row["bound"])
        else:
            model.add(left == row["bound"])
    worth = sum_of(cp_model, columns, enumerate(c["worth"] for c in instance["columns"]))
    if instance["goal"] == "most":
        model.maximize(worth)
    else:
        model.minimize(worth)
    return solved_by_cp_sat(cp_model, model, limit, built)


def sum_of(cp_model, columns, terms):
    places, times = zip(*terms)
    return cp_model.LinearExpr.weighted_sum([columns[at] for at in places], list(times))


def solved_by_cp_sat(cp_model, model, limit, built):
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = limit
    built()
    status = solver.solve(model)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    objective = round(solver.objective_value) if found else None
    return objective, round(solver.best_objective_bound), status == cp_model.OPTIMAL


def highs(instance, limit, built):
    import highspy

    model = highs_model(highspy, limit)
    infinite = highspy.kHighsInf
    for at, column in enumerate(instance["columns"]):
        model.addVar(column["low"], column["high"])
        model.changeColCost(at, column["worth"])
        model.changeColIntegrality(at, highspy.HighsVarType.kInteger)
    for row in instance["rows"]:
        low = row["bound"] if row["sense"] != "<=" else -infinite
        high = row["bound"] if row["sense"] != ">=" else infinite
        places, times = zip(*row["terms"])
        model.addRow(low, high, len(places), list(places), list(times))
    most = instance["goal"] == "most"
    model.changeObjectiveSense(highspy.ObjSense.kMaximize if most else highspy.ObjSense.kMinimize)
    return solved_by_highs(highspy, model, built)


def highs_model(highspy, limit):
    model = highspy.Highs()
    model.silent()
    for option, value in [
        ("threads", 1),
        ("parallel", "off"),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 0.0),
        ("time_limit", float(limit)),
    ]:
        model.setOptionValue(option, value)
    return model


def solved_by_highs(highspy, model, built):
    built()
    model.run()
    info = model.getInfo()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    objective = round(info.objective_function_value) if found else None
    bound = info.mip_dual_bound
    proven = model.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return objective, round(bound) if abs(bound) < highspy.kHighsInf else None, proven
