#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Logistic fits by statsmodels, for the tests of the logistic model and of the probability of matching.

Writes Tests/NumericsCoreTests/Reference/logistic.csv (grouped rows, coefficients, standard errors and
log-likelihoods) and Tests/MatchingTests/Reference/probability.csv (invented applicants, the fit of a
spline of ranks and of the score, points of the curve, Wilson's intervals of the bins). The applicants
are drawn here from a seed; they stand for nobody.

Run: python3 tools/reference/logistic.py    (needs numpy, scipy, statsmodels)
"""
from pathlib import Path

import numpy as np
import statsmodels
import statsmodels.api as sm
from statsmodels.stats.proportion import proportion_confint

ROOT = Path(__file__).resolve().parents[2]
SEED = 20260811
KNOTS = [1, 3, 5, 8, 12, 15]
BINS = [(1, 2), (3, 4), (5, 7), (8, 11), (12, 14), (15, 10**9)]
SOURCE = (
    f"# source: statsmodels {statsmodels.__version__}, numpy {np.__version__}, "
    f"tools/reference/logistic.py, seed {SEED}"
)


def fit(design, successes, trials):
    counts = np.column_stack([successes, trials - successes])
    result = sm.GLM(counts, design, family=sm.families.Binomial()).fit(tol=1e-14, maxiter=100)
    p = result.fittedvalues
    likelihood = np.sum(
        np.where(successes > 0, successes * np.log(p), 0)
        + np.where(trials > successes, (trials - successes) * np.log1p(-p), 0)
    )
    return result.params, result.bse, likelihood


def numbers(values):
    return ",".join(repr(float(value)) for value in values)


def grouped(draw):
    """Rows of counted successes with columns of very different sizes."""
    lines = [SOURCE, "# x: columns, then successes and trials; b: coefficients; se; logLikelihood"]
    for case, (rows, scale) in enumerate([(12, 1.0), (40, 1000.0), (300, 0.001)]):
        columns = np.column_stack(
            [np.ones(rows), draw.normal(0, scale, rows), draw.integers(0, 2, rows),
             draw.normal(5, 2, rows)]
        )
        eta = columns @ np.array([0.4, 0.9 / scale, -0.7, 0.1])
        trials = draw.integers(1, 30, rows)
        successes = draw.binomial(trials, 1 / (1 + np.exp(-eta)))
        for row, y, n in zip(columns, successes, trials):
            lines.append(f"x{case},{numbers(row)},{y},{n}")
        b, se, likelihood = fit(columns, successes, trials)
        lines.append(f"b{case},{numbers(b)}")
        lines.append(f"se{case},{numbers(se)}")
        lines.append(f"logLikelihood{case},{float(likelihood)!r}")
    return lines


def spline(ranks):
    return [max(ranks - knot, 0) for knot in KNOTS]


def matching(draw):
    count = 600
    ranks = np.clip(draw.poisson(8, count), 1, 22)
    scores = np.round(np.clip(draw.normal(233, 15, count), 190, 275))
    eta = -1.2 + 0.9 * np.log(ranks) + 0.03 * (scores - 233)
    matched = draw.binomial(1, 1 / (1 + np.exp(-eta)))
    lines = [SOURCE, "# applicant: ranks, score, matched; then fits with and without the score"]
    lines += [f"applicant,{r},{int(s)},{m}" for r, s, m in zip(ranks, scores, matched)]
    ones = np.ones(count, dtype=int)
    centre = np.sort(scores)[(count - 1) // 2]
    plain = np.array([[1] + spline(r) for r in ranks], dtype=float)
    for name, design in (
        ("ranks", plain), ("score", np.column_stack([plain, scores - centre])),
    ):
        b, se, likelihood = fit(design, matched, ones)
        lines.append(f"b-{name},{numbers(b)}")
        lines.append(f"se-{name},{numbers(se)}")
        for r in range(ranks.min(), ranks.max() + 1):
            eta = float(np.dot([1] + spline(r), b[:7]))
            lines.append(f"point-{name},{r},{1 / (1 + np.exp(-eta))!r}".replace("np.float64(", "").replace(")", ""))
    for low, high in BINS:
        inside = matched[(ranks >= low) & (ranks <= high)]
        lower, upper = proportion_confint(inside.sum(), len(inside), 0.05, method="wilson")
        lines.append(f"bin,{low},{len(inside)},{inside.sum()},{float(lower)!r},{float(upper)!r}")
    return lines


def main():
    draw = np.random.default_rng(SEED)
    for path, lines in (
        ("Tests/NumericsCoreTests/Reference/logistic.csv", grouped(draw)),
        ("Tests/MatchingTests/Reference/probability.csv", matching(draw)),
    ):
        target = ROOT / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
