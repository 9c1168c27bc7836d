#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A regression fitted with exact fractions, for the test of least squares.

The data are Longley's (1967), whose columns nearly coincide (condition number about 5e9): the
classical trial of a least squares program. Writes Tests/NumericsCoreTests/Reference/longley.csv
with the data, the coefficients, their standard errors and the residual sum of squares.

Run: python3 tools/reference/matrices.py
"""
from fractions import Fraction
from pathlib import Path

import mpmath as mp

mp.mp.dps = 50
TARGET = Path(__file__).resolve().parents[2] / "Tests/NumericsCoreTests/Reference/longley.csv"
# y = total employment; then price deflator, product, unemployed, armed forces, population, year.
DATA = """
60323 83.0 234289 2356 1590 107608 1947
61122 88.5 259426 2325 1456 108632 1948
60171 88.2 258054 3682 1616 109773 1949
61187 89.5 284599 3351 1650 110929 1950
63221 96.2 328975 2099 3099 112075 1951
63639 98.1 346999 1932 3594 113270 1952
64989 99.0 365385 1870 3547 115094 1953
63761 100.0 363112 3578 3350 116219 1954
66019 101.2 397469 2904 3048 117388 1955
67857 104.6 419180 2822 2857 118734 1956
68169 108.4 442769 2936 2798 120445 1957
66513 110.8 444546 4681 2637 121950 1958
68655 112.6 482704 3813 2552 123366 1959
69564 114.2 502601 3931 2514 125368 1960
69331 115.7 518173 4806 2572 127852 1961
70551 116.9 554894 4007 2827 130081 1962
"""


def inverse(matrix):
    """Gauss and Jordan, exactly."""
    size = len(matrix)
    work = [row[:] + [Fraction(i == j) for j in range(size)] for i, row in enumerate(matrix)]
    for column in range(size):
        pivot = next(r for r in range(column, size) if work[r][column])
        work[column], work[pivot] = work[pivot], work[column]
        divisor = work[column][column]
        work[column] = [value / divisor for value in work[column]]
        for row in range(size):
            if row != column and work[row][column]:
                factor = work[row][column]
                work[row] = [a - factor * b for a, b in zip(work[row], work[column])]
    return [row[size:] for row in work]


def main():
    lines = [line.split() for line in DATA.strip().splitlines()]
    y = [Fraction(line[0]) for line in lines]
    x = [[Fraction(1)] + [Fraction(cell) for cell in line[1:]] for line in lines]
    size = len(x[0])
    gram = [[sum(r[i] * r[j] for r in x) for j in range(size)] for i in range(size)]
    inv = inverse(gram)
    moments = [sum(r[i] * v for r, v in zip(x, y)) for i in range(size)]
    beta = [sum(a * m for a, m in zip(row, moments)) for row in inv]
    rss = sum((v - sum(a * b for a, b in zip(r, beta))) ** 2 for r, v in zip(x, y))
    variance = rss / (len(y) - size)
    as_real = lambda q: mp.mpf(q.numerator) / q.denominator
    rows = ["data," + ",".join(line) for line in lines]
    rows += [
        f"coefficient,{mp.nstr(as_real(b), 25)},{mp.nstr(mp.sqrt(as_real(variance * inv[i][i])), 25)}"
        for i, b in enumerate(beta)
    ]
    rows.append(f"rss,{mp.nstr(as_real(rss), 25)}")
    source = "# source: exact fractions in Python, tools/reference/matrices.py; data: Longley (1967)"
    TARGET.write_text("\n".join([source] + rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
