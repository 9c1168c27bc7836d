# SPDX-License-Identifier: Apache-2.0
"""Reference values for the standard-setting methods.

Writes CSV files into Tests/StandardSettingTests/Reference. Nothing here shares code or a formula's
arrangement with the package: logistic fits run in 50 digits, compromise cuts are found by bisection
and ternary search, whole-score cuts by trying all of them, Wilson intervals by scipy.

Usage: python tools/reference/methods.py
"""
import csv
import pathlib
import random
from fractions import Fraction

import mpmath as mp
import scipy
from scipy.stats import binomtest

mp.mp.dps = 50
SEED = 20260704
FOLDER = pathlib.Path(__file__).resolve().parents[2] / "Tests/StandardSettingTests/Reference"


def write(name, header, rows):
    FOLDER.mkdir(parents=True, exist_ok=True)
    with open(FOLDER / name, "w", newline="") as file:
        file.write(
            f"# source: mpmath {mp.__version__} with 50 digits, scipy {scipy.__version__}, "
            f"tools/reference/methods.py, seed {SEED}\n"
        )
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def joined(values):
    return " ".join(str(value) for value in values)


def text(value):
    return mp.nstr(mp.mpf(value), 20, min_fixed=-30, max_fixed=30)


# Logistic regression ---------------------------------------------------------------------------


def separable(scores, classes):
    zeros = [x for x, y in zip(scores, classes) if y == 0]
    ones = [x for x, y in zip(scores, classes) if y == 1]
    return not zeros or not ones or max(zeros) <= min(ones) or max(ones) <= min(zeros)


def logistic(scores, classes, weights):
    """Damped Newton on the raw scores, in 50 digits, from 0."""
    b = mp.matrix([0, 0])

    def parts(b):
        likelihood, gradient, information = mp.mpf(0), mp.matrix(2, 1), mp.matrix(2, 2)
        for x, y, w in zip(scores, classes, weights):
            row = mp.matrix([1, mp.mpf(x)])
            p = 1 / (1 + mp.exp(-(b.T * row)[0]))
            likelihood += w * (mp.log(p) if y else mp.log(1 - p))
            gradient += w * (y - p) * row
            information += w * p * (1 - p) * (row * row.T)
        return likelihood, gradient, information

    for _ in range(300):
        likelihood, gradient, information = parts(b)
        step = mp.lu_solve(information, gradient)
        while parts(b + step)[0] < likelihood - mp.mpf(10) ** -40:
            step /= 2
        b += step
        if mp.norm(step, mp.inf) < mp.mpf(10) ** -38:
            break
    likelihood, _, information = parts(b)
    return b, information**-1, likelihood


def fieller(b, v, level=mp.mpf("0.95")):
    z = mp.sqrt(2) * mp.erfinv(level)
    a = b[1] ** 2 - z**2 * v[1, 1]
    h = b[0] * b[1] - z**2 * v[0, 1]
    c = b[0] ** 2 - z**2 * v[0, 0]
    d = h**2 - a * c
    if a > 0:
        return "bounded", (-h - mp.sqrt(d)) / a, (-h + mp.sqrt(d)) / a
    if d > 0:
        return "unbounded", (-h + mp.sqrt(d)) / a, (-h - mp.sqrt(d)) / a
    return "everywhere", mp.mpf(0), mp.mpf(0)


def logistic_cases(rng):
    rows = []
    while len(rows) < 60:
        n = rng.randint(6, 40)
        centre, slope = rng.uniform(20, 60), rng.choice([0.02, 0.1, 0.3, 0.8])
        scores = [Fraction(rng.randint(20, 160), 2) for _ in range(n)]
        classes = [
            int(rng.random() < 1 / (1 + mp.exp(-slope * (float(x) - centre)))) for x in scores
        ]
        weights = [rng.randint(1, 3) for _ in range(n)]
        if separable(scores, classes):
            continue
        values = [mp.mpf(x.numerator) / x.denominator for x in scores]
        b, v, likelihood = logistic(values, classes, weights)
        cut = -b[0] / b[1]
        error = mp.sqrt(v[0, 0] + 2 * cut * v[0, 1] + cut**2 * v[1, 1]) / abs(b[1])
        kind, lower, upper = fieller(b, v)
        rows.append(
            [joined(scores), joined(classes), joined(weights)]
            + [text(value) for value in (b[0], b[1], v[0, 0], v[0, 1], v[1, 1], likelihood)]
            + [text(cut), text(error), kind, text(lower), text(upper)]
        )
    header = "scores classes weights b0 b1 v00 v01 v11 log_likelihood cut se fieller lower upper"
    write("methods-logistic.csv", header.split(), rows)


