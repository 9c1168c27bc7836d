#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reference values of the uncertainty of accountability, computed with mpmath at 40 digits.

Writes Tests/AccountabilityTests/Reference/uncertainty.csv: `kind,arguments,value`.

- `wilson-lower`, `wilson-upper`: share, count, quantile. The ends are found as the roots p of
  |share - p| = z sqrt(p (1 - p) / n), the score test itself, and not by the closed formula.
- `index`, `index-error`: counts of the levels Below Basic, Basic, Proficient, Advanced; weights
  1, 3, 4, 5 times 100. The error is that of a mean of draws from the shares, summed student by student.
- `mean-error`: three standard errors and the correlations of years one and two apart, by the full
  covariance matrix.

Run: python3 tools/reference/accountability.py
"""
from pathlib import Path

import mpmath as mp
from mpmath import mpf

mp.mp.dps = 40
TARGET = Path(__file__).resolve().parents[2] / "Tests/AccountabilityTests/Reference/uncertainty.csv"
rows = []


def write(kind, arguments, value):
    rows.append(f"{kind},{' '.join(map(str, arguments))},{mp.nstr(value, 20)}")


def wilson(share, n, z):
    """The roots of n (share - p)^2 = z^2 p (1 - p) by the quadratic's stable form."""
    a, b, c = n + z**2, -(2 * n * share + z**2), n * share**2
    root = mp.sqrt(b**2 - 4 * a * c)
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


for share in ["0", "0.01", "0.1", "0.3315", "0.5", "0.9", "0.999", "1"]:
    for n in [1, 5, 10, 30, 50, 100, 1000, 250000]:
        for z in ["1.644854", "1.959964", "2.575829"]:
            lower, upper = wilson(mpf(share), mpf(n), mpf(z))
            write("wilson-lower", [share, n, z], max(mpf(0), lower))
            write("wilson-upper", [share, n, z], min(mpf(1), upper))

for counts in [
        [25, 25, 25, 25], [20, 60, 80, 40], [1, 0, 0, 0], [0, 30, 0, 0], [3, 4, 2, 1],
        [250, 250, 250, 250], [7, 8, 8, 7], [0, 1, 999, 0], [12345, 54321, 33333, 11111]]:
    n = sum(counts)
    students = [mpf(w) for w, count in zip([1, 3, 4, 5], counts) for _ in range(count)]
    mean = mp.fsum(students) / n
    write("index", counts, 100 * mean)
    write("index-error", counts, 100 * mp.sqrt(mp.fsum((s - mean)**2 for s in students) / n / n))

for errors in [["14.79", "14.79", "14.79"], ["27.0", "20.5", "31.25"], ["0", "8.5", "9"]]:
    for first, second in [("0", "0"), ("0.9", "0.8"), ("0.5", "0"), ("-0.5", "1")]:
        s, r = [mpf(e) for e in errors], [mpf(1), mpf(first), mpf(second)]
        variance = mp.fsum(s[i] * s[j] * r[abs(i - j)] for i in range(3) for j in range(3))
        write("mean-error", [*errors, first, second], mp.sqrt(variance) / 3)

TARGET.parent.mkdir(parents=True, exist_ok=True)
TARGET.write_text("kind,arguments,value\n" + "\n".join(rows) + "\n")
