"""The second checker: finds one order of all requests of a group that explains every answer.

A group of units is simple: a hold takes a unit, a return frees it, and "full" is right only when none
is free. The checker follows each history through all orders that are still possible, group by group
(just-in-time linearization after Wing, Gong and Lowe). It knows no clocks, so it is only for runs in
which nothing expires.
"""

MOST = 200_000


def check(requests, units):
    """The answers that no order explains, as sentences, and the groups that are too large to follow."""
    groups = {}
    for one in requests.values():
        groups.setdefault(one.group, []).append(one)
    wrong, undecided = [], []
    for group, asked in sorted(groups.items(), key=lambda item: int(item[0])):
        verdict = follow(group, asked, units[group])
        if verdict == "undecided":
            undecided.append(group)
        elif verdict:
            wrong.append(verdict)
    return wrong, undecided


def follow(group, asked, units):
    if any(one.word is None for one in asked):
        return "undecided"
    owner = {one.answered: one.unit for one in asked if one.step == "hold" and one.word == "done"}
    bit = {unit: 1 << at for at, unit in enumerate(units)}
    all_taken = (1 << len(units)) - 1
    effects, events = [], []
    for one in asked:
        effect = effect_of(one, owner, bit)
        if effect is None:
            continue
        at = len(effects)
        effects.append(effect)
        events.append((one.asked, 0, at))
        events.append((one.heard, 1, at))
    # At equal times the question comes first, since the two may have happened at once.
    events.sort()
    worlds, pending = {(0, frozenset())}, set()
    for _when, kind, at in events:
        if kind == 0:
            pending.add(at)
            continue
        worlds = {(state, done - {at}) for state, done in until(worlds, pending, at, effects, all_taken)}
        pending.discard(at)
        if not worlds:
            return f"group {group}: no order explains {asked_of(asked, effects, at)}"
        if len(worlds) > MOST:
            return "undecided"
    return None


def effect_of(one, owner, bit):
    """The effect of a request on the taken units: the unit it takes or frees; None if it has none."""
    if one.step == "hold" and one.word == "done":
        return ("take", bit[one.unit], one)
    if one.step == "hold" and one.word == "full":
        return ("full", 0, one)
    if one.step in ("cancel", "discharge") and one.word != "refused" and one.placement in owner:
        return ("free", bit[owner[one.placement]], one)
    return None


def until(worlds, pending, wanted, effects, all_taken):
    """Every world in which the wanted request has happened, with as few other requests as possible."""
    told_full = frozenset(at for at in pending if effects[at][0] == "full")
    changing = pending - told_full

    def world(state, done):
        # "Full" changes nothing, so give it to every request that may get it now; no order is lost.
        return (state, done | told_full) if state == all_taken else (state, done)

    found, open_ = set(), [world(*one) for one in worlds]
    seen = set(open_)
    while open_:
        state, done = open_.pop()
        if wanted in done:
            found.add((state, done))
            continue
        for at in changing - done:
            after = happen(state, effects[at], all_taken)
            if after is not None and (one := world(after, done | {at})) not in seen:
                seen.add(one)
                open_.append(one)
    return found


def happen(state, effect, all_taken):
    kind, unit, _ = effect
    if kind == "take":
        return None if state & unit else state | unit
    if kind == "free":
        return state & ~unit if state & unit else None
    return state if state == all_taken else None


def asked_of(asked, effects, at):
    one = effects[at][2]
    return f"{one.step} {one.word} {one.key} from {one.asked} to {one.heard}"