# Ordered logit ---------------------------------------------------------------------------------


def ordered_likelihood(scores, levels, parameters):
    """Proportional odds: chances of levels as differences of curves, thresholds then slope."""
    *thresholds, slope = parameters
    total = mp.mpf(0)
    for x, level in zip(scores, levels):
        passing = [1 / (1 + mp.exp(t - slope * x)) for t in thresholds]
        chance = (passing[level - 1] if level else 1) - (
            passing[level] if level < len(thresholds) else 0
        )
        total += mp.log(chance) if chance > 0 else -mp.inf
    return total


def ordered(scores, levels, count):
    """Newton with derivatives by central differences in 50 digits, good to some 20 of them."""
    h = mp.mpf(10) ** -12
    parameters = []
    for k in range(1, count + 1):
        passed = mp.mpf(sum(level >= k for level in levels))
        parameters.append(mp.log((len(levels) - passed) / passed))
    parameters.append(mp.mpf(0))
    size = count + 1

    def value(*moves):
        moved = list(parameters)
        for index, step in moves:
            moved[index] += step
        return ordered_likelihood(scores, levels, moved)

    for _ in range(100):
        here = value()
        gradient = mp.matrix([(value((i, h)) - value((i, -h))) / (2 * h) for i in range(size)])
        hessian = mp.matrix(size, size)
        for i in range(size):
            for j in range(i + 1):
                cell = value((i, h), (j, h)) - value((i, h), (j, -h))
                cell += value((i, -h), (j, -h)) - value((i, -h), (j, h))
                hessian[i, j] = hessian[j, i] = cell / (4 * h * h)
        step = mp.lu_solve(-hessian, gradient)
        while value(*[(i, step[i]) for i in range(size)]) < here - mp.mpf(10) ** -24:
            step /= 2
        parameters = [p + step[i] for i, p in enumerate(parameters)]
        if mp.norm(step, mp.inf) < mp.mpf(10) ** -18:
            return parameters, value()
    return None


def ordered_cases(rng):
    rows = []
    while len(rows) < 20:
        n, count = rng.randint(10, 25), rng.choice([2, 3])
        scores = [rng.randint(0, 40) for _ in range(n)]
        levels = [
            max(0, min(count, round((x + rng.gauss(0, 9)) / 40 * count))) for x in scores
        ]
        if set(levels) != set(range(count + 1)):
            continue
        if all(
            max(x for x, y in zip(scores, levels) if y < k)
            <= min(x for x, y in zip(scores, levels) if y >= k)
            for k in range(1, count + 1)
        ):
            continue
        centre = mp.mpf(sum(scores)) / n
        fit = ordered([(x - centre) / 10 for x in scores], levels, count)
        if fit is None or fit[0][-1] <= 0:
            continue
        *thresholds, slope = fit[0]
        cuts = [centre + 10 * t / slope for t in thresholds]
        rows.append(
            [joined(scores), joined(levels), text(slope / 10), text(fit[1])]
            + [joined(text(cut) for cut in cuts)]
        )
    write("methods-ordered.csv", "scores levels slope log_likelihood cuts".split(), rows)


# Borderline regression -------------------------------------------------------------------------


def regression_cases(rng):
    rows = []
    while len(rows) < 40:
        n = rng.randint(3, 30)
        ratings = [rng.randint(1, 5) for _ in range(n)]
        scores = [Fraction(20 + 20 * r + rng.randint(-30, 30), 2) for r in ratings]
        borderline = rng.choice([Fraction(2), Fraction(3), Fraction(5, 2)])
        x = mp.matrix([[1, r] for r in ratings])
        y = mp.matrix([mp.mpf(s.numerator) / s.denominator for s in scores])
        if len(set(ratings)) < 2:
            continue
        inverse = (x.T * x) ** -1
        b = inverse * x.T * y
        if b[1] <= 0:
            continue
        residual = y - x * b
        s2 = (residual.T * residual)[0] / (n - 2)
        at = mp.matrix([1, mp.mpf(borderline.numerator) / borderline.denominator])
        error = mp.sqrt(s2 * (at.T * inverse * at)[0])
        mean = sum(y) / n
        total = sum((value - mean) ** 2 for value in y)
        r2 = 1 - (residual.T * residual)[0] / total
        cut = (at.T * b)[0]
        rows.append(
            [joined(scores), joined(ratings), borderline]
            + [text(value) for value in (b[0], b[1], cut, error, r2)]
        )
    write("methods-regression.csv", "scores ratings borderline b0 b1 cut se r2".split(), rows)


