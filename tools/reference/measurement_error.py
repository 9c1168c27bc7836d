#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reference values of measurement error in facts, computed with mpmath at 30 digits.

Writes Tests/PolicyTests/Reference/measurement-error.csv (case, argument, value) and
Tests/NumericsCoreTests/Reference/bivariate-normal.csv (h, k, r, value). Numbers of the cases are
those of section 17.4 of the policy specification; every value is computed here from the normal
distribution function, the other ones by integrals of it.

Run: python3 tools/reference/measurement_error.py
"""
from pathlib import Path

import mpmath as mp
from mpmath import mpf

mp.mp.dps = 30
TESTS = Path(__file__).resolve().parents[2] / "Tests"
SOURCE = f"# source: mpmath {mp.__version__}, 30 digits, tools/reference/measurement_error.py"
rows = []


def phi(z):
    return mp.erfc(-z / mp.sqrt(2)) / 2


def density(z):
    return mp.npdf(z)


def write(path, head, lines):
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join([SOURCE, head] + lines) + "\n")


def add(case, argument, value):
    rows.append(f"{case},{argument},{mp.nstr(value, 20, strip_zeros=False)}")


def integral(function, points):
    """The integral over the line, split at points so that every piece is smooth."""
    inner = sorted({mpf(p) for p in points if -12 < p < 12} | {mpf(s) for s in range(-11, 12)})
    return mp.quad(function, [-mp.inf, mpf(-12)] + inner + [mpf(12), mp.inf])


# One threshold: raw >= 74 with standard error 4.85.
SE, CUT = mpf("4.85"), 74
for x in [60, 65, 70, 72, 73, 74, 75, 76, 79, 84]:
    add("threshold met", x, phi((x - CUT) / SE))
    add("threshold differs", x, phi(-abs(x - CUT) / SE))

# The operating characteristic of the same cut on whole scores.
for t in [65, 70, 74, 79, 84]:
    add("operating met", t, 1 - phi((CUT - mpf("0.5") - t) / SE))
    # Exactly one score: for a rule `raw = 74`.
    one = phi((CUT + mpf("0.5") - t) / SE) - phi((CUT - mpf("0.5") - t) / SE)
    add("operating equal", t, one)

# Three bands from 300, 358.2 and 392.8; standard error 4.
for x in ["360.0", "358.0"]:
    ends = [-mp.inf, mpf("358.2"), mpf("392.8"), mp.inf]
    levels = [phi((end - mpf(x)) / 4) if mp.isfinite(end) else (1 if end > 0 else 0) for end in ends]
    for name, low, high in zip(["low", "middle", "high"], levels, levels[1:]):
        add(f"band {name}", x, mpf(high) - low)
# The same index rounded half up to whole points before it is banded from 358 on.
for x in ["360.0", "358.0"]:
    add("rounded band", x, 1 - phi((mpf("357.5") - mpf(x)) / 4))
# 300 at least 300, at most 500: beyond the table's domain there is no row.
for x in ["302.0"]:
    add("no row", x, phi((mpf(300) - mpf(x)) / 4) + 1 - phi((mpf(500) - mpf(x)) / 4))

# The mean of three years.
add("mean of three", 360, phi((360 - mpf("358.2")) / (4 / mp.sqrt(3))))

# Products of independent leaves.
high, low = phi(mpf(1)), phi(mpf(-1))
add("product all", "", high * low)
add("product any", "", 1 - (1 - high) * (1 - low))

# Kelley's regression towards a population.
M, S, X = mpf(80), mpf(10), mpf(74)
rho = S**2 / (S**2 + SE**2)
mean, deviation = rho * X + (1 - rho) * M, mp.sqrt(rho) * SE
add("kelley reliability", "", rho)
add("kelley mean", "", mean)
add("kelley deviation", "", deviation)
add("kelley met", "", phi((mean - CUT) / deviation))

# The population of that row: T ~ N(M, S^2), X = T + e, given T = M + S z.
cut = (CUT - M) / S


def passes(z):
    return phi((M + S * z - CUT) / SE)


add("population false met", "", integral(lambda z: density(z) * (passes(z) if z < cut else 0), [cut]))
add("population false not met", "",
    integral(lambda z: density(z) * (1 - passes(z) if z >= cut else 0), [cut]))
accuracy = integral(lambda z: density(z) * (passes(z) if z >= cut else 1 - passes(z)), [cut])
add("population accuracy", "", accuracy)
add("population consistency", "",
    integral(lambda z: density(z) * (passes(z) ** 2 + (1 - passes(z)) ** 2), [cut]))
add("population observed", "", phi((M - CUT) / mp.sqrt(S**2 + SE**2)))
add("population true", "", phi((M - CUT) / S))

# Two facts that interact: x >= 70 and x + y >= 150, x ~ N(72, 3^2), y ~ N(79, 4^2).
add("two facts", "", integral(
    lambda z: density(z) * phi((72 - max(mpf(70), 150 - (79 + 4 * z))) / 3), [mpf(1) / 4]))
# Three: x >= 70 and y >= 75 and x + y + w >= 220, with w ~ N(70, 2^2): w has no line of its own.


def three(z):
    y = 79 + 4 * z
    if y < 75:
        return mpf(0)

    def inner(u):
        x = 72 + 3 * u
        return density(u) * phi((70 + x + y - 220) / mpf(2))

    start = mpf(70 - 72) / 3
    return density(z) * mp.quad(inner, [start, 1, 4, 9], maxdegree=5)


mp.mp.dps = 16
add("three facts", "", mp.quad(three, [-1, 1, 4, 9], maxdegree=5))
mp.mp.dps = 30

write(TESTS / "PolicyTests/Reference/measurement-error.csv", "case,argument,value", rows)



def bivariate(h, k, r):
    """P(X <= h, Y <= k) with correlation r, by Plackett's integral over the correlation (1954)."""

    def part(angle):
        return mp.exp(-(h * h + k * k - 2 * h * k * mp.sin(angle)) / (2 * mp.cos(angle) ** 2))

    end = mp.asin(r)
    return phi(h) * phi(k) + mp.quad(part, mp.linspace(0, end, 9)) / (2 * mp.pi)


lines = []
for r in ["-0.99", "-0.6", "0", "0.3", "0.809569", "0.999"]:
    for h in ["-8", "-1.5", "0", "0.25", "2"]:
        for k in ["-3", "-0.1", "0", "0.25", "6"]:
            value = bivariate(mpf(h), mpf(k), mpf(r))
            lines.append(f"{h},{k},{r},{mp.nstr(value, 20, strip_zeros=False)}")
write(TESTS / "NumericsCoreTests/Reference/bivariate-normal.csv", "h,k,r,value", lines)
