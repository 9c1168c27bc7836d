#!/usr/bin/env python3
"""Runs exported policies on Spark SQL in ANSI mode and compares every cell with SQLite.

Usage: run_spark.py CASES [COUNT]     CASES holds one folder for each policy; 12 of them are run
Needs Java and the package pyspark. Exit status: 0 equal, 1 something differs.
"""
import pathlib
import re
import shutil
import sys
import tempfile

from pyspark.sql import SparkSession


def cell(value):
    """Writes a value as the expected tables do."""
    if value is None:
        return "\\N"
    return str(int(value)) if isinstance(value, bool) else str(value)


def statements(text):
    """Splits a file into statements: each ends with a semicolon at the end of a line."""
    return [part for part in re.split(r";\n", text) if part.strip()]


def run(spark, folder):
    """Returns the sorted rows of one policy."""
    for name, in spark.sql("SHOW TABLES").select("tableName").collect():
        spark.sql(f"DROP TABLE `{name}`")
    for file in ("spark-schema.sql", "spark-rows.sql"):
        for statement in statements((folder / file).read_text(encoding="utf-8")):
            spark.sql(statement)
    query = statements((folder / "spark-query.sql").read_text(encoding="utf-8"))[0]
    return sorted("\t".join(cell(value) for value in row) for row in spark.sql(query).collect())


def main():
    warehouse = tempfile.mkdtemp()
    spark = (
        SparkSession.builder.master("local[1]").appName("check-sql")
        .config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.ansi.enabled", "true")
        .config("spark.sql.warehouse.dir", warehouse).config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1").config("spark.sql.shuffle.partitions", "1")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    different = count = 0
    limit = int(sys.argv[2]) if len(sys.argv) > 2 else 12
    for folder in sorted(pathlib.Path(sys.argv[1]).iterdir())[:limit]:
        count += 1
        expected = sorted((folder / "expected.tsv").read_text(encoding="utf-8").splitlines())
        try:
            found = run(spark, folder)
        except Exception as error:  # whatever Spark refuses is a finding, and the rest still runs
            print(f"Spark refuses {folder}: {str(error).splitlines()[0]}", file=sys.stderr)
            different += 1
            continue
        if found != expected:
            print(f"Spark differs in {folder}", file=sys.stderr)
            for left, right in zip(expected, found):
                if left != right:
                    print(f"  SQLite {left}\n  Spark  {right}", file=sys.stderr)
                    break
            different += 1
    spark.stop()
    shutil.rmtree(warehouse, ignore_errors=True)
    print(f"Spark = SQLite: {count} policies, {different} differ")
    return 1 if different else 0


sys.exit(main())
