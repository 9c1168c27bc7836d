#!/usr/bin/env python3
"""Simulates item judgments whose panelist totals equal the published ones of both rounds.

Usage: praxis_items.py TOTALS_CSV OUTPUT_FOLDER

No item judgment of the Praxis 5331 study has been published. This script invents 17 x 108 of them
on the 13-point scale: an item effect, a panelist effect and noise, rounded to the scale; then single
cells move by one scale step until each panelist's total is the published one. Round 2 changes some
cells towards the panel's median, as a discussion does, and is adjusted in the same way.
The numbers are random (seed below), so every page that shows them says "simulated".
"""
import csv
import pathlib
import random
import sys

SCALE = [0, 1, 2, 4, 6, 8, 10, 12, 14, 16, 18, 19, 20]  # twentieths of a point
AREAS = ["Foundations", "Assessment", "Treatment"]
SCORED, PRETEST, SEED = 108, 24, 5331


def units(text):
    """A total as a whole number of twentieths: 71.85 -> 1437."""
    whole, _, part = text.partition(".")
    hundredths = int(whole) * 100 + int((part + "00")[:2])
    assert hundredths % 5 == 0, text
    return hundredths // 5


def nearest(value):
    return min(range(13), key=lambda k: (abs(SCALE[k] - 20 * value), k))


def adjust(row, target, movable, rng):
    """Moves single cells one step towards the target until the total is met."""
    while (gap := target - sum(SCALE[k] for k in row)) != 0:
        step = 1 if gap > 0 else -1
        moves = [
            i for i in movable
            if 0 <= row[i] + step < 13 and abs(SCALE[row[i] + step] - SCALE[row[i]]) <= abs(gap)
        ]
        if not moves:  # only two-unit steps are left for a gap of one: go back one unit first
            moves = [i for i in movable if 0 <= row[i] - step < 13
                     and abs(SCALE[row[i] - step] - SCALE[row[i]]) == 1]
            step = -step
        i = rng.choice(moves)
        row[i] += step


def text(k):
    value = SCALE[k] * 5
    return {0: "0", 100: "1"}.get(value, f".{value:02d}")


def main():
    totals = list(csv.DictReader(open(sys.argv[1], newline="")))
    folder = pathlib.Path(sys.argv[2])
    rng = random.Random(SEED)
    item_effect = [rng.gauss(0, 0.17) for _ in range(SCORED)]
    first, second = [], []
    for row in totals:
        target = units(row["round1"])
        level = target / 20 / SCORED
        cells = [nearest(min(1, max(0, level + item_effect[i] + rng.gauss(0, 0.09))))
                 for i in range(SCORED)]
        adjust(cells, target, range(SCORED), rng)
        first.append(cells)
    median = [sorted(first[j][i] for j in range(len(first)))[len(first) // 2] for i in range(SCORED)]
    for j, row in enumerate(totals):
        cells = list(first[j])
        far = sorted(range(SCORED), key=lambda i: -abs(cells[i] - median[i]))
        touched = set(far[:8]) | set(rng.sample(range(SCORED), 6))
        for i in sorted(touched):
            if cells[i] != median[i] and rng.random() < 0.6:
                cells[i] += 1 if median[i] > cells[i] else -1
        target = units(row["round2"])
        movable = sorted(set(far[:40]) | touched)
        adjust(cells, target, movable, rng)
        second.append(cells)

    shown = [(f"I{i + 1:03d}", AREAS[i * 3 // SCORED], 1) for i in range(SCORED)]
    shown += [(f"X{i + 1:02d}", AREAS[i * 3 // PRETEST], 0) for i in range(PRETEST)]
    with open(folder / "items.csv", "w", newline="") as out:
        write = csv.writer(out, lineterminator="\n")
        write.writerow(["item", "area", "max_points", "scored"])
        write.writerows([item, area, 1, scored] for item, area, scored in shown)
    with open(folder / "judgments.csv", "w", newline="") as out:
        write = csv.writer(out, lineterminator="\n")
        write.writerow(["round", "panelist", "item", "value"])
        for j, row in enumerate(totals):
            for i in range(SCORED):
                write.writerow([1, row["panelist"], shown[i][0], text(first[j][i])])
        for j, row in enumerate(totals):
            for i in range(SCORED):
                if first[j][i] != second[j][i]:
                    write.writerow([2, row["panelist"], shown[i][0], text(second[j][i])])


main()
