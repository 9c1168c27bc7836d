#!/usr/bin/env python3
"""Simulates a clinical-skills examination: stations, classified examinees, a compromise panel.

Usage: clinical_skills.py OUTPUT_FOLDER

160 examinees walk through 8 stations; each station gives a checklist score of 0-20 and a global
rating of 1-5 (2 = borderline). Five judges sort 60 examinees into qualified, borderline or not
qualified by watching them, without the score; eight members of the board state the lowest and the
highest acceptable cut and fail rate, and their own cut with the pass rate they expect; and every
examinee belongs to one of two training routes. Everything is invented (seed below).
"""
import csv
import pathlib
import random
import sys

EXAMINEES, STATIONS, SEED = 160, 8, 20260101
rng = random.Random(SEED)
folder = pathlib.Path(sys.argv[1])


def save(name, head, rows):
    with open(folder / name, "w", newline="") as out:
        write = csv.writer(out, lineterminator="\n")
        write.writerow(head)
        write.writerows(rows)


ability = [rng.gauss(0, 1) for _ in range(EXAMINEES)]
easiness = [rng.gauss(0, 0.35) for _ in range(STATIONS)]
stations, totals = [], [0] * EXAMINEES
for e in range(EXAMINEES):
    for s in range(STATIONS):
        shown = ability[e] + easiness[s] + rng.gauss(0, 0.9)
        score = min(20, max(0, round(12.5 + 2.6 * shown)))
        rating = min(5, max(1, round(3 + 0.85 * (shown - easiness[s]) + rng.gauss(0, 0.45))))
        stations.append([f"E{e + 1:03d}", f"S{s + 1}", score, rating])
        totals[e] += score
save("stations.csv", ["person", "station", "score", "global_rating"], stations)

routes = [rng.choice(["university", "hospital"]) for _ in range(EXAMINEES)]
save("scores.csv", ["person", "score", "group"],
     [[f"E{e + 1:03d}", totals[e], routes[e]] for e in range(EXAMINEES)])

classified = []
for j in range(5):
    leniency = rng.gauss(0, 0.15)
    for e in sorted(rng.sample(range(EXAMINEES), 60)):
        seen = ability[e] + leniency + rng.gauss(0, 0.45)
        group = "qualified" if seen > -0.35 else "borderline" if seen > -0.95 else "not-qualified"
        classified.append([f"E{e + 1:03d}", f"J{j + 1}", group, totals[e]])
save("classified.csv", ["person", "panelist", "group", "score"], classified)

compromise = []
for j in range(8):
    cut = round(rng.gauss(88, 3))
    compromise.append([
        f"B{j + 1}", cut, round(100 - min(40, max(4, rng.gauss(20, 6)))),
        cut - rng.randint(4, 8), cut + rng.randint(4, 8), rng.randint(4, 10), rng.randint(24, 36),
    ])
save("compromise.csv", ["panelist", "k", "v", "kmin", "kmax", "fmin", "fmax"], compromise)
