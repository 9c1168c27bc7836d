#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reference values for scoring sheets: ICC(2,k), quadratic kappa, exact scores.

Writes Tests/MatchingTests/Reference/scoring.csv. ICC by pingouin, kappa by scikit-learn, scores by
exact fractions. The ratings are drawn here from a seed; they stand for nobody.

Run: python3 tools/reference/scoring.py    (needs numpy, pandas, pingouin, scikit-learn)
"""
from fractions import Fraction
from pathlib import Path

import numpy as np
import pandas as pd
import pingouin
import sklearn
from sklearn.metrics import cohen_kappa_score

TARGET = Path(__file__).resolve().parents[2] / "Tests/MatchingTests/Reference/scoring.csv"
SEED = 20260812
WEIGHTS = {"letters": Fraction("4.2"), "clerkships": Fraction("4.3"), "research": Fraction("2.5")}


def table(draw, applicants, raters):
    true = draw.normal(3.2, 0.9, applicants)
    shift = draw.normal(0, 0.4, raters)
    values = true[:, None] + shift[None, :] + draw.normal(0, 0.6, (applicants, raters))
    return np.clip(np.rint(values), 1, 5).astype(int)


def joined(values):
    return " ".join(str(value) for value in values)


def icc2k(values):
    rows = [
        {"applicant": a, "rater": r, "value": v}
        for a, row in enumerate(values) for r, v in enumerate(row)
    ]
    result = pingouin.intraclass_corr(
        data=pd.DataFrame(rows), targets="applicant", raters="rater", ratings="value"
    )
    kind = result["Type"].astype(str)
    return float(result[kind.isin(["ICC2k", "ICC(A,k)"])]["ICC"].iloc[0])


def centred(values):
    """Each rater's mean taken away, the mean of all added, by fractions; 0 is no rating."""
    cells = [(a, r, Fraction(int(v))) for a, row in enumerate(values) for r, v in enumerate(row) if v]
    every = sum(v for _, _, v in cells) / len(cells)
    result = {}
    for a, r, v in cells:
        own = [w for _, q, w in cells if q == r]
        result[a, r] = v - sum(own) / len(own) + every
    return result


def raw(values):
    return {
        (a, r): Fraction(int(v)) for a, row in enumerate(values) for r, v in enumerate(row) if v
    }


def main():
    draw = np.random.default_rng(SEED)
    lines = [
        f"# source: pingouin {pingouin.__version__}, scikit-learn {sklearn.__version__}, Python "
        f"fractions, tools/reference/scoring.py, seed {SEED}",
        "kind,raters,ratings,value",
    ]
    for applicants, raters in ((12, 3), (40, 4), (8, 6)):
        values = table(draw, applicants, raters)
        lines.append(f"icc2k,{raters},{joined(values.flatten())},{icc2k(values)!r}")
    for applicants in (10, 60):
        values = table(draw, applicants, 2)
        kappa = cohen_kappa_score(
            values[:, 0], values[:, 1], weights="quadratic", labels=[1, 2, 3, 4, 5]
        )
        lines.append(f"kappa,2,{joined(values.flatten())},{float(kappa)!r}")
    # Scores of six applicants on three criteria by three raters who did not see all, raw and centred.
    rated = {name: table(draw, 6, 3) for name in WEIGHTS}
    for shift, values in enumerate(rated.values()):
        for a in range(6):
            for r in range(3):
                if (a + 2 * r + shift) % 4 == 0:
                    values[a, r] = 0
    for name in WEIGHTS:
        lines.append(f"rated-{name},3,{joined(rated[name].flatten())},{WEIGHTS[name]}")
    for kind, change in (("raw", raw), ("centred", centred)):
        scores = []
        for a in range(6):
            top = Fraction(0)
            for name, weight in WEIGHTS.items():
                own = [v for (b, _), v in change(rated[name]).items() if b == a]
                top += weight * sum(own) / len(own)
            scores.append(top / sum(WEIGHTS.values()))
        lines.append(f"scores-{kind},3,{joined(scores)},")
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
