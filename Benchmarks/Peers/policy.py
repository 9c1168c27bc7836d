"""A million rows, twelve criteria, a lookup by state, four bands and counts, in four peers.

Usage: policy.py cases | policy.py gates | policy.py generate FILE | policy.py run CASE FILE
Every peer starts from typed columns in memory and gives, for each row, outcome (0 not met, 1
unknown, 2 met), band, number of unknown criteria and first failing criterion, and counts by state,
band and outcome. Where a peer has no unknowns of its own, the rule is written with two variables
for each fact. Answers are a digest of every cell, so one wrong cell differs.
zen is given 20,000 rows and its time is scaled: a million would take minutes. In its second case
5,000 rows are decided one by one with its trace, against our full explanation of each.
The last case is no peer but the limit: the time in which memory moves as many bytes as a run of
ours reads and writes.
"""
import json
import sys
import time

CASES = ["polars-2-threads", "polars-1-thread", "duckdb-2-threads", "duckdb-1-thread",
         "openfisca-1-thread", "zen-sample", "zen-explained-5000-rows", "encoding",
         "memory-2-threads"]
ROWS, SEED, SAMPLE, EXPLAINED = 1_000_000, 2727, 20_000, 5_000
GATES = {
    "polars-1-thread": ("KernelRowsPerSecond", ROWS, 20_000_000),
    "zen-explained-5000-rows": ("ExplainedRowsPerSecond", EXPLAINED, 20_000),
}
MISSING = -2**31
FACTS = {
    "state": (0, 15), "exam": (0, 200), "hours": (0, 2000), "fee": (0, 500), "degree": (0, 1),
    "sanctioned": (0, 1), "references": (0, 9), "languages": (0, 5), "age": (0, 100),
    "years": (0, 50), "gpa": (0, 400), "status": (0, 2), "debt": (0, 50_000),
    "interview": (0, 100), "rating": (1000, 5000),
}
EXAM = [4 + k for k in range(16)]
HOURS = [50 + 5 * k for k in range(16)]
FEE = [490 - 3 * k for k in range(16)]
BOUNDS = [3000, 3582, 3928]
BANDS = ["floor", "approaching", "on_track", "target"]
WORDS = ["not met", "unknown", "met"]


