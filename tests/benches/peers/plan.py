"""A plan as written by `waystation plan --dump`: stay options for the whole household and for each part
alone. Only the best plan is looked for: to give the ten best sets of programs, either solver would
have to run ten times.

Each function builds the model, calls `built`, and solves it on one thread until no gap is left. It
returns the cost (None if no plan was found), the bound, and True if it is proven.
"""

from assign import highs_model, solved_by_cp_sat, solved_by_highs

# The most stays of a part in the model for HiGHS. More make it slower; CP-SAT has no limit.
STAYS = 6


class Stay:
    """A stay option, its parts of the household, and its cost compared with staying nowhere."""

    def __init__(self, instance, option, part):
        nights, parts = instance["nights"], parts_of(instance)
        self.program, self.organization = option["program"], option["organization"]
        self.parts = range(parts) if part is None else [part]
        self.until = min(option["until"], nights)
        self.least, self.most = option["least"], min(option["most"], nights)
        self.first, self.last = option["enter_from"], min(option["enter_to"], nights) - 1
        self.weekdays = option["weekdays"]
        apart = 0 if part is None else instance["apart"]
        self.nightly = option["nightly"] + apart - instance["uncovered"]
        self.enter = instance["enter"]

    def can_be(self):
        return self.first + self.least <= self.until and self.first <= self.last

    def entries(self):
        """The nights on which the stay can begin."""
        last = min(self.last, self.until - self.least)
        return [night for night in range(self.first, last + 1) if night % 7 in self.weekdays]


def parts_of(instance):
    return max(len(instance["alone"]), 1)


def stays(instance):
    every = [(None, option) for option in instance["together"]]
    for part, options in enumerate(instance["alone"]):
        every += [(part, option) for option in options]
    made = [Stay(instance, option, part) for part, option in every]
    return [stay for stay in made if stay.can_be() and stay.entries()]


def nowhere(instance):
    """The cost of staying nowhere."""
    return instance["uncovered"] * instance["nights"] * parts_of(instance)


def grouped(keys):
    groups = {}
    for at, key in enumerate(keys):
        groups.setdefault(key, []).append(at)
    return groups.values()


def cp_sat(instance, limit, built):
    """Makes each stay option an optional interval. The intervals of one part do not overlap."""
    from ortools.sat.python import cp_model

    model, nights, every = cp_model.CpModel(), instance["nights"], stays(instance)
    taken, intervals, lengths, cost = [], [], [], []
    for stay in every:
        here = model.new_bool_var("")
        start = model.new_int_var_from_domain(cp_model.Domain.from_values(stay.entries()), "")
        length = model.new_int_var(0, stay.most, "")
        end = model.new_int_var(0, stay.until, "")
        model.add(length >= stay.least).only_enforce_if(here)
        model.add(length == 0).only_enforce_if(~here)
        intervals.append(model.new_optional_interval_var(start, length, end, here, ""))
        taken.append(here)
        lengths.append(length)
        movers = len(stay.parts)
        cost += [movers * stay.nightly * length, movers * stay.enter * here]
    for part in range(parts_of(instance)):
        mine = [at for at, stay in enumerate(every) if part in stay.parts]
        model.add_no_overlap(intervals[at] for at in mine)
        # This follows from the constraints above, but without it CP-SAT finds no bound.
        model.add(sum(lengths[at] for at in mine) <= nights)
    for group in grouped(stay.program for stay in every):
        model.add_at_most_one(taken[at] for at in group)
    known = []
    for group in grouped(stay.organization for stay in every):
        known.append(model.new_bool_var(""))
        model.add_max_equality(known[-1], [taken[at] for at in group])
    further = model.new_int_var(0, max(len(known), 1), "")
    model.add(further >= sum(known) - 1)
    model.minimize(sum(cost) + further * instance["organization"] + nowhere(instance))
    return solved_by_cp_sat(cp_model, model, limit, built)


def highs(instance, limit, built):
    """Gives each part a sequence of stays, each with its option, its start and its length."""
    import highspy

    model, nights, every = highs_model(highspy, limit), instance["nights"], stays(instance)
    add, total = model.addConstr, highspy.Highs.qsum
    taken = [model.addBinary() for _ in every]
    cost, first = [], {}
    for part in range(parts_of(instance)):
        mine = [at for at, stay in enumerate(every) if part in stay.parts]
        if not mine:
            continue
        rows, end_before, full_before = {at: [] for at in mine}, None, None
        for _ in range(min(STAYS, len(mine))):
            which = {at: model.addBinary() for at in mine}
            length = {at: model.addIntegral(lb=0, ub=every[at].most) for at in mine}
            start = model.addIntegral(lb=0, ub=nights)
            full, end = total(which.values()), start + total(length.values())
            add(full <= 1)
            if full_before is not None:
                add(full <= full_before)
                add(start >= end_before)
            for at in mine:
                add(length[at] <= every[at].most * which[at])
                add(length[at] >= every[at].least * which[at])
                rows[at].append((which[at], start, length[at]))
                cost.append(every[at].nightly * length[at])
            free = nights - nights * full
            add(start >= total(every[at].first * which[at] for at in mine))
            add(start <= total(every[at].last * which[at] for at in mine) + free)
            add(end <= total(every[at].until * which[at] for at in mine) + free)
            bound_to_days(model, highspy, (every, which, start), nights)
            end_before, full_before = end, full
        for at, slots in rows.items():
            add(total(which for which, _, _ in slots) == taken[at])
            if len(every[at].parts) > 1:
                tied(model, highspy, first.setdefault(at, []), slots, nights)
    for at, stay in enumerate(every):
        cost.append(len(stay.parts) * stay.enter * taken[at])
    for group in grouped(stay.program for stay in every):
        add(total(taken[at] for at in group) <= 1)
    known = [model.addBinary() for _ in grouped(stay.organization for stay in every)]
    for column, group in zip(known, grouped(stay.organization for stay in every)):
        for at in group:
            add(column >= taken[at])
    further = model.addVariable(lb=0, ub=max(len(known), 1))
    add(further >= total(known) - 1)
    model.setMinimize()
    model.setObjective(total(cost) + further * instance["organization"] + nowhere(instance))
    return solved_by_highs(highspy, model, built)


def bound_to_days(model, highspy, slot, nights):
    """Makes a stay begin on one of its weekdays, if it cannot begin on all of them."""
    every, which, start = slot
    bound = [at for at in which if len(every[at].weekdays) < 7]
    if not bound:
        return
    days = [model.addBinary() for _ in range(7)]
    weeks = model.addIntegral(lb=0, ub=nights // 7)
    total = highspy.Highs.qsum
    model.addConstr(total(days) == 1)
    model.addConstr(start == 7 * weeks + total(day * days[day] for day in range(7)))
    for at in bound:
        model.addConstr(which[at] <= total(days[day] for day in every[at].weekdays))


def tied(model, highspy, first, slots, nights):
    """Makes all parts come and go together: each follows the first."""
    total = highspy.Highs.qsum
    if not first:
        begin = model.addIntegral(lb=0, ub=nights)
        first += [begin, total(length for _, _, length in slots)]
    else:
        model.addConstr(total(length for _, _, length in slots) == first[1])
    for which, start, _ in slots:
        model.addConstr(start - first[0] <= nights - nights * which)
        model.addConstr(first[0] - start <= nights - nights * which)
