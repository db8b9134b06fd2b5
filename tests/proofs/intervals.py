"""The first checker: intervals on units. It shares no code with the program.

Times on a unit must not overlap, each answer must be stored as given, and a key must have one effect.
Each "full" must have a moment at which every unit may have been taken.
"""

from bisect import bisect_left, bisect_right


def check(requests, kept, full=True):
    """All faults, as sentences, and the counts of what was checked."""
    wrong = []
    steps, placements = kept.steps(), kept.placements()
    wrong += overlaps(granted(steps, placements))
    wrong += lost(requests.values(), steps, kept.answers())
    wrong += granted_twice(requests.values(), kept.answers(), placements)
    if full:
        wrong += false_full(requests.values(), kept.units())
    holds = [one for one in requests.values() if one.step == "hold"]
    counts = {
        "attempts": len(holds),
        "held": sum(one.word == "done" for one in holds),
        "full": sum(one.word == "full" for one in holds),
        "refused": sum(one.word == "refused" for one in requests.values()),
        "never answered": sum(one.word is None for one in requests.values()),
        "steps kept": len(steps),
    }
    return wrong, counts


ENDINGS = ("cancel", "discharge", "decline", "no-show", "withdraw", "transfer")


def granted(steps, placements):
    """The spans of units: unit, start, end and placement, by the clock of the database. A person who
    arrives after the hold expired gets a new grant, on the same unit or another."""
    by_placement = {}
    for placement, version, step, at, unit, until in steps:
        by_placement.setdefault(placement, []).append((version, step, at, unit, until))
    spans = []
    for placement, _state, _unit, _since, frees, _over in placements:
        has = None
        for _version, step, at, unit, until in sorted(by_placement.get(placement, [])):
            if has and (step in ENDINGS or at >= has[2] or unit != has[0]):
                spans.append((has[0], has[1], min(at, has[2]), placement))
                has = None
            if unit and step not in ENDINGS:
                has = (unit, has[1] if has else at, until)
        if has:
            spans.append((has[0], has[1], has[2] if frees is None else frees, placement))
    return spans


def overlaps(spans):
    wrong, before = [], {}
    for unit, start, end, placement in sorted(spans, key=lambda span: span[:3]):
        if unit in before and before[unit][0] > start:
            wrong.append(f"unit {unit}: {placement} from {start}, {before[unit][1]} until {before[unit][0]}")
        if unit not in before or before[unit][0] < end:
            before[unit] = (end, placement)
    return wrong


def lost(requests, steps, answers):
    """Checks that each answer "done" is stored as it was given."""
    there = {(placement, version): (step, unit) for placement, version, step, _, unit, _ in steps}
    wrong = []
    for one in requests:
        if one.word != "done":
            continue
        kept = there.get((one.answered, one.version))
        if kept is None or kept[0] != one.step:
            wrong.append(f"{one.key}: {one.step} of {one.answered} was answered and is lost: {kept}")
        elif one.step == "hold" and kept[1] != one.unit:
            wrong.append(f"{one.key}: unit {one.unit} was answered, {kept[1]} is kept")
        if one.key not in answers:
            wrong.append(f"{one.key}: its answer is lost")
    return wrong


def granted_twice(requests, answers, placements):
    """Checks that each placement was granted to one key, and each key got one placement."""
    wrong = [f"{one.key} was answered with {one.more} too" for one in requests if one.more]
    named = {}
    for key, answer in answers.items():
        for said in answer.split(", "):
            placement, version = said.split(" ")
            if version == "1":
                named.setdefault(placement, []).append(key)
    for placement, *_ in placements:
        if len(named.get(placement, [])) != 1:
            wrong.append(f"{placement} was granted to the keys {named.get(placement, [])}")
    return wrong


def false_full(requests, units):
    """Checks that each "full" has a moment between question and answer at which every unit may have
    been taken: from the request for it until the answer to its return."""
    ends, maybe, full = {}, {}, []
    for one in requests:
        if one.step in ("cancel", "discharge") and one.word != "refused":
            ends[one.placement] = one.heard if one.heard is not None else float("inf")
    for one in requests:
        if one.step == "hold" and one.word == "done":
            span = (one.asked, ends.get(one.answered, float("inf")))
            maybe.setdefault(one.group, {}).setdefault(one.unit, []).append(span)
        elif one.step == "hold" and one.word is None:
            # No answer names the unit.
            maybe.setdefault(one.group, {}).setdefault(None, []).append((one.asked, float("inf")))
        elif one.word == "full":
            full.append(one)
    wrong = []
    for one in full:
        with_somebody = maybe.get(one.group, {})
        spans = [merged(with_somebody.get(unit, [])) for unit in units[one.group]]
        unheard = with_somebody.get(None, [])
        if not any_moment(one.asked, one.heard, spans, unheard):
            wrong.append(f"{one.key}: full from {one.asked} to {one.heard}, with a unit free")
    return wrong


_merged = {}


def merged(spans):
    """Joins spans that touch. The result is cached, since every "full" of a group needs it."""
    found = _merged.get(id(spans))
    if found is None or found[0] is not spans:
        joined = []
        for start, end in sorted(spans):
            if joined and start <= joined[-1][1]:
                joined[-1][1] = max(joined[-1][1], end)
            else:
                joined.append([start, end])
        found = (spans, joined, [start for start, _ in joined])
        _merged[id(spans)] = found
    return found


def any_moment(asked, heard, units, unheard):
    """True if at some moment of the span, unanswered holds may explain all units that look free."""
    moments = {asked}
    for _, joined, starts in units:
        at = bisect_left(starts, asked)
        moments.update(starts[at:bisect_right(starts, heard)])
    moments.update(start for start, _ in unheard if asked <= start <= heard)
    for moment in moments:
        free = 0
        for _, joined, starts in units:
            at = bisect_right(starts, moment) - 1
            free += at < 0 or joined[at][1] < moment
        if free <= sum(start <= moment <= end for start, end in unheard):
            return True
    return False
