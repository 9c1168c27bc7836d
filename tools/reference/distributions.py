#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reference values of the distributions, computed with mpmath at 50 digits.

Writes Tests/NumericsCoreTests/Reference/distributions.csv:

    distribution,first,second,function,argument,value

Arguments and parameters are binary64 numbers, taken exactly; values carry 25 digits. The formulas
are written here from the definitions (incomplete beta and gamma functions, sums for the binomial),
and every quantile is the root of its own cumulative or complementary function, so that nothing
depends on the library under test. Values that binary64 cannot hold are left out; subnormal ones stay.

Run: python3 tools/reference/distributions.py
"""
from pathlib import Path

import mpmath as mp
from mpmath import mpf

mp.mp.dps = 60
TARGET = Path(__file__).resolve().parents[2] / "Tests/NumericsCoreTests/Reference"
PROBABILITIES = [1e-300, 1e-100, 1e-30, 1e-8, 0.001, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975]
SMALLEST, LARGEST = mpf(2) ** -1070, mpf(2) ** 1023
rows = []


def beta_part(a, b, x, y):
    """I_x(a, b) with y = 1 - x, by the continued fraction of DLMF 8.17.22 (Lentz's method).

    It converges in some multiple of sqrt(max(a, b)) steps for x below (a + 1) / (a + b + 2).
    """
    tiny = mpf(10) ** -500
    c, d = mpf(1), 1 - (a + b) * x / (a + 1)
    d = 1 / (d if d else tiny)
    value, m = d, 1
    while True:
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for coefficient in (even, odd):
            d = 1 + coefficient * d
            d = 1 / (d if d else tiny)
            c = 1 + coefficient / c
            c = c if c else tiny
            change = c * d
            value *= change
        if abs(change - 1) < 1000 * mp.eps:
            break
        m += 1
    log_beta = mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)
    return mp.exp(a * mp.log(x) + b * mp.log(y) - mp.log(a) - log_beta) * value


def beta_tails(a, b, x, y):
    """(I_x(a, b), 1 - I_x(a, b)) for y = 1 - x, the smaller one to full relative precision."""
    if x == 0 or y == 0:
        return (mpf(0), mpf(1)) if x == 0 else (mpf(1), mpf(0))
    if x < (a + 1) / (a + b + 2):
        part = beta_part(a, b, x, y)
        return part, 1 - part
    part = beta_part(b, a, y, x)
    return 1 - part, part


def gamma_tails(a, x):
    """(P(a, x), Q(a, x)), the smaller one to full relative precision.

    Below a + 1 by the series of DLMF 8.11.4, all terms positive; above by the continued fraction
    of DLMF 8.9.2 in even form (Lentz's method).
    """
    front = mp.exp(a * mp.log(x) - x - mp.loggamma(a))
    if x < a + 1:
        term = total = 1 / a
        n = 0
        while term > total * mp.eps:
            n += 1
            term *= x / (a + n)
            total += term
        return front * total, 1 - front * total
    b = x + 1 - a
    c, d = mpf(10) ** 500, 1 / b
    value, n = d, 1
    while True:
        step = -n * (n - a)
        b += 2
        d = 1 / (step * d + b)
        c = b + step / c
        value *= c * d
        if abs(c * d - 1) < 1000 * mp.eps:
            return 1 - front * value, front * value
        n += 1


class Normal:
    name, first, second = "normal", "", ""
    arguments = [-38.0, -37.5, -20.0, -8.0, -3.0, -1.959964, -0.5, -1e-10, 0.0, 1e-300]
    arguments += [-x for x in arguments if x < 0]
    support = None

    def density(self, x):
        return mp.exp(-x * x / 2) / mp.sqrt(2 * mp.pi)

    def cumulative(self, x):
        return mp.erfc(-x / mp.sqrt(2)) / 2

    def survival(self, x):
        return mp.erfc(x / mp.sqrt(2)) / 2


class StudentT:
    name, second = "studentT", ""
    arguments = [-1e10, -1000.0, -38.0, -8.0, -2.228139, -0.75, -1e-8, 0.0]
    arguments += [-x for x in arguments if x < 0]
    support = None

    def __init__(self, v):
        self.first, self.v = v, mpf(v)

    def density(self, x):
        v = self.v
        log_front = mp.loggamma((v + 1) / 2) - mp.loggamma(v / 2) - mp.log(v * mp.pi) / 2
        return mp.exp(log_front - (v + 1) / 2 * mp.log1p(x * x / v))

    def survival(self, x):
        v = self.v
        tail, _ = beta_tails(v / 2, mpf(1) / 2, v / (v + x * x), x * x / (v + x * x))
        return tail / 2 if x >= 0 else 1 - tail / 2

    def cumulative(self, x):
        return self.survival(-x)


class ChiSquared:
    name, second = "chiSquared", ""
    support = "positive"

    def __init__(self, v):
        self.first, self.v = v, mpf(v)
        spread = [0.01, 0.3, 0.8, 1.0, 1.2, 2.0, 5.0]
        self.arguments = [1e-300, 1e-20, 1e-3] + [v * s for s in spread] + [v + 100.0, v + 1200.0]

    def density(self, x):
        h = self.v / 2
        return mp.exp((h - 1) * mp.log(x) - x / 2 - h * mp.log(2) - mp.loggamma(h))

    def cumulative(self, x):
        return gamma_tails(self.v / 2, x / 2)[0]

    def survival(self, x):
        return gamma_tails(self.v / 2, x / 2)[1]


class F:
    name, support = "f", "positive"
    arguments = [1e-100, 1e-6, 0.01, 0.3, 0.9, 1.0, 1.2, 3.0, 20.0, 1000.0, 1e8]

    def __init__(self, m, n):
        self.first, self.second, self.m, self.n = m, n, mpf(m), mpf(n)

    def density(self, x):
        m, n = self.m, self.n
        log_beta = mp.loggamma(m / 2) + mp.loggamma(n / 2) - mp.loggamma((m + n) / 2)
        body = m / 2 * mp.log(m * x) + n / 2 * mp.log(n) - (m + n) / 2 * mp.log(m * x + n)
        return mp.exp(body - mp.log(x) - log_beta)

    def pair(self, x):
        m, n = self.m, self.n
        return beta_tails(m / 2, n / 2, m * x / (m * x + n), n / (m * x + n))

    def cumulative(self, x):
        return self.pair(x)[0]

    def survival(self, x):
        return self.pair(x)[1]


class Beta:
    name, support = "beta", "unit"
    arguments = [1e-200, 1e-10, 0.001, 0.05, 0.3, 0.5, 0.62, 0.9, 0.99, 1 - 2.0**-30]

    def __init__(self, a, b):
        self.first, self.second, self.a, self.b = a, b, mpf(a), mpf(b)

    def density(self, x):
        a, b = self.a, self.b
        log_beta = mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)
        return mp.exp((a - 1) * mp.log(x) + (b - 1) * mp.log1p(-x) - log_beta)

    def tails(self, x):
        # Near 1 the solver gives x and 1 - x, since 1 - x alone has digits left.
        x, y = x if isinstance(x, tuple) else (x, 1 - x)
        return beta_tails(self.a, self.b, x, y)

    def cumulative(self, x):
        return self.tails(x)[0]

    def survival(self, x):
        return self.tails(x)[1]


class Binomial:
    name = "binomial"

    def __init__(self, n, p):
        self.first, self.second, self.n = n, p, n
        p = mpf(p)
        term = (1 - p) ** n
        self.mass = [term]
        for k in range(n):
            term = term * (n - k) * p / ((k + 1) * (1 - p))
            self.mass.append(term)
        self.lower, total = [], mpf(0)
        for value in self.mass:
            total += value
            self.lower.append(total)
        self.upper, total = [mpf(0)] * (n + 1), mpf(0)
        for k in range(n, 0, -1):
            total += self.mass[k]
            self.upper[k - 1] = total
        mean, deviation = n * p, mp.sqrt(n * p * (1 - p))
        near = {int(mean + s * deviation) for s in (-20, -9, -4, -1, 0, 1, 4, 9, 20)}
        self.arguments = sorted(k for k in near | {0, 1, n - 1, n} if 0 <= k <= n)

    def density(self, k):
        return self.mass[int(k)]

    def cumulative(self, k):
        return self.lower[int(k)]

    def survival(self, k):
        return self.upper[int(k)]

    def quantile(self, p):
        return next(k for k in range(self.n + 1) if self.lower[k] >= p)

    def complement_quantile(self, q):
        return next(k for k in range(self.n + 1) if self.upper[k] <= q)


def add(d, function, argument, value):
    value = mpf(value)
    if function.lower().endswith("quantile") and abs(value) < mpf(10) ** -40 and argument == 0.5:
        value = mpf(0)  # a median of zero, found to within the tolerance of the solver
    if value != 0 and not SMALLEST <= abs(value) <= LARGEST:
        return
    if value == 0 and function != "quantile" and function != "complementQuantile":
        if not (d.name == "binomial" and function == "survival" and argument == d.n):
            return
    text = mp.nstr(value, 25, min_fixed=1, max_fixed=0)
    rows.append(f"{d.name},{d.first},{d.second},{function},{argument!r},{text}")


def from_logit(u):
    return 1 / (1 + mp.exp(-u)), 1 / (1 + mp.exp(u))


def solve(d, name, p):
    """The x with tail(x) = p, as the root of log tail on a scale that suits the support."""
    chart = {"positive": mp.exp, "unit": from_logit, None: mp.sinh}[d.support]
    tail, sign = getattr(d, name), -1 if name == "survival" else 1
    target = mp.log(p)

    def g(u):
        value = tail(chart(u))
        return sign * (mp.log(value) - target) if value > 0 else -sign * mpf(10) ** 9

    low, high = mpf(-1), mpf(1)
    while g(low) > 0:
        low *= 2
    while g(high) < 0:
        high *= 2
    # Bisection at few digits, then secant steps that stay inside the bracket.
    with mp.workdps(20):
        for _ in range(24):
            middle = (low + high) / 2
            low, high = (middle, high) if g(middle) < 0 else (low, middle)
    width = high - low
    low, high = low - width / 8, high + width / 8
    g_low, g_high = g(low), g(high)
    assert g_low <= 0 <= g_high, (d.name, d.first, d.second, p)
    u, value, moved, steps = low, g_low, 0, 0
    while abs(value) > mpf(10) ** -40:
        u = low - g_low * (high - low) / (g_high - g_low)
        value = g(u)
        # The Illinois rule: an end that stays twice in a row counts half.
        if value < 0:
            low, g_low, g_high, moved = u, value, g_high / (2 if moved < 0 else 1), -1
        else:
            high, g_high, g_low, moved = u, value, g_low / (2 if moved > 0 else 1), 1
        steps += 1
        assert steps < 300, (d.name, d.first, d.second, p)
    root = chart(u)
    return root[0] if isinstance(root, tuple) else root


def grid():
    yield Normal()
    for v in (1.0, 2.5, 16.0, 1e6):
        yield StudentT(v)
    for v in (0.5, 1.0, 2.0, 7.5, 40.0, 1000.0):
        yield ChiSquared(v)
    for m, n in ((1.0, 1.0), (2.0, 11.0), (5.0, 3.5), (30.0, 200.0), (500.0, 40.0)):
        yield F(m, n)
    for a, b in ((0.5, 0.5), (1.0, 3.0), (2.0, 3.0), (0.5, 80.0), (30.0, 2.5), (500.0, 500.0)):
        yield Beta(a, b)
    for n, p in ((1, 0.3), (10, 0.5), (20, 0.05), (100, 0.37), (1000, 0.999), (10000, 0.2)):
        yield Binomial(n, p)


def main():
    for d in grid():
        for x in d.arguments:
            exact = mpf(x)
            add(d, "density", x, d.density(exact))
            add(d, "cumulative", x, d.cumulative(exact))
            add(d, "survival", x, d.survival(exact))
        for p in PROBABILITIES:
            exact = mpf(p)
            if d.name == "binomial":
                add(d, "quantile", p, d.quantile(exact))
                add(d, "complementQuantile", p, d.complement_quantile(exact))
                continue
            add(d, "quantile", p, solve(d, "cumulative", exact))
            add(d, "complementQuantile", p, solve(d, "survival", exact))
    source = f"# source: mpmath {mp.__version__}, 50 digits, tools/reference/distributions.py"
    header = "distribution,first,second,function,argument,value"
    TARGET.mkdir(parents=True, exist_ok=True)
    text = "\n".join([source, header] + rows) + "\n"
    (TARGET / "distributions.csv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
