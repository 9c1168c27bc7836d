# SPDX-License-Identifier: Apache-2.0
"""Writes Studies/match-figures/claims.csv from collected figures of the residency match.

    python3 tools/claims/match_figures.py FOLDER [OUTPUT]

FOLDER holds nrmp_totals.csv, nrmp_specialties.csv, scores.csv and pd_survey_2018.csv: figures printed by
public sources, one per row, with year, source and mark. Every row becomes a claim; none is corrected,
averaged or left out. Also copies the survey to
Studies/holistic-scores, for the default weights of scoring sheets.
"""
import csv
import io
import pathlib
import shutil
import sys
from collections import Counter

COLUMNS = [
    "claim", "topic", "value", "unit", "relation", "population", "year", "source", "mark", "doubt",
    "note",
]
UNITS = {"count": "count", "percent": "per cent", "rating_1_to_5": "rating from 1 to 5"}
RELATIONS = {"count": "count", "percent": "share", "rating_1_to_5": "mean"}
SCORE_RELATIONS = {
    "mean": "mean", "sd": "standard deviation", "pass_score": "pass score", "n": "count",
}
DOUBTS = {
    ("step1", "237.27"): "a standard deviation of 8 is printed beside it; {spreads} are printed for the "
    "same exam by {source}",
    ("step1", "207"): "one sentence gives it for two populations; it is not used as the mean of all "
    "unmatched US seniors",
    ("comlex1", "465"): "one sentence gives it for two populations",
}


def rows(folder, name):
    return list(csv.DictReader((folder / name).open(encoding="utf-8", newline="")))


def words(text):
    return text.replace("_", " ")


def claim(row, population, topic, unit, relation, doubt=""):
    year = row["year"]
    return {
        "claim": " ".join(filter(None, [year, population, topic])),
        "topic": f"{topic} {year}" if year else f"{topic}, year not stated",
        "value": row["value"] + ("%" if unit == "per cent" else ""),
        "unit": unit, "relation": relation, "population": population, "year": year,
        "source": row["source"], "mark": row["mark"], "doubt": doubt, "note": row.get("note", ""),
    }


def figures(folder):
    for name, of in (("nrmp_totals.csv", "population"), ("nrmp_specialties.csv", "specialty")):
        for row in rows(folder, name):
            yield claim(
                row, words(row[of]), words(row["measure"]), UNITS[row["unit"]],
                RELATIONS[row["unit"]],
            )
    for row in rows(folder, "pd_survey_2018.csv"):
        topic = f"{words(row['factor'])} {words(row['measure'])}"
        yield claim(
            row, "program directors", topic, UNITS[row["unit"]], RELATIONS[row["unit"]]
        )
    scores = rows(folder, "scores.csv")
    spreads = [row for row in scores if row["measure"] == "sd"]
    for row in scores:
        measure = row["measure"]
        is_share = measure.startswith("percent")
        unit = "per cent" if is_share else "count" if measure == "n" else f"{row['exam']} score"
        doubt = DOUBTS.get((row["exam"], row["value"]), "").format(
            spreads=" and ".join(sorted(s["value"] for s in spreads)), source=spreads[0]["source"]
        )
        yield claim(
            row, words(row["population"]), words(f"{row['exam']} {measure}"), unit,
            "share" if is_share else SCORE_RELATIONS[measure], doubt,
        )


def main():
    folder = pathlib.Path(sys.argv[1])
    claims = list(figures(folder))
    repeated = {name for name, n in Counter(row["claim"] for row in claims).items() if n > 1}
    for row in claims:
        if row["claim"] in repeated:
            row["claim"] += f" printed as {row['value']}"
    names = Counter(row["claim"] for row in claims)
    if max(names.values()) > 1:
        sys.exit(f"two claims of one name: {names.most_common(1)[0][0]}")
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(claims)
    here = pathlib.Path(__file__).resolve().parents[2]
    target = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else here / "Studies/match-figures")
    (target / "claims.csv").write_text(out.getvalue(), encoding="utf-8")
    shutil.copyfile(
        folder / "pd_survey_2018.csv", here / "Studies/holistic-scores/pd_survey_2018.csv"
    )
    print(f"{len(claims)} claims")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main()