# Normal intersection ---------------------------------------------------------------------------


def normal_cases(rng):
    rows = []
    for _ in range(60):
        m0 = mp.mpf(rng.randint(300, 600)) / 10
        m1 = m0 + mp.mpf(rng.randint(10, 300)) / 10
        s0, s1 = (mp.mpf(rng.randint(20, 150)) / 10 for _ in range(2))
        if rng.random() < 0.2:
            s1 = s0
        w1 = mp.mpf(rng.randint(1, 9)) / 10
        w0 = 1 - w1

        def gap(x):
            one = mp.log(w1) - mp.log(s1) - ((x - m1) / s1) ** 2 / 2
            zero = mp.log(w0) - mp.log(s0) - ((x - m0) / s0) ** 2 / 2
            return one - zero

        # The log ratio is monotone between the means, so a sign change is the only crossing.
        root = "none"
        if gap(m0) <= 0 <= gap(m1):
            low, high = m0, m1
            for _ in range(170):
                middle = (low + high) / 2
                low, high = (middle, high) if gap(middle) < 0 else (low, middle)
            root = text(low)
        rows.append([mp.nstr(value, 6) for value in (m0, s0, w0, m1, s1, w1)] + [root])
    write("methods-normal.csv", "m0 s0 w0 m1 s1 w1 cut".split(), rows)


# Compromise methods ----------------------------------------------------------------------------


def fail_rate(scores, c):
    return Fraction(sum(1 for x in scores if x < c), len(scores))


def ogive(scores):
    low, high = min(scores) - 1, max(scores) + 2
    table = {c: fail_rate(scores, c) for c in range(low, high + 1)}

    def curve(x):
        if x <= low:
            return mp.mpf(0)
        if x >= high:
            return mp.mpf(1)
        c = int(mp.floor(x))
        a, b = table[c], table[c + 1]
        a, b = mp.mpf(a.numerator) / a.denominator, mp.mpf(b.numerator) / b.denominator
        return a + (b - a) * (mp.mpf(x) - c)

    return curve


def real(fraction):
    return mp.mpf(fraction.numerator) / fraction.denominator


def bisect(function, low, high):
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (low, middle) if function(middle) >= 0 else (middle, high)
    return high


def mean(values):
    return sum(values, Fraction(0)) / len(values)


def variance(values):
    centre = mean(values)
    return sum((v - centre) ** 2 for v in values) / (len(values) - 1)


def sample(rng):
    centre = rng.randint(30, 70)
    return [max(0, min(100, round(rng.gauss(centre, 12)))) for _ in range(rng.randint(5, 80))]


