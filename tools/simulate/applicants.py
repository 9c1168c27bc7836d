#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Invents the applicants of one season of a residency program, and a class of residents.

Usage: applicants.py season OUTPUT_FILE    240 applicants with scores, schools and past outcomes
       applicants.py class OUTPUT_FILE     1,000 residents with the shares of a published sentence

Season: Step 1 has a number for those who took it before it became pass/fail and a pass for the others;
some scores are not on file. Graduates of schools abroad have older numbers more often, as older graduates
have. Of some applicants the gender is not stated. Who was interviewed, ranked and matched follows a
latent quality with noise, not the screen. Nobody exists; every distribution is made up (seed below).

Class: 19 of 1,000 have both Step scores above 259, 86 more only Step 2 CK, so that the shares are the
10.5 % and 1.9 % of the sentence. The rows are made to give these shares and say nothing else.
"""
import csv
import random
import sys

APPLICANTS, SEED = 240, 20230927
SCHOOLS = [("us_md", 0.42), ("us_do", 0.18), ("us_img", 0.14), ("non_us_img", 0.26)]


def save(path, head, rows):
    with open(path, "w", newline="") as out:
        write = csv.writer(out, lineterminator="\n")
        write.writerow(head)
        write.writerows(rows)


def clip(value, low, high):
    return max(low, min(high, round(value)))


def season(path):
    rng = random.Random(SEED)
    head = (
        "id applied_on school_type img gender step1_kind step1 step1_attempts step2_ck graduated_in "
        "us_experience rural_home service_years interviewed ranked matched"
    ).split()
    rows = []
    for number in range(1, APPLICANTS + 1):
        draw = rng.random()
        for school, share in SCHOOLS:
            draw -= share
            if draw < 0:
                break
        abroad = school in ("us_img", "non_us_img")
        skill = rng.gauss(0, 1)
        years_back = min(8, int(rng.expovariate(0.5 if abroad else 1.6)))
        graduated = 2024 - years_back
        took_numeric = rng.random() < (0.95 if years_back >= 2 else 0.35 if years_back == 1 else 0.2)
        mean = {"us_md": 232, "us_do": 226, "us_img": 219, "non_us_img": 230}[school]
        step1 = clip(mean + 15 * skill + rng.gauss(0, 9), 194, 270)
        reports = rng.random() < 0.96
        kind = "numeric" if took_numeric else "pass"
        step2 = clip(step1 + 14 + rng.gauss(0, 8), 205, 280) if rng.random() < 0.88 else ""
        attempts = 1 if rng.random() < (0.9 if abroad else 0.96) else 2
        gender = rng.choice(["woman", "man", "woman", "man", "woman", "man", "man", "woman", ""])
        experience = clip(rng.gauss(7, 5), 0, 24) if abroad else clip(rng.gauss(16, 3), 8, 24)
        rural = "yes" if rng.random() < 0.22 else "no"
        service = clip(rng.expovariate(1.1), 0, 6)
        quality = skill + 0.3 * (rural == "yes") + 0.2 * service - 0.25 * (attempts > 1) + rng.gauss(0, 1)
        interviewed = quality > 0.75
        ranked = interviewed and rng.random() < 0.8
        matched = ranked and rng.random() < 0.25
        yes = ["no", "yes"]
        rows.append([
            f"A{number:03}", "2023-09-27", school, yes[abroad], gender,
            kind if reports else "absent", step1 if took_numeric and reports else "",
            attempts if reports else "", step2, graduated, experience, rural, service,
            yes[interviewed], yes[ranked], yes[matched],
        ])
    save(path, head, rows)


def residents(path):
    rng = random.Random(SEED + 1)
    kinds = ["both"] * 19 + ["step2"] * 86 + ["neither"] * 895
    rng.shuffle(kinds)
    rows = []
    for number, kind in enumerate(kinds, 1):
        step1 = rng.randint(260, 268) if kind == "both" else rng.randint(205, 259)
        step2 = rng.randint(215, 259) if kind == "neither" else rng.randint(260, 275)
        rows.append([f"R{number:04}", step1, step2])
    save(path, ["id", "step1", "step2_ck"], rows)


{"season": season, "class": residents}[sys.argv[1]](sys.argv[2])
