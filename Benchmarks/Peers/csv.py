"""DuckDB's read_csv into a typed table in memory, beside our reader.

Usage: csv.py cases | csv.py generate FILE | csv.py run CASE FILE
"""
import json
import random
import sys
import time

CASES = ["1-thread", "2-threads"]
BYTES = 500_000_000
SEED = 5331
COLUMNS = {
    "id": "BIGINT", "school": "VARCHAR", "name": "VARCHAR", "score": "DECIMAL(9,2)",
    "scaled": "INTEGER", "theta": "DECIMAL(9,4)", "day": "DATE", "comment": "VARCHAR",
}
WORDS = "clear firm late early strong weak first second panel item judge round cut band".split()


def generate(path):
    """Writes rows of numbers, quoted text and missing codes until the file is long enough."""
    draw = random.Random(SEED)
    written = 0
    number = 0
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(",".join(COLUMNS) + "\n")
        while written < BYTES:
            rows = []
            for _ in range(20_000):
                number += 1
                bits = draw.getrandbits(64)
                score = "NA" if bits % 19 == 0 else f"{(bits >> 5) % 10801 / 100:.2f}"
                scaled = "-99" if bits % 23 == 0 else str(100 + (bits >> 20) % 101)
                theta = "" if bits % 29 == 0 else f"{((bits >> 30) % 100001 - 50000) / 10000:.4f}"
                first, second = WORDS[bits % 14], WORDS[(bits >> 8) % 14]
                if bits % 17 == 0:
                    comment = f'"{first} ""{second}"" row"'
                else:
                    comment = "" if bits % 31 == 0 else f"{first} {second}"
                rows.append(
                    f'{number},S{bits % 9973:04d},"{second.title()}, {first.title()} {bits % 97}",'
                    f"{score},{scaled},{theta},20{bits % 24:02d}-{bits % 12 + 1:02d}-"
                    f"{bits % 28 + 1:02d},{comment}\n")
            block = "".join(rows)
            written += file.write(block)


def run(case, path):
    """Reads the file once; prints the seconds and the answers to be compared."""
    import duckdb
    threads = 2 if case == "2-threads" else 1
    connection = duckdb.connect(config={"threads": threads})
    columns = "{" + ", ".join(f"'{name}': '{kind}'" for name, kind in COLUMNS.items()) + "}"
    start, processor_start = time.perf_counter(), time.process_time()
    connection.execute(
        f"CREATE TABLE t AS SELECT * FROM read_csv('{path}', header=true, auto_detect=false, "
        f"delim=',', quote='\"', escape='\"', nullstr=['', 'NA', '-99'], columns={columns})")
    seconds, processor = time.perf_counter() - start, time.process_time() - processor_start

    def one(query):
        return str(connection.execute(query).fetchone()[0])
    answers = {"rows": one("SELECT count(*) FROM t"), "not accepted": "0"}
    for name, kind in COLUMNS.items():
        answers[f"missing {name}"] = one(f"SELECT count(*) - count({name}) FROM t")
        if kind == "VARCHAR":
            answers[f"bytes {name}"] = one(f"SELECT sum(strlen({name})) FROM t")
        elif kind == "DATE":
            answers[f"days {name}"] = one(f"SELECT sum({name} - DATE '1970-01-01') FROM t")
        else:
            answers[f"sum {name}"] = one(f"SELECT sum({name})::DECIMAL(38,4) FROM t")
    version = f"duckdb-{duckdb.__version__}"
    print(json.dumps({"peer": version, "seconds": seconds, "processorSeconds": processor,
                      "answers": answers}))


if __name__ == "__main__":
    verb, *rest = sys.argv[1:]
    if verb == "cases":
        print("\n".join(CASES))
    elif verb == "generate":
        generate(*rest)
    else:
        run(*rest)
