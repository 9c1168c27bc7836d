#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reference values of the screening bench, computed with mpmath at 40 digits and exact fractions.

Writes Tests/MatchingTests/Reference/screening.csv: `kind,arguments,value`.

- `flat`, `shrunk`: score, cut, SEM (and mean, SD): the chance that the true score reaches the cut. The
  shrunk one is the posterior of a normal true score, by the integral of prior times likelihood and not
  by the closed formula.
- `wilson-lower`, `wilson-upper`: selected, total. Roots of the score test itself.
- `ratio`: two counts, as an exact fraction; `katz-lower`, `katz-upper`: two counts (a half is added to
  each cell where one is 0), by the delta method's variance of the logarithm written out cell by cell.
- `fisher`: two counts, two-sided, by exact binomial coefficients of whole numbers.
- `deviations`: two counts, z of the pooled test; the square is checked against Pearson's chi-squared.
- `normal-share`, `normal-ratio`: the cut-off curve from published means and standard deviations
  (Williams et al. 2020: non-URiM 223.7 and 19.4, URiM 216.1 and 18.4).

Every value that the specification prints (section 5) is compared with it at its own number of places.

Run: python3 tools/reference/screening.py
"""
from fractions import Fraction
from math import comb
from pathlib import Path

import mpmath as mp
from mpmath import mpf

mp.mp.dps = 40
TARGET = Path(__file__).resolve().parents[2] / "Tests/MatchingTests/Reference/screening.csv"
rows = []


def write(kind, arguments, value, printed=None):
    rows.append(f"{kind},{' '.join(map(str, arguments))},{mp.nstr(value, 20)}")
    if printed is not None:
        places = len(printed.split(".")[1])
        shown = mp.nstr(mp.nint(value * mpf(10) ** places) / mpf(10) ** places, 15)
        assert abs(mpf(shown) - mpf(printed)) < mpf(10) ** -(places + 3), (kind, arguments, shown, printed)


def phi(x):
    return mp.ncdf(x)


def posterior(score, cut, sem, mean, sd):
    """Prior times likelihood, integrated over true scores at and above the cut.

    sd is that of observed scores, so that true scores scatter by sqrt(sd^2 - sem^2).
    """
    sd = mp.sqrt(sd**2 - sem**2)

    def density(true):
        return mp.npdf(true, mean, sd) * mp.npdf(score, true, sem)

    centre = (mean / sd**2 + score / sem**2) / (1 / sd**2 + 1 / sem**2)
    ends = [centre + k * sem for k in range(-12, 13, 2)]
    above = sorted([cut] + [e for e in ends if e > cut])
    below = sorted([e for e in ends if e < cut] + [cut])
    up, down = mp.quad(density, above), mp.quad(density, below)
    return up / (up + down)


scores = [200, 206, 209, 212, 215, 218, 221, 224]
flat = ".0062 .0668 .1587 .3085 .5000 .6915 .8413 .9332".split()
shrunk = ".0152 .1130 .2315 .3987 .5871 .7571 .8798 .9506".split()
for x, one, other in zip(scores, flat, shrunk):
    write("flat", [x, 215, 6], phi((mpf(x) - 215) / 6), one)
    write("shrunk", [x, 215, 6, 229, 20], posterior(mpf(x), mpf(215), mpf(6), mpf(229), mpf(20)), other)
for x, c, sem, mean, sd in [(190, 225, 5, 230, 19), (260, 225, 8, 233, 19), (224, 225, 6, 200, 10)]:
    write("flat", [x, c, sem], phi((mpf(x) - c) / sem))
    write("shrunk", [x, c, sem, mean, sd], posterior(*map(mpf, (x, c, sem, mean, sd))))

Z = mpf("1.959964")


def wilson(x, n):
    share = mpf(x) / n
    a, b, c = n + Z**2, -(2 * n * share + Z**2), n * share**2
    root = mp.sqrt(b**2 - 4 * a * c)
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


printed = {
    (8, 10): (".4902", ".9433"), (0, 16): (None, ".1936"), (1, 54): (".0033", ".0977"),
    (17740, 18818): (".9393", ".9459"),
}
for x, n in list(printed) + [(1, 1), (5, 10), (40, 40), (3, 1000)]:
    lower, upper = wilson(x, n)
    first, second = printed.get((x, n), (None, None))
    write("wilson-lower", [x, n], abs(lower) if x == 0 else lower, first)
    write("wilson-upper", [x, n], upper, second)


def katz(a, n1, c, n2):
    half = mpf("0.5") if 0 in (a, n1 - a, c, n2 - c) else mpf(0)
    a, b, c, d = a + half, n1 - a + half, c + half, n2 - c + half
    p1, p2 = a / (a + b), c / (c + d)
    variance = (1 - p1) / ((a + b) * p1) + (1 - p2) / ((c + d) * p2)
    centre, reach = mp.log(p1 / p2), Z * mp.sqrt(variance)
    return mp.exp(centre - reach), mp.exp(centre + reach)


def fisher(a, n1, c, n2):
    k = a + c
    chances = {x: comb(n1, x) * comb(n2, k - x) for x in range(max(0, k - n2), min(k, n1) + 1)}
    limit = Fraction(chances[a]) * (1 + Fraction(1, 10**9))
    return Fraction(sum(v for v in chances.values() if v <= limit), sum(chances.values()))


def deviations(a, n1, c, n2):
    n, k = n1 + n2, a + c
    p = mpf(k) / n
    z = (a - n1 * p) / mp.sqrt(p * (1 - p) * n1 * n2 / n)
    chi = sum(
        (mpf(o) - e) ** 2 / e
        for o, e in [(a, n1 * p), (n1 - a, n1 * (1 - p)), (c, n2 * p), (n2 - c, n2 * (1 - p))]
    )
    assert abs(z**2 - chi) < mpf(10) ** -30
    return z


tables = {
    (30, 100, 45, 100): (".6667", ".4607", ".9647", ".0405", None),
    (12, 40, 150, 300): (".6000", ".3688", ".9762", ".01864", "-2.379"),
    (3, 10, 60, 100): (None, None, None, ".0947", None),
    (0, 16, 8, 20): (None,) * 5, (20, 20, 15, 30): (None,) * 5, (1, 54, 30, 60): (None,) * 5,
    (5, 10, 5, 10): (None,) * 5, (4500, 10000, 5200, 11000): (None,) * 5,
    (12, 4000, 31, 5000): (None,) * 5,
}
for table, (ratio, low, high, p, z) in tables.items():
    a, n1, c, n2 = table
    exact = Fraction(a, n1) / Fraction(c, n2)
    write("ratio", table, mpf(exact.numerator) / exact.denominator, ratio)
    lower, upper = katz(*table)
    write("katz-lower", table, lower, low)
    write("katz-upper", table, upper, high)
    chance = fisher(*table)
    write("fisher", table, mpf(chance.numerator) / chance.denominator, p)
    write("deviations", table, deviations(*table), z)

cuts = [205, 210, 215, 220, 225, 230, 235]
urim = ".7268 .6299 .5238 .4161 .3143 .2250 .1522".split()
others = ".8325 .7600 .6731 .5756 .4733 .3727 .2801".split()
ratios = ".8731 .8288 .7783 .7228 .6641 .6037 .5432".split()
for cut, first, second, third in zip(cuts, urim, others, ratios):
    one = 1 - phi((mpf(cut) - mpf("216.1")) / mpf("18.4"))
    two = 1 - phi((mpf(cut) - mpf("223.7")) / mpf("19.4"))
    write("normal-share", [cut, "216.1", "18.4"], one, first)
    write("normal-share", [cut, "223.7", "19.4"], two, second)
    write("normal-ratio", [cut], one / two, third)

TARGET.parent.mkdir(exist_ok=True)
head = "# source: mpmath, 40 digits, and exact fractions, tools/reference/screening.py\n"
TARGET.write_text(head + "kind,arguments,value\n" + "\n".join(rows) + "\n")
print(f"{len(rows)} values, {TARGET.name}")
