# SPDX-License-Identifier: Apache-2.0
"""Writes Studies/holistic-scores/ratings.csv: simulated ratings of invented applicants.

    python3 tools/simulate/holistic_ratings.py [OUTPUT]

Each applicant has a latent standing, each rater a severity; a rating is their sum with noise, rounded to
the scale. Nobody is rated here: applicants, raters and remarks are invented, from a seed.
"""
import csv
import pathlib
import random
import sys

SEED = 20261123
CRITERIA = [
    "specialty_letters", "clerkship_grades", "perceived_knowledge", "commitment_to_specialty",
    "audition_elective",
]
PROGRAMS = {"P1": (18, ["R1", "R2", "R3"]), "P2": (9, ["R4", "R5"])}


def rows(draw):
    for program, (count, raters) in PROGRAMS.items():
        severity = {rater: draw.gauss(0, 0.35) for rater in raters}
        for number in range(count):
            applicant = f"A{len(program) * 100 + int(program[1]) * 100 + number:03d}"
            standing = draw.gauss(3.3, 0.9)
            for criterion in CRITERIA:
                # Few do an audition elective, and one file came without letters and grades.
                if criterion == "audition_elective" and draw.random() < 0.3:
                    continue
                if number == count - 1 and criterion in CRITERIA[:2]:
                    continue
                own = standing + draw.gauss(0, 0.4)
                for rater in raters:
                    value = round(own - severity[rater] + draw.gauss(0, 0.45))
                    yield [
                        program, applicant, criterion, rater, min(5, max(1, value)),
                        f"example remark {draw.randrange(1000)}" if draw.random() < 0.1 else "",
                    ]


def main():
    here = pathlib.Path(__file__).resolve().parents[2]
    target = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else here / "Studies/holistic-scores")
    with (target / "ratings.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["program", "applicant", "criterion", "rater", "value", "comment"])
        writer.writerows(rows(random.Random(SEED)))


if __name__ == "__main__":
    main()
