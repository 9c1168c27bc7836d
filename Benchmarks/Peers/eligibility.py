"""A million simulated applicants against Tennessee's provisional license, version 2023, in polars.

Usage: eligibility.py cases | eligibility.py own | eligibility.py run CASE FOLDER
The files are written by our side (`bench eligibility generate FOLDER`) from counter-based random
numbers; no row stands for a person. The peer writes the rule out by hand: three-valued logic with
null as unknown, periods merged by a running maximum, anniversaries by the calendar, and faults in a
column beside it. Answers are the counts of the four outcomes.
"""
import json
import os
import sys
import time

CASES = ["tennessee-2-threads", "tennessee-1-thread", "from-csv"]
OWN = ["pathways", "comparison"]


def known(name):
    """A cell that is a value; empty cells and `unknown(...)` are null."""
    import polars as pl
    cell = pl.col(name)
    return pl.when(cell.str.starts_with("unknown")).then(None).otherwise(cell)


def truth(name):
    import polars as pl
    cell = known(name)
    return pl.when(cell.is_in(["yes", "true", "1"])).then(True) \
        .when(cell.is_in(["no", "false", "0"])).then(False).otherwise(None)


def load(folder):
    import polars as pl
    read = dict(infer_schema_length=0)
    people = pl.read_csv(f"{folder}/applicant.csv", columns=[
        "id", "applied_on", "exams_passed", "ecfmg_certificate", "competency", "training_abroad",
        "letter_on", "offer", "offer.employer", "offer.full_time"], **read).with_row_index("row")
    people = people.with_columns(
        known("applied_on").str.to_date(strict=False).alias("applied_on"),
        known("letter_on").str.to_date(strict=False).alias("letter_on"),
        truth("exams_passed").alias("exams_passed"),
        (known("ecfmg_certificate") == "permanent").alias("permanent"),
        truth("competency").alias("competency"),
        known("training_abroad").cast(pl.Int64).alias("training_abroad"),
        (pl.col("offer") == "none").fill_null(False).alias("no_offer"),
        (pl.col("offer.employer").is_not_null()
         | pl.col("offer.full_time").is_not_null()).alias("offered"),
        known("offer.employer").alias("employer"))
    employers = pl.read_csv(
        f"{folder}/employer.csv", columns=["id", "accredited_program"], **read)
    employers = employers.select(
        pl.col("id").alias("employer"), truth("accredited_program").alias("accredited"),
        pl.lit(True).alias("on_file"))
    practice = pl.read_csv(
        f"{folder}/practice.csv", columns=["applicant", "start", "finish", "country"], **read)
    practice = practice.join(
        people.select("row", pl.col("id").alias("applicant")), on="applicant",
        maintain_order="left")
    practice = practice.select(
        "row", known("start").str.to_date(strict=False).alias("start"),
        known("finish").str.to_date(strict=False).alias("finish"),
        (pl.col("finish") == "ongoing").fill_null(False).alias("ongoing"),
        (known("country") != "US").alias("abroad"))
    return people, employers, practice


def covered(periods, word):
    """Days and first day of the periods of each applicant, those covered twice counted once."""
    import polars as pl
    merged = periods.sort("row", "start").with_columns(
        pl.col("finish").cum_max().shift(1).over("row").alias("before"))
    begin = pl.max_horizontal("start", pl.col("before").fill_null(pl.col("start")))
    return merged.group_by("row").agg(
        (pl.col("finish") - begin).dt.total_days().clip(lower_bound=0).sum().alias(f"days_{word}"),
        pl.col("start").min().alias(f"start_{word}"))


def decide(people, employers, practice):
    import polars as pl
    items = practice.join(people.select("row", "applied_on"), on="row", maintain_order="left")
    end = pl.when("ongoing").then(pl.col("applied_on")).otherwise(pl.col("finish"))
    items = items.with_columns(end.alias("finish")).filter(
        pl.col("abroad").fill_null(True) & pl.col("applied_on").is_not_null())
    broken = items.filter((pl.col("finish") < pl.col("start")) & ~pl.col("ongoing"))
    open_items = items.filter(pl.col("start").is_null() | pl.col("finish").is_null())
    first = pl.col("applied_on").dt.offset_by("-5y")
    inside = items.drop_nulls(["start", "finish"]).with_columns(
        pl.max_horizontal("start", first).alias("start"),
        pl.min_horizontal("finish", "applied_on").alias("finish"),
    ).filter(pl.col("finish") > pl.col("start"))
    low = covered(inside.filter(pl.col("abroad").fill_null(False)), "low")
    high = covered(inside, "high")
    flags = lambda frame, name: frame.select("row").unique().with_columns(pl.lit(True).alias(name))
    table = people.join(employers, on="employer", how="left", maintain_order="left") \
        .join(low, on="row", how="left", maintain_order="left") \
        .join(high, on="row", how="left", maintain_order="left") \
        .join(flags(broken, "broken"), on="row", how="left", maintain_order="left") \
        .join(flags(open_items, "open_item"), on="row", how="left", maintain_order="left")

    def reaches(word):
        start = pl.col(f"start_{word}")
        goal = (start.dt.offset_by("3y") - start).dt.total_days()
        return (pl.col(f"days_{word}") >= goal).fill_null(False)

    complete = (pl.col("letter_on") <= pl.col("applied_on")).fill_null(False)
    limited = complete & pl.col("open_item").is_null()
    broken = pl.col("broken").fill_null(False)
    time_abroad = pl.when(pl.col("applied_on").is_null() | broken).then(None) \
        .when(reaches("low")).then(True) \
        .when(limited & ~reaches("high")).then(False).otherwise(None)
    gone = pl.col("offered") & pl.col("employer").is_not_null() & pl.col("on_file").is_null()
    offer = pl.when("no_offer").then(False).when("offered").then(pl.col("accredited")) \
        .otherwise(None)
    whole = pl.all_horizontal(
        pl.col("exams_passed"), pl.col("permanent"), pl.col("competency"),
        (pl.col("training_abroad") >= 3) | time_abroad, offer)
    outcome = pl.when(broken | gone).then(pl.lit("fault")) \
        .when(whole.is_null()).then(pl.lit("unknown")) \
        .when(whole).then(pl.lit("met")).otherwise(pl.lit("not met"))
    return table.select(outcome.alias("outcome"))


def run(case, folder):
    os.environ["POLARS_MAX_THREADS"] = "1" if case.endswith("1-thread") else "2"
    import polars as pl
    best = None
    frames = None if case == "from-csv" else load(folder)
    for _ in range(3):
        start, processor = time.perf_counter(), time.process_time()
        table = decide(*(frames or load(folder)))
        counts = dict(table["outcome"].value_counts().iter_rows())
        seconds = time.perf_counter() - start, time.process_time() - processor
        best = min(best or seconds, seconds)
    answers = {word: str(counts.get(word, 0)) for word in ["not met", "unknown", "met", "fault"]}
    print(json.dumps({
        "peer": f"polars-{pl.__version__}", "seconds": best[0], "processorSeconds": best[1],
        "answers": answers}))


if __name__ == "__main__":
    command = sys.argv[1]
    if command == "cases":
        print(" ".join(CASES))
    elif command == "own":
        print(" ".join(OWN))
    else:
        run(*sys.argv[2:])
