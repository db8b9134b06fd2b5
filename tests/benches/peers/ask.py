"""Turns profiles of `waystation generate` into questions for `waystation assign` and `plan`.

    python ask.py PROFILES FOLDER

Writes assign.json, with all households at once, and plan-1.json to plan-6.json, each with one household
for a year. Priorities, support and the households to keep apart follow a fixed cycle, so the same
profiles give the same questions.
"""

import json
import pathlib
import sys

PLANS, NIGHTS = 6, 365


def assignment(profiles):
    households = [
        profile
        | {"label": f"H{at}", "priority": ["urgent", "usual"][at % 2], "support": 1 + at % 4}
        for at, profile in enumerate(profiles)
    ]
    apart = [[f"H{at}", f"H{at + 1}"] for at in range(0, len(profiles) - 1, 7)]
    priorities = {"urgent": 8, "usual": 1}
    return {"households": households, "keep_apart": apart, "priorities": priorities}


def main():
    source, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    with open(source, encoding="utf-8") as lines:
        profiles = [json.loads(line) for line in lines]
    (folder / "assign.json").write_text(json.dumps(assignment(profiles)), encoding="utf-8")
    for number, profile in enumerate(profiles[:PLANS], start=1):
        asked = profile | {"nights": NIGHTS, "plans": 1}
        (folder / f"plan-{number}.json").write_text(json.dumps(asked), encoding="utf-8")


if __name__ == "__main__":
    main()
