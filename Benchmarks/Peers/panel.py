"""The panel statistics in NumPy, beside ours.

Usage: panel.py cases | panel.py generate FILE | panel.py run CASE FILE
NumPy has no exact arithmetic: judgments are held as whole twentieths, and the exact distribution is
the convolution of their totals. Its generator is its own, so a resampled distribution is compared
with the exact one on either side.
"""
import json
import math
import random
import sys
import time

CASES = ["40x500x4"]
JUDGES, ITEMS, ROUNDS, DRAWS, SEED = 40, 500, 4, 1_000_000, 40500
SCALE = [0, 1, 2, 4, 6, 8, 10, 12, 14, 16, 18, 19, 20]
RANGES = [(0, 6), (8, 12), (14, 20)]


def generate(path):
    draw = random.Random(SEED)
    level = [draw.gauss(0.65, 0.05) for _ in range(JUDGES)]
    ease = [draw.gauss(0, 0.16) for _ in range(ITEMS)]
    with open(path, "w", encoding="utf-8") as file:
        file.write("round,panelist,item,value\n")
        now = {}
        for j in range(JUDGES):
            for i in range(ITEMS):
                wanted = 20 * (level[j] + ease[i] + draw.gauss(0, 0.08))
                now[j, i] = min(SCALE, key=lambda value: (abs(value - wanted), value))
                file.write(f"1,P{j + 1:02d},I{i + 1:03d},{now[j, i] / 20}\n")
        for round_number in range(2, ROUNDS + 1):
            for j in range(JUDGES):
                for i in draw.sample(range(ITEMS), 50):
                    place = SCALE.index(now[j, i]) + draw.choice([-1, 1])
                    now[j, i] = SCALE[min(12, max(0, place))]
                    file.write(f"{round_number},P{j + 1:02d},I{i + 1:03d},{now[j, i] / 20}\n")


def half_up(numerator, denominator, places):
    scaled = 10 ** places * numerator
    whole, rest = divmod(scaled, denominator)
    whole += 2 * rest >= denominator
    return f"{whole // 10 ** places}.{whole % 10 ** places:0{places}d}"


def fixed(value, places):
    from fractions import Fraction
    exact = Fraction(value)
    return half_up(exact.numerator, exact.denominator, places)


def run(case, path):
    import numpy as np
    with open(path, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split(",") for line in file][1:]
    judges = sorted({row[1] for row in rows})
    items = sorted({row[2] for row in rows})
    at = {name: k for k, name in enumerate(judges)}, {name: k for k, name in enumerate(items)}
    cells = [(int(r), at[0][j], at[1][i], round(float(v) * 20)) for r, j, i, v in rows]
    answers = {}
    start, processor_start = time.perf_counter(), time.process_time()
    overlay = np.array(cells)
    table = np.zeros((len(judges), len(items)), dtype=np.int64)
    n_j, n_i = table.shape
    for number in range(1, ROUNDS + 1):
        part = overlay[overlay[:, 0] == number]
        before = table[part[:, 1], part[:, 2]].copy()
        table[part[:, 1], part[:, 2]] = part[:, 3]
        if number > 1:
            answers[f"edits {number}"] = str(int((before != part[:, 3]).sum()))
        totals = table.sum(axis=1)
        total = int(totals.sum())
        squares = n_j * int((totals * totals).sum()) - total * total
        variance = squares / (n_j * (n_j - 1)) / 400
        answers[f"sum {number}"] = half_up(total, 20, 2)
        answers[f"sd {number}"] = fixed(math.sqrt(variance), 6)
        answers[f"sej {number}"] = fixed(math.sqrt(variance / n_j), 6)
        ordered = np.sort(totals)
        answers[f"median {number}"] = half_up(
            int(ordered[(n_j - 1) // 2] + ordered[n_j // 2]), 40, 3)
        x = table / 20
        grand = x.mean()
        by_judge, by_item = x.mean(axis=1), x.mean(axis=0)
        ms_j = n_i * ((by_judge - grand) ** 2).sum() / (n_j - 1)
        ms_i = n_j * ((by_item - grand) ** 2).sum() / (n_i - 1)
        rest = x - by_judge[:, None] - by_item[None, :] + grand
        ms_r = (rest ** 2).sum() / ((n_j - 1) * (n_i - 1))
        var_j, var_i = max(0, (ms_j - ms_r) / n_i), max(0, (ms_i - ms_r) / n_j)
        answers[f"ms residual {number}"] = fixed(ms_r, 8)
        answers[f"se items random {number}"] = fixed(
            n_i * math.sqrt(var_j / n_j + ms_r / (n_j * n_i) + var_i / n_i), 6)
    counts = np.stack([((table >= low) & (table <= high)).sum(axis=0) for low, high in RANGES])
    answers["converged"] = str(int((3 * counts.max(axis=0) >= 2 * n_j).sum()))
    cut = -(-total // (20 * n_j))
    others = total - totals
    answers["movers"] = str(int((-(-others // (20 * (n_j - 1))) != cut).sum()))
    low = totals.min()
    spread = np.bincount(totals - low) / n_j
    exact = np.ones(1)
    for _ in range(n_j):
        exact = np.convolve(exact, spread)
    sums = np.arange(exact.size) + n_j * low
    cuts = -(-sums // (20 * n_j))
    share = {int(c): exact[cuts == c].sum() for c in np.unique(cuts)}
    generator = np.random.default_rng(1)
    drawn = np.zeros(int(cuts.max()) + 2, dtype=np.int64)
    for _ in range(DRAWS // 50_000):
        picked = totals[generator.integers(0, n_j, (50_000, n_j))].sum(axis=1)
        drawn += np.bincount(-(-picked // (20 * n_j)), minlength=drawn.size)
    near = all(
        abs(drawn[c] / DRAWS - p) <= 4 * math.sqrt(p * (1 - p) / DRAWS)
        for c, p in share.items() if p > 0.001)
    answers["bootstrap within 4 SE of exact"] = "yes" if near else "no"
    for c, p in share.items():
        if p > 0.001:
            answers[f"P({c})"] = fixed(p, 8)
    seconds, processor = time.perf_counter() - start, time.process_time() - processor_start
    print(json.dumps({"peer": f"numpy-{np.__version__}", "seconds": seconds,
                      "processorSeconds": processor, "answers": answers}))


if __name__ == "__main__":
    verb, *rest = sys.argv[1:]
    if verb == "cases":
        print("\n".join(CASES))
    elif verb == "generate":
        generate(*rest)
    else:
        run(*rest)