def hofstee_cases(rng):
    rows = []
    for _ in range(60):
        scores = sample(rng)
        judges = rng.randint(1, 6)
        kmin = [Fraction(rng.randint(20, 60)) for _ in range(judges)]
        kmax = [k + rng.randint(1, 30) for k in kmin]
        fmin = [Fraction(rng.randint(0, 30), 100) for _ in range(judges)]
        fmax = [f + Fraction(rng.randint(1, 50), 100) for f in fmin]
        curve = ogive(scores)
        k0, k1, f0, f1 = (real(mean(v)) for v in (kmin, kmax, fmin, fmax))

        def gap(x):
            return curve(x) - (f1 + (f0 - f1) * (x - k0) / (k1 - k0))

        if gap(k0) > 0:
            position, cut = "above", k0
        elif gap(k1) < 0:
            position, cut = "below", k1
        else:
            position, cut = "inside", bisect(gap, k0, k1)
        whole = ""
        if position == "inside":
            # Trying every whole score, exactly.
            a, b, c, d = mean(kmin), mean(kmax), mean(fmin), mean(fmax)
            whole = next(
                k
                for k in range(-(-a.numerator // a.denominator), 300)
                if fail_rate(scores, k) >= d + (c - d) * (k - a) / (b - a)
            )
        rows.append(
            [joined(scores), joined(kmin), joined(kmax), joined(fmin), joined(fmax)]
            + [position, text(cut), whole]
        )
    header = "scores kmin kmax fmin fmax position cut whole".split()
    write("methods-hofstee.csv", header, rows)


def beuk_cases(rng):
    rows = []
    while len(rows) < 60:
        scores = sample(rng)
        judges = rng.randint(2, 7)
        cuts = [Fraction(rng.randint(60, 150), 2) for _ in range(judges)]
        rates = [Fraction(rng.randint(20, 95), 100) for _ in range(judges)]
        if variance(cuts) == 0 or variance(rates) == 0:
            continue
        curve = ogive(scores)
        slope = mp.sqrt(real(variance(rates) / variance(cuts)))
        k, v = real(mean(cuts)), real(mean(rates))
        cut = bisect(lambda x: v + slope * (x - k) - (1 - curve(x)), mp.mpf(-5000), mp.mpf(5000))
        rows.append([joined(scores), joined(cuts), joined(rates), text(cut)])
    write("methods-beuk.csv", "scores cuts rates cut".split(), rows)


def de_gruijter_cases(rng):
    rows = []
    for _ in range(40):
        scores = sample(rng)
        k0, f0 = Fraction(rng.randint(40, 140), 2), Fraction(rng.randint(5, 80), 100)
        sk, sf = Fraction(rng.randint(1, 16), 2), Fraction(rng.randint(1, 12), 100)
        curve = ogive(scores)

        def distance(x):
            return ((x - real(k0)) / real(sk)) ** 2 + ((curve(x) - real(f0)) / real(sf)) ** 2

        best = None
        for c in range(-5, 110):
            low, high = mp.mpf(c), mp.mpf(c + 1)
            for _ in range(260):
                a, b = low + (high - low) / 3, high - (high - low) / 3
                if distance(a) <= distance(b):
                    high = b
                else:
                    low = a
            found = (distance(low), low)
            if best is None or found[0] < best[0] - mp.mpf(10) ** -30:
                best = found
        exact = {
            k: ((k - k0) / sk) ** 2 + ((fail_rate(scores, k) - f0) / sf) ** 2
            for k in range(-5, 120)
        }
        least = min(exact.values())
        whole = [k for k, value in exact.items() if value == least]
        rows.append([joined(scores), k0, f0, sk, sf, text(best[1]), joined(whole)])
    write("methods-de-gruijter.csv", "scores k0 f0 sigma_k sigma_f cut whole".split(), rows)


# Whole-score cuts and Wilson intervals ------------------------------------------------------------


def classification_cases(rng):
    rows = []
    for _ in range(60):
        n = rng.randint(4, 40)
        scores = [Fraction(rng.randint(20, 80), rng.choice([1, 1, 2])) for _ in range(n)]
        classes = [int(rng.random() < (0.8 if x > 40 else 0.25)) for x in scores]
        if len(set(classes)) < 2:
            classes[0] = 1 - classes[0]
        fp, fn = Fraction(rng.randint(1, 4)), Fraction(rng.randint(1, 4), rng.randint(1, 3))
        ones = sum(classes)

        def loss(c, wp, wn):
            wrong_pass = sum(1 for x, y in zip(scores, classes) if not y and x >= c)
            wrong_fail = sum(1 for x, y in zip(scores, classes) if y and x < c)
            return wp * wrong_pass + wn * wrong_fail

        low = int(min(scores) // 1)
        high = int(max(scores) // 1) + 1
        cells = []
        for wp, wn in ((fp, fn), (Fraction(1, n - ones), Fraction(1, ones))):
            values = {c: loss(c, wp, wn) for c in range(low, high + 1)}
            least = min(values.values())
            cells += [joined(c for c, v in values.items() if v == least), least]
        rows.append([joined(scores), joined(classes), fp, fn] + cells[:3] + [1 - cells[3]])
    header = "scores classes fp fn cuts loss youden_cuts youden".split()
    write("methods-classification.csv", header, rows)


def wilson_cases(rng):
    rows = []
    for _ in range(40):
        n = rng.randint(1, 400)
        k = rng.choice([0, n, rng.randint(0, n)])
        level = rng.choice([0.9, 0.95, 0.99])
        interval = binomtest(k, n).proportion_ci(confidence_level=level, method="wilson")
        rows.append([k, n, level, repr(float(interval.low)), repr(float(interval.high))])
    write("methods-wilson.csv", "passing count level lower upper".split(), rows)


if __name__ == "__main__":
    for make in (
        logistic_cases,
        ordered_cases,
        regression_cases,
        normal_cases,
        hofstee_cases,
        beuk_cases,
        de_gruijter_cases,
        classification_cases,
        wilson_cases,
    ):
        make(random.Random(f"{SEED} {make.__name__}"))
