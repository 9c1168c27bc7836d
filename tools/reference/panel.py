#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the reference tables of the panel side: statistics, cut distributions, conversion, agreement.

Usage: python3 tools/reference/panel.py PANELIST_TOTALS.csv
Needs numpy and mpmath. Everything that can be exact is computed with fractions and big integers:
counts of resampled panels are integers out of J**J, never floating-point probabilities.
"""

import itertools
import math
import random
import sys
from collections import Counter
from fractions import Fraction as F
from pathlib import Path

import mpmath as mp
import numpy as np

mp.mp.dps = 50
TESTS = Path(__file__).resolve().parents[2] / "Tests"
PANEL = TESTS / "StandardSettingTests" / "Reference"
PSYCH = TESTS / "PsychometricsTests" / "Reference"
SEED = 20140114


def write(folder, name, source, head, rows):
    folder.mkdir(exist_ok=True)
    with open(folder / name, "w", newline="\n") as out:
        out.write(f"# source: {source}\n")
        out.write(",".join(head) + "\n")
        for row in rows:
            out.write(",".join(str(cell) for cell in row) + "\n")


def digits(value, count=17):
    if isinstance(value, F):
        value = mp.mpf(value.numerator) / value.denominator
    return mp.nstr(mp.mpf(value), count, strip_zeros=False, min_fixed=-30, max_fixed=30)


def root(value):
    return mp.sqrt(mp.mpf(value.numerator) / value.denominator)


def mean(values):
    return sum(values, F(0)) / len(values)


def median(values):
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def trimmed(values, each):
    return mean(sorted(values)[each : len(values) - each])


def squares(values):
    centre = mean(values)
    return sum(((v - centre) ** 2 for v in values), F(0))


ROUND = {
    "ceil": lambda q: F(math.ceil(q)),
    "floor": lambda q: F(math.floor(q)),
    "nearest-half-up": lambda q: F(math.floor(q + F(1, 2))),
    "nearest-half-down": lambda q: F(math.ceil(q - F(1, 2))),
    "nearest-half-even": lambda q: F(round(q)),
    "none": lambda q: q,
}


def statistics(rounds):
    rows = []
    for number, values in enumerate(rounds, 1):
        n = len(values)
        spread = squares(values)
        middle = median(values)
        t = mp.mpf(mp.findroot(lambda x: mp.betainc((n - 1) / mp.mpf(2), mp.mpf(1) / 2, 0,
            (n - 1) / ((n - 1) + x * x), regularized=True) - mp.mpf("0.05"), 2.1))
        centre = mp.mpf(mean(values).numerator) / mean(values).denominator
        sej = root(spread / (n * (n - 1)))
        figures = {
            "sum": sum(values, F(0)), "mean": mean(values), "minimum": min(values),
            "maximum": max(values), "median": middle,
            "mad": median([abs(v - middle) for v in values]),
            "trimmed1": trimmed(values, 1), "trimmed2": trimmed(values, 2),
            "sd": root(spread / (n - 1)), "sd-divisor-n": root(spread / n), "sej": sej,
            "bootstrap-sd": root(spread / (n * n)), "t": t,
            "t-lower": centre - t * sej, "t-upper": centre + t * sej,
            "quartile1": F(np.quantile([float(v) for v in values], 0.25)).limit_denominator(400),
            "quartile3": F(np.quantile([float(v) for v in values], 0.75)).limit_denominator(400),
        }
        rows += [(number, key, digits(value)) for key, value in figures.items()]
    before, after = rounds
    change = [b - a for a, b in zip(before, after)]
    products = sum((a * b for a, b in zip(before, after)), F(0)) - sum(before) * sum(after) / F(len(before))
    figures = {
        "correlation": mp.mpf(products.numerator) / products.denominator
        / root(squares(before) * squares(after)),
        "mean-change": mean(change), "sd-change": root(squares(change) / (len(change) - 1)),
        "variance-ratio": squares(before) / squares(after),
        "up": F(sum(c > 0 for c in change)), "down": F(sum(c < 0 for c in change)),
    }
    rows += [("change", key, digits(value)) for key, value in figures.items()]
    return rows


def mean_counts(values):
    """Sums of J ordered draws and how many of the J**J panels give each, in big integers."""
    table = {F(0): 1}
    for _ in values:
        following = Counter()
        for total, count in table.items():
            for value in values:
                following[total + value] += count
        table = following
    return {total / len(values): count for total, count in table.items()}


def median_counts(values):
    """Order-statistic counts for an odd panel, in big integers."""
    n, result, below = len(values), {}, 0
    tail = lambda k: sum(math.comb(n, i) * k**i * (n - k) ** (n - i) for i in range((n + 1) // 2, n + 1))
    for value in sorted(set(values)):
        upto = below + values.count(value)
        result[value] = tail(upto) - tail(below)
        below = upto
    return result


def brute_counts(values, statistic):
    return Counter(statistic(panel) for panel in itertools.product(values, repeat=len(values)))


def probabilities(counts, rule):
    total = sum(counts.values())
    cuts = Counter()
    for value, count in counts.items():
        cuts[ROUND[rule](value)] += count
    return [(cut, F(count, total)) for cut, count in sorted(cuts.items())]


def quantile(counts, share):
    total, seen = sum(counts.values()), 0
    for value, count in sorted(counts.items()):
        seen += count
        if F(seen, total) >= share:
            return value


def seed_distributions(rounds):
    rows, quantiles = [], []
    for number, values in enumerate(rounds, 1):
        counts = mean_counts(values)
        for rule in ("ceil", "nearest-half-up", "floor"):
            rows += [(number, "mean", rule, cut, digits(p)) for cut, p in probabilities(counts, rule)]
        rows += [(number, "median", "ceil", cut, digits(p))
                 for cut, p in probabilities(median_counts(values), "ceil")]
        quantiles += [(number, float(s), quantile(counts, s)) for s in (F(1, 40), F(1, 2), F(39, 40))]
    return rows, quantiles


def small_panels():
    draw = random.Random(SEED)
    rows = []
    for case in range(24):
        size = draw.choice([2, 3, 4, 5, 6])
        step = draw.choice([1, 2, 5, 20])
        values = [F(draw.randrange(0, 12 * step), step) for _ in range(size)]
        choices = {"mean": mean, "median": median}
        if size > 2:
            choices["trimmed1"] = lambda v: trimmed(v, 1)
        for name, statistic in choices.items():
            rule = draw.choice(sorted(ROUND))
            listed = " ".join(str(v) for v in values)
            rows += [(case, listed, name, rule, cut, digits(p))
                     for cut, p in probabilities(brute_counts(values, statistic), rule)]
    return rows


def bounds(pair, rounding):
    s = pair[1]
    return {"half-up": (s - F(1, 2), s + F(1, 2)), "floor": (s, s + 1), "ceil": (s - 1, s)}[rounding]


def corners(pairs, rounding):
    """All crossings of bounding lines that obey every closed constraint: no clipping involved."""
    edges = [(x, bound) for x, s in pairs for bound in bounds((x, s), rounding)]
    found = set()
    for (x, u), (y, v) in itertools.combinations(edges, 2):
        if x == y:
            continue
        b = (v - u) / (y - x)
        a = u - b * x
        if all(low <= a + b * z <= high for z, s in pairs for low, high in [bounds((z, s), rounding)]):
            found.add((b, a))
    return sorted(found)


def conversion():
    pairs = [(F(x), F(s)) for x, s in [(65, 150), (70, 157), (74, 162), (79, 169), (84, 175)]]
    vertices, table = [], []
    for rounding in ("half-up", "floor", "ceil"):
        points = corners(pairs, rounding)
        vertices += [(rounding, b, a) for b, a in points]
        for x in range(0, 109):
            ends = [a + b * x for b, a in points]
            # A hair inside both ends: every bound of this polygon is open or attained at a corner
            # that the strict edges admit, so probing the corners and points near them is enough.
            hair = F(1, 10**12)
            low, high = min(ends), max(ends)
            shift = F(1, 2) if rounding == "half-up" else F(0)
            step = (lambda v: math.ceil(v)) if rounding == "ceil" else (lambda v: math.floor(v + shift))
            attained = lambda v: any(
                a + b * x == v and all(
                    (lo <= a + b * z < hi) if rounding != "ceil" else (lo < a + b * z <= hi)
                    for z, s in pairs for lo, hi in [bounds((z, s), rounding)])
                for b, a in points)
            lowest = step(low if attained(low) else low + hair)
            highest = step(high if attained(high) else high - hair)
            clamp = lambda s: min(max(s, 100), 200)
            table.append((rounding, x, clamp(lowest), clamp(highest)))
    return vertices, table


def two_way(matrix):
    data = np.array(matrix, dtype=float)
    rows, columns = data.shape
    grand = data.mean()
    by_row, by_column = data.mean(axis=1), data.mean(axis=0)
    residual = data - by_row[:, None] - by_column[None, :] + grand
    return (columns * ((by_row - grand) ** 2).sum() / (rows - 1),
            rows * ((by_column - grand) ** 2).sum() / (columns - 1),
            (residual**2).sum() / ((rows - 1) * (columns - 1)))


def tables_of_ratings():
    draw = random.Random(SEED + 1)
    scale = [0, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 100]
    rows = []
    for case in range(12):
        judges, items = draw.randrange(2, 9), draw.randrange(2, 15)
        matrix = [[draw.choice(scale) / 100 for _ in range(items)] for _ in range(judges)]
        ms_j, ms_i, ms_ji = two_way(matrix)
        var_j, var_i = (ms_j - ms_ji) / items, (ms_i - ms_ji) / judges
        totals = np.array(matrix).sum(axis=1)
        fixed = items**2 * (max(var_j, 0) / judges + ms_ji / (items * judges))
        both = fixed + items**2 * max(var_i, 0) / items
        common = ms_i + (judges - 1) * ms_ji
        consistency = (ms_i - ms_ji) / common
        agreement = (ms_i - ms_ji) / (common + judges / items * (ms_j - ms_ji))
        listed = "|".join(" ".join(f"{v:.2f}" for v in row) for row in matrix)
        rows.append((case, listed) + tuple(repr(float(v)) for v in (
            ms_j, ms_i, ms_ji, var_j, var_i, fixed**0.5, both**0.5,
            totals.std(ddof=1) / judges**0.5, consistency, agreement)))
    return rows


def kappas():
    draw = random.Random(SEED + 2)
    rows = []
    for case in range(10):
        levels, items, judges = draw.randrange(2, 6), draw.randrange(5, 40), draw.randrange(2, 8)
        data = []
        for _ in range(items):
            true = draw.randrange(levels)
            data.append([min(levels - 1, max(0, true + draw.choice([-1, 0, 0, 1]))) for _ in range(judges)])
        counts = np.array([[row.count(level) for level in range(levels)] for row in data], dtype=float)
        share = counts.sum(axis=0) / counts.sum()
        observed = ((counts**2).sum(axis=1) - judges) / (judges * (judges - 1))
        fleiss = (observed.mean() - (share**2).sum()) / (1 - (share**2).sum())
        cross = np.zeros((levels, levels))
        for row in data:
            cross[row[0], row[1]] += 1 / items
        expected = np.outer(cross.sum(axis=1), cross.sum(axis=0))
        distance = np.abs(np.subtract.outer(np.arange(levels), np.arange(levels))).astype(float)
        cohen = [1 - (w * cross).sum() / (w * expected).sum()
                 for w in ((distance > 0).astype(float), distance, distance**2)]
        listed = "|".join(" ".join(str(v) for v in row) for row in data)
        rows.append((case, levels, listed) + tuple(repr(float(v)) for v in [fleiss] + cohen))
    return rows


def near_the_line():
    csem = mp.sqrt(mp.mpf(74 * 34) / 107)
    rows = []
    for tau in range(54, 95):
        z = (mp.mpf("73.5") - tau) / csem
        rows.append((tau, digits(mp.ncdf(-z), 20), digits(mp.ncdf(z), 20)))
    return rows


def main():
    source = Path(sys.argv[1]).read_text().splitlines()
    table = [line.split(",") for line in source[1:] if line]
    rounds = [[F(row[column]) for row in table] for column in (1, 2)]
    base = "tools/reference/panel.py"
    exact = f"{base}, Python fractions and integers"
    write(PANEL, "panelist-totals.csv",
          "published totals of 17 panelists, Praxis 5331 standard-setting study 2014, Table 3",
          source[0].split(","), table)
    write(PANEL, "panel-statistics.csv", f"{base}, fractions and mpmath {mp.__version__}, 50 digits",
          ("round", "figure", "value"), statistics(rounds))
    write(PANEL, "panel-leave-one-out.csv", exact, ("panelist", "mean"),
          [(row[0], mean(rounds[1][:k] + rounds[1][k + 1:])) for k, row in enumerate(table)])
    distribution, quantiles = seed_distributions(rounds)
    write(PANEL, "panel-cut-distribution.csv", f"{exact}, counts out of 17**17",
          ("round", "statistic", "rounding", "cut", "probability"), distribution)
    write(PANEL, "panel-mean-quantiles.csv", f"{exact}, counts out of 17**17",
          ("round", "share", "value"), quantiles)
    write(PANEL, "panel-small-panels.csv", f"{exact}, all J**J panels enumerated, seed {SEED}",
          ("case", "values", "statistic", "rounding", "cut", "probability"), small_panels())
    vertices, scores = conversion()
    write(PANEL, "panel-conversion-vertices.csv", f"{exact}, crossings of all pairs of bounds",
          ("rounding", "slope", "intercept"), vertices)
    write(PANEL, "panel-conversion-scores.csv", f"{exact}, from the corners",
          ("rounding", "raw", "lower", "upper"), scores)
    write(PANEL, "panel-near-the-line.csv", f"{base}, mpmath {mp.__version__}, 50 digits",
          ("true_score", "pass", "fail"), near_the_line())
    write(PSYCH, "panel-two-way.csv", f"{base}, numpy {np.__version__}, seed {SEED + 1}",
          ("case", "ratings", "ms_j", "ms_i", "ms_ji", "var_j", "var_i", "se_fixed", "se_random",
           "sej", "icc_c1", "icc_a1"), tables_of_ratings())
    write(PSYCH, "panel-kappa.csv", f"{base}, numpy {np.__version__}, seed {SEED + 2}",
          ("case", "levels", "ratings", "fleiss", "cohen", "linear", "quadratic"), kappas())


if __name__ == "__main__":
    main()