def generate(path):
    import numpy as np
    draw = np.random.default_rng(SEED)
    with open(path, "wb") as file:
        file.write((" ".join(FACTS) + "\n").encode())
        for name, (low, high) in FACTS.items():
            values = draw.integers(low, high + 1, ROWS, dtype=np.int32)
            # Most rows satisfy most criteria, so that all outcomes and all criteria count.
            skew = draw.random(ROWS)
            if name in ("degree", "status", "sanctioned"):
                values = np.where(skew < 0.96, {"degree": 1}.get(name, 0), values)
            if name in ("references", "age", "languages", "gpa"):
                values = np.where(skew < 0.90, np.maximum(values, (low + high) // 2), values)
            values = np.where(draw.random(ROWS) < 0.08, MISSING, values).astype("<i4")
            values.tofile(file)


def load(path):
    import numpy as np
    with open(path, "rb") as file:
        names = file.readline().decode().split()
        return {name: np.fromfile(file, "<i4", ROWS) for name in names}


def digests(rows, outcome, band, missing, first):
    """One number for each output, of all its cells in row order, as ours computes it."""
    import numpy as np
    answers = {"rows": str(rows)}
    columns = {"outcome": outcome, "band": band, "missing": missing, "first failing": first}
    for name, column in columns.items():
        digest = 0
        for value in np.asarray(column[:rows]).tolist():
            digest = ((digest * 1_099_511_628_211) & (2**64 - 1)) ^ value
        answers[name] = str(digest)
    return answers


def counted(answers, rows):
    for state, band, outcome, count in rows:
        state = "unknown" if state is None else f"s{state}"
        band = "unknown" if band in (None, 9) else BANDS[band]
        answers[f"{state} {band} {WORDS[outcome]}"] = str(count)
    return answers


def best(repeats, body):
    times = []
    for _ in range(repeats):
        start, processor = time.perf_counter(), time.process_time()
        result = body()
        times.append((time.perf_counter() - start, time.process_time() - processor))
    return min(times), result


# Polars

def polars_frame(columns):
    import polars as pl
    return pl.DataFrame({
        name: pl.Series(values).replace(MISSING, None).cast(
            pl.Boolean if name in ("degree", "sanctioned") else pl.Int32)
        for name, values in columns.items()})


def polars_run(columns, case):
    import polars as pl
    frame = polars_frame(columns)
    limits = pl.DataFrame(
        {"state": range(16), "least_exam": EXAM, "least_hours": HOURS, "most_fee": FEE},
        schema_overrides={"state": pl.Int32, "least_exam": pl.Int32, "least_hours": pl.Int32,
                          "most_fee": pl.Int32})
    c = pl.col
    criteria = [
        c("exam") >= c("least_exam"), c("hours") >= c("least_hours"), c("fee") <= c("most_fee"),
        c("degree"), ~c("sanctioned"), (c("references") >= 3) & (c("languages") >= 1),
        c("age") >= 21, c("years") >= 3, c("gpa") >= 125, c("status") == 0,
        c("debt") <= 45_000, c("interview") >= 5]
    names = [f"c{k}" for k in range(1, 13)]
    first = pl.lit(0, pl.UInt8)
    for number in range(12, 0, -1):
        first = pl.when(c(f"c{number}").not_()).then(pl.lit(number, pl.UInt8)).otherwise(first)
    rating = c("rating")
    band = pl.when(rating.is_null()).then(pl.lit(9, pl.UInt8)).otherwise(
        sum((rating >= bound).cast(pl.UInt8) for bound in BOUNDS))
    plan = (
        frame.lazy().join(limits.lazy(), on="state", how="left", maintain_order="left")
        .select("state", band.alias("band"),
                *(rule.alias(name) for rule, name in zip(criteria, names)))
        .select("state", "band",
                pl.all_horizontal(names).cast(pl.UInt8).mul(2).fill_null(1).alias("outcome"),
                pl.sum_horizontal([c(n).is_null().cast(pl.UInt8) for n in names]).alias("missing"),
                first.alias("first")))

    def body():
        rows = plan.collect()
        return rows, rows.group_by("state", "band", "outcome").len()
    (seconds, processor), (rows, counts) = best(10, body)
    answers = digests(ROWS, rows["outcome"].to_numpy(), rows["band"].to_numpy(),
                      rows["missing"].to_numpy(), rows["first"].to_numpy())
    return f"polars-{pl.__version__}", seconds, processor, counted(answers, counts.iter_rows())


# DuckDB

def duckdb_run(columns, case):
    import duckdb
    connection = duckdb.connect(config={"threads": 1 if case.endswith("1-thread") else 2})
    # A parallel join gives rows in any order: the number of the row is carried along.
    frame = polars_frame(columns).with_row_index("id").to_arrow()
    connection.register("frame", frame)
    names = ", ".join(f'"{name}"' for name in FACTS)
    connection.execute(f"CREATE TABLE applicant AS SELECT id, {names} FROM frame")
    connection.execute(
        "CREATE TABLE minimum(state INTEGER, least_exam INTEGER, least_hours INTEGER, "
        "most_fee INTEGER)")
    connection.executemany("INSERT INTO minimum VALUES (?, ?, ?, ?)",
                           list(zip(range(16), EXAM, HOURS, FEE)))
    criteria = [
        "exam >= least_exam", "hours >= least_hours", "fee <= most_fee", "degree",
        "NOT sanctioned", '"references" >= 3 AND languages >= 1', "age >= 21", "years >= 3",
        "gpa >= 125", "status = 0", "debt <= 45000", "interview >= 5"]
    rules = ", ".join(f"({rule}) AS c{k}" for k, rule in enumerate(criteria, 1))
    every = " AND ".join(f"c{k}" for k in range(1, 13))
    missing = " + ".join(f"(c{k} IS NULL)::UTINYINT" for k in range(1, 13))
    first = " ".join(f"WHEN NOT c{k} THEN {k}" for k in range(1, 13))
    query = (
        f"CREATE OR REPLACE TEMP TABLE decided AS SELECT id, state, band, "
        f"(CASE WHEN {every} THEN 2 WHEN NOT ({every}) THEN 0 ELSE 1 END)::UTINYINT AS outcome, "
        f"({missing})::UTINYINT AS missing, (CASE {first} ELSE 0 END)::UTINYINT AS first FROM "
        f"(SELECT a.id, a.state, (CASE WHEN rating IS NULL THEN 9 WHEN rating < 3000 THEN 0 "
        f"WHEN rating < 3582 THEN 1 WHEN rating < 3928 THEN 2 ELSE 3 END)::UTINYINT AS band, "
        f"{rules} FROM applicant a LEFT JOIN minimum m ON a.state = m.state)")

    def body():
        connection.execute(query)
        return connection.execute(
            "SELECT state, band, outcome, count(*) FROM decided GROUP BY ALL").fetchall()
    (seconds, processor), counts = best(10, body)
    rows = connection.execute("SELECT outcome, band, missing, first FROM decided ORDER BY id").fetchnumpy()
    answers = digests(ROWS, rows["outcome"], rows["band"], rows["missing"], rows["first"])
    return f"duckdb-{duckdb.__version__}", seconds, processor, counted(answers, counts)


# OpenFisca

def openfisca_run(columns, case):
    """Two variables for each fact, its value and whether it is known: OpenFisca has no unknowns."""
    import numpy as np
    from openfisca_core import entities, periods, simulation_builder, taxbenefitsystems, variables
    import openfisca_core
    person = entities.Entity("person", "persons", "", "")
    system = taxbenefitsystems.TaxBenefitSystem([person])
    period = periods.period("2026")

    def variable(name, kind, formula=None):
        body = {"value_type": kind, "entity": person, "definition_period": periods.YEAR,
                "label": name}
        if formula:
            body["formula"] = formula
        system.add_variable(type(name, (variables.Variable,), body))
    for name in FACTS:
        variable(name, int)
        variable(f"{name}_known", bool)
    exam, hours, fee = (np.array(column) for column in (EXAM, HOURS, FEE))

    def rule(facts, test):
        def formula(person, period):
            values = [person(name, period) for name in facts]
            truth, is_no = test(*values), False
            known = True
            for name in facts:
                known = known & person(f"{name}_known", period)
            return np.where(known, np.where(truth, 2, 0), 1)
        return formula
    rules = [
        rule(["exam", "state"], lambda x, s: x >= exam[s]),
        rule(["hours", "state"], lambda x, s: x >= hours[s]),
        rule(["fee", "state"], lambda x, s: x <= fee[s]),
        rule(["degree"], lambda x: x == 1), rule(["sanctioned"], lambda x: x == 0),
        None, rule(["age"], lambda x: x >= 21), rule(["years"], lambda x: x >= 3),
        rule(["gpa"], lambda x: x >= 125), rule(["status"], lambda x: x == 0),
        rule(["debt"], lambda x: x <= 45_000), rule(["interview"], lambda x: x >= 5)]
    left, right = rule(["references"], lambda x: x >= 3), rule(["languages"], lambda x: x >= 1)
    rules[5] = lambda person, period: np.minimum(left(person, period), right(person, period))
    for number, formula in enumerate(rules, 1):
        variable(f"c{number}", int, formula)

    def all_of(person, period):
        result = person("c1", period)
        for number in range(2, 13):
            result = np.minimum(result, person(f"c{number}", period))
        return result

    def missing(person, period):
        return sum((person(f"c{number}", period) == 1).astype(int) for number in range(1, 13))

    def first(person, period):
        result = np.zeros(person.count, dtype=int)
        for number in range(12, 0, -1):
            result = np.where(person(f"c{number}", period) == 0, number, result)
        return result

    def band(person, period):
        found = np.searchsorted(BOUNDS, person("rating", period), side="right")
        return np.where(person("rating_known", period), found, 9)
    for name, formula in (("outcome", all_of), ("missing", missing), ("first", first),
                          ("band", band)):
        variable(name, int, formula)

    def simulation():
        made = simulation_builder.SimulationBuilder().build_default_simulation(system, ROWS)
        for name, values in columns.items():
            known = values != MISSING
            made.set_input(name, period, np.where(known, values, 0))
            made.set_input(f"{name}_known", period, known)
        return made
    times = []
    for _ in range(3):
        made = simulation()
        (timed, result) = best(1, lambda: openfisca_once(made, columns, period))
        times.append(timed)
    (seconds, processor), (outputs, counts) = min(times), result
    answers = digests(ROWS, *outputs)
    version = getattr(openfisca_core, "__version__", None)
    if version is None:
        import importlib.metadata
        version = importlib.metadata.version("openfisca-core")
    return f"openfisca-{version}", seconds, processor, counted(answers, counts)


def openfisca_once(made, columns, period):
    import numpy as np
    outputs = [made.calculate(name, period) for name in ("outcome", "band", "missing", "first")]
    state = np.where(columns["state"] == MISSING, 16, columns["state"])
    totals = np.bincount((state * 10 + outputs[1]) * 3 + outputs[0], minlength=17 * 30)
    counts = [(None if k // 30 == 16 else k // 30, k // 3 % 10, k % 3, int(count))
              for k, count in enumerate(totals) if count]
    return outputs, counts


# zen

def zen_decision():
    """One decision table row cannot carry an unknown, so each criterion is an expression."""
    import zen

    def known(*facts):
        return " and ".join(f"{fact} != null" for fact in facts)
    tests = [
        (known("exam", "state"), "exam >= leastExam[state]"),
        (known("hours", "state"), "hours >= leastHours[state]"),
        (known("fee", "state"), "fee <= mostFee[state]"),
        (known("degree"), "degree == 1"), (known("sanctioned"), "sanctioned == 0"), None,
        (known("age"), "age >= 21"), (known("years"), "years >= 3"),
        (known("gpa"), "gpa >= 125"), (known("status"), "status == 0"),
        (known("debt"), "debt <= 45000"), (known("interview"), "interview >= 5")]
    texts = [t and f"({t[0]}) ? (({t[1]}) ? 2 : 0) : 1" for t in tests]
    part = "({0} != null ? ({0} >= {1} ? 2 : 0) : 1)"
    texts[5] = f"min([{part.format('references', 3)}, {part.format('languages', 1)}])"
    expressions = [{"id": f"e{k}", "key": f"c{k}", "value": text}
                   for k, text in enumerate(texts, 1)]
    every = ", ".join(f"$.c{k}" for k in range(1, 13))
    first = "0"
    for number in range(12, 0, -1):
        first = f"($.c{number} == 0 ? {number} : {first})"
    missing = " + ".join(f"($.c{k} == 1 ? 1 : 0)" for k in range(1, 13))
    expressions += [
        {"id": "o", "key": "outcome", "value": f"min([{every}])"},
        {"id": "m", "key": "missing", "value": missing},
        {"id": "f", "key": "first", "value": first},
        {"id": "b", "key": "band",
         "value": "rating == null ? 9 : (rating < 3000 ? 0 : (rating < 3582 ? 1 : "
                  "(rating < 3928 ? 2 : 3)))"}]
    constants = [
        {"id": "k1", "key": "leastExam", "value": json.dumps(EXAM)},
        {"id": "k2", "key": "leastHours", "value": json.dumps(HOURS)},
        {"id": "k3", "key": "mostFee", "value": json.dumps(FEE)}]

    def node(identifier, kind, content=None, **more):
        return {"id": identifier, "type": kind, "name": identifier, "content": content,
                "position": {"x": 0, "y": 0}, **more}

    def expression(identifier, items):
        return node(identifier, "expressionNode",
                    {"expressions": items, "passThrough": True, "inputField": None,
                     "outputPath": None, "executionMode": "single"})
    nodes = [node("in", "inputNode", {}), expression("tables", constants),
             expression("rule", expressions), node("out", "outputNode", {})]
    edges = [{"id": f"{a}{b}", "sourceId": a, "targetId": b, "type": "edge"}
             for a, b in (("in", "tables"), ("tables", "rule"), ("rule", "out"))]
    return zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))


def zen_cases(columns, rows):
    names = list(FACTS)
    return [
        {name: None if value == MISSING else value for name, value in zip(names, row)}
        for row in zip(*(columns[name][:rows].tolist() for name in names))]


def zen_name():
    import importlib.metadata
    return f"zen-{importlib.metadata.version('zen-engine')}"


def zen_run(columns, case):
    decision, cases = zen_decision(), zen_cases(columns, SAMPLE)

    def body():
        results = [decision.evaluate(case)["result"] for case in cases]
        counts = {}
        for case, result in zip(cases, results):
            key = case["state"], result["band"], result["outcome"]
            counts[key] = counts.get(key, 0) + 1
        return results
    (seconds, processor), results = best(1, body)
    answers = digests(SAMPLE, *([int(r[key]) for r in results]
                                for key in ("outcome", "band", "missing", "first")))
    scale = ROWS / SAMPLE
    return zen_name(), seconds * scale, processor * scale, answers


def explained_run(columns, case):
    decision, cases = zen_decision(), zen_cases(columns, EXPLAINED)
    (seconds, processor), results = best(
        1, lambda: [decision.evaluate(case, {"trace": True}) for case in cases])
    assert all(result["trace"] for result in results)
    outputs = ([int(result["result"][key]) for result in results]
               for key in ("outcome", "missing", "first"))
    outcome, missing, first = outputs
    answers = digests(EXPLAINED, outcome, outcome, missing, first)
    del answers["band"]
    return zen_name(), seconds, processor, answers


def encoding_run(columns, case):
    import polars as pl
    (seconds, processor), frame = best(3, lambda: polars_frame(columns))
    return f"polars-{pl.__version__}", seconds, processor, {"rows": str(frame.height)}


def memory_run(columns, case):
    import threading
    import numpy as np
    # A code below the two reserved ones for each value; then outcome, band, missing, first failing.
    width = sum(1 if high - low + 1 <= 254 else 2 for low, high in FACTS.values()) + 4
    source = np.ones(ROWS * width // 2, np.uint8)
    target = np.zeros_like(source)
    halves = [slice(0, len(source) // 2), slice(len(source) // 2, None)]

    def copy(part):
        np.copyto(target[part], source[part])

    def body():
        threads = [threading.Thread(target=copy, args=(part,)) for part in halves]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    (seconds, processor), _ = best(50, body)
    return f"numpy-{np.__version__}-copy", seconds, processor, {"bytes per row": str(width)}


def run(case, path):
    columns = load(path)
    runs = {"polars": polars_run, "duckdb": duckdb_run, "openfisca": openfisca_run,
            "zen-sample": zen_run, "zen-explained": explained_run, "encoding": encoding_run,
            "memory": memory_run}
    kind = next(kind for kind in runs if case.startswith(kind))
    peer, seconds, processor, answers = runs[kind](columns, case)
    print(json.dumps({"peer": peer, "seconds": seconds, "processorSeconds": processor,
                      "answers": answers}))


if __name__ == "__main__":
    verb, *rest = sys.argv[1:]
    if verb == "cases":
        print("\n".join(CASES))
    elif verb == "gates":
        print(json.dumps(GATES))
    elif verb == "generate":
        generate(*rest)
    else:
        if rest[0].startswith("polars"):
            import os
            # Read when the library is loaded.
            os.environ["POLARS_MAX_THREADS"] = "1" if rest[0].endswith("1-thread") else "2"
        run(*rest)
