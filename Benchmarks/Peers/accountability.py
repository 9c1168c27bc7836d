"""The students of a simulated state year, counted by polars and by DuckDB.

Usage: accountability.py cases | accountability.py generate FILE | accountability.py run CASE FILE
900,000 students in 2,400 schools of 560 districts, four subjects, ten groups, five levels and blanks;
one in twenty moved within the district and counts at no school. No row stands for a person.
Both peers add up 220 conditions for each unit; answers are all counts of the state, and for schools
and districts a sum in which every count has a weight of its own.
"""
import json
import os
import sys
import time

CASES = ["tally-2-threads", "tally-1-thread", "tally-duckdb", "tally-from-csv"]
OWN = [
    "years", "state-year", "state-year-csv", "ten-years", "policy-diff", "certificate", "distance",
    "distance-state", "cheapest-path", "resamples", "resamples-district", "publish"]
SUBJECTS = ["ela", "math", "science", "social"]
LEVELS = ["BB", "B", "P", "A", "LND"]
GROUPS = 11
PLACES = {"school": "acct_school", "lea": "acct_lea", "state": "acct_state"}


def generate(path):
    import numpy as np
    import polars as pl
    rng = np.random.default_rng(2026)
    n, schools, districts = 900_000, 2_400, 560
    home = np.concatenate([np.arange(districts), rng.integers(0, districts, schools - districts)])
    school = np.sort(rng.integers(0, schools, n))
    groups = np.zeros(n, dtype=np.int64)
    for bit, share in enumerate([.5, .16, .05, .02, .03, .7, .5, .06, .13, .02]):
        groups |= (rng.random(n) < share).astype(np.int64) << bit
    words = np.array(["", *LEVELS])
    shares = {"ela": .5, "math": .5, "science": .2, "social": .08}
    columns = {
        "school": np.char.mod("s%04d", school), "lea": np.char.mod("d%03d", home[school]),
        "acct_school": (rng.random(n) >= .05).astype(np.int8),
        "acct_lea": (rng.random(n) >= .01).astype(np.int8),
        "acct_state": np.ones(n, dtype=np.int8), "groups": groups}
    for subject, share in shares.items():
        level = rng.choice(6, n, p=[1 - share, *(share * np.array([.15, .34, .33, .16, .02]))])
        columns[subject] = words[level]
    pl.DataFrame(columns).write_csv(path, quote_style="never")


def conditions():
    for s, subject in enumerate(SUBJECTS):
        for g in range(GROUPS):
            for l, level in enumerate(LEVELS):
                yield s, subject, g, l, level


def answers(tables):
    found = {}
    for place, rows in tables.items():
        weighted = 0
        for unit, row in enumerate(rows):
            for (s, subject, g, l, level), count in zip(conditions(), row):
                weighted += count * ((unit + 1) * 31 + s * 7 + g * 3 + l)
                if place == "state":
                    found[f"{subject} {g} {level}"] = str(count)
        found[f"weighted {place}"] = str(weighted)
    return found


def load(path):
    import polars as pl
    texts = {name: pl.String for name in ["school", "lea", *SUBJECTS]}
    frame = pl.read_csv(path, schema_overrides=texts)
    return frame.with_columns(
        pl.col("school").cast(pl.Categorical), pl.col("lea").cast(pl.Categorical),
        *(pl.col(s).cast(pl.Categorical) for s in SUBJECTS))


def polars_tally(frame):
    import polars as pl
    sums = [
        ((pl.col(subject) == level)
         & ((pl.lit(True) if g == 0 else (pl.col("groups") & (1 << (g - 1))) != 0)))
        .sum().alias(f"c{number}")
        for number, (_, subject, g, _, level) in enumerate(conditions())]
    tables = {}
    for place, flag in PLACES.items():
        rows = frame.lazy().filter(pl.col(flag) == 1)
        rows = rows.select(sums) if place == "state" else rows.group_by(place).agg(sums)
        tables[place] = rows.collect()
    return tables


def duckdb_tally(connection):
    sums = ", ".join(
        f"count(*) FILTER ({subject} = '{level}'"
        + (f" AND groups & {1 << (g - 1)} <> 0" if g else "") + f") AS c{number}"
        for number, (_, subject, g, _, level) in enumerate(conditions()))
    return {
        place: connection.execute(
            f"SELECT {place if place != 'state' else 1} AS unit, {sums} FROM students "
            f"WHERE {flag} = 1 GROUP BY unit ORDER BY unit").fetchall()
        for place, flag in PLACES.items()}


def run(case, path):
    threads = 1 if case == "tally-1-thread" else 2
    os.environ["POLARS_MAX_THREADS"] = str(threads)
    if case == "tally-duckdb":
        import duckdb
        connection = duckdb.connect()
        connection.execute("SET threads = 2")
        connection.execute(
            f"CREATE TABLE students AS SELECT * FROM read_csv('{path}', header = true, "
            "types = {'groups': 'INTEGER'})")
        wall, processor = time.perf_counter(), time.process_time()
        tables = duckdb_tally(connection)
        spent = time.perf_counter() - wall, time.process_time() - processor
        tables = {place: [row[1:] for row in rows] for place, rows in tables.items()}
        peer = f"duckdb-{duckdb.__version__}"
    else:
        import polars as pl
        frame = None if case == "tally-from-csv" else load(path)
        wall, processor = time.perf_counter(), time.process_time()
        tables = polars_tally(load(path) if frame is None else frame)
        spent = time.perf_counter() - wall, time.process_time() - processor
        tables = {
            place: (table if place == "state"
                    else table.with_columns(pl.col(place).cast(pl.String)).sort(place)
                    .drop(place)).rows()
            for place, table in tables.items()}
        peer = f"polars-{pl.__version__}"
    print(json.dumps({
        "peer": peer, "seconds": spent[0], "processorSeconds": spent[1],
        "answers": answers(tables)}))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["cases"]:
            print("\n".join(CASES))
        case ["own"]:
            print("\n".join(OWN))
        case ["generate", path]:
            generate(path)
        case ["run", case, path]:
            run(case, path)
