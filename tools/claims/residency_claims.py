# SPDX-License-Identifier: Apache-2.0
"""Writes Studies/residency-claims/claims.csv from collected claims and the document they quote.

    python3 tools/claims/residency_claims.py DOCUMENT CLAIMS SCORES [OUTPUT]

DOCUMENT is the text that the claims quote, CLAIMS the collected list (topic, value, relation,
population, year, sentence, source), SCORES the collected scores of published studies, from which the
doubt of a spread is made. Every sentence must stand in the document; the offset written is
the character of its first occurrence. The script ends with 1 and writes nothing when one does not, or
when a printed value does not stand in its sentence.
"""
import csv
import io
import pathlib
import re
import sys

COLUMNS = [
    "claim", "topic", "value", "relation", "population", "year", "issuer", "sentence", "source",
    "offset", "doubt",
]

# Names of the collected claims by topic and value, in the order of the list.
NAMES = {
    ("step1.minimum", "225"): "minimum of 225",
    ("step1.minimum", "none"): "no minimum per se",
    ("step1.cutoff", "215"): "average cut-off of 215",
    ("step1.minimum", "250"): "minimum of 250 by hearsay",
    ("step1.threshold", "235"): "threshold of 235 in the top ten",
    ("step1.interview", "225"): "225 or more for an interview",
    ("step1.interview_almost_always", "230"): "median of 230 for almost always",
    ("step1.risk", "220"): "below 220",
    ("step1.mean", "237.27"): "mean of 237.27",
    ("step1.mean", "229"): "national mean of 229",
    ("step1.pass", "194"): "passing score of 194",
    ("step1.mean", "233"): "matched mean of 233",
    ("step1.mean", "207"): "unmatched mean of 207",
    ("step1.mean", "235"): "matched mean of 235 in internal medicine",
    ("usce.months", "12"): "12 months of experience",
    ("usce.months", "0"): "experience not required",
    ("deadline", "2020-10-21"): "deadline of 21 October",
    ("deadline", "2020-11-01"): "deadline of 1 November",
    ("ratio.unlabelled", "1/54 = 1.85%"): "ratio of 1 to 54",
    ("ratio.unlabelled", "0/16 = 0%"): "ratio of 0 to 16",
}

# Where the collected list says in other words what the sentence prints, the sentence's words stand.
AS_PRINTED = {
    "experience not required": {"value": "not a requirement"},
    "matched mean of 233": {"relation": "mean", "population": "matched U.S. seniors"},
    "unmatched mean of 207": {"relation": "mean", "population": "unmatched U.S. seniors", "year": ""},
    "matched mean of 235 in internal medicine": {
        "relation": "mean", "population": "matched students in internal medicine",
    },
}

NINE = "10.5% of first-year anesthesiology residents"
RESIDENTS = "first-year anesthesiology residents"
ANOTHER = "another program (not named here)"
DEADLINE = "2020-10-21"

# Claims that the collected list leaves out: name, topic, value, relation, population, year, issuer,
# and how the sentence begins and ends in the document.
FURTHER = [
    ("no minimum published", "step1.minimum", "not published", "equals", ANOTHER, "", "",
     "We do not publish minimum scores for USMLE", "in the given year."),
    ("no specific cut-offs", "step1.minimum", "no specific cut-offs", "equals", ANOTHER, "", "",
     "We review our applications in a holistic manner", "scores or grades."),
    ("unmatched mean of 465", "comlex1.mean", "465", "mean", "unmatched osteopathic students", "", "",
     "Among unmatched U.S. seniors", "respectively."),
    ("class mean of 242", "step1.class-mean", "242", "mean", "last year's class of interns of a program",
     "", "", "We do not require a minimum score to apply", "was a 242."),
    ("closer to 250 in the big four", "step1.threshold", "closer to 250", "probably", "the big four", "",
     "", "For the big 4 (", "235-240ish."),
    ("235-240ish in the rest of the top ten", "step1.threshold", "235-240ish", "probably",
     "the rest of the top ten", "", "", "For the big 4 (", "235-240ish."),
    ("interviews not typical at 200-205", "step1.interview", "200-205", "not typically interviewed",
     "programs", "", "", "Programs do NOT typically offer interviews", "range."),
    ("70 % have a target score", "programs.target-score", "70%", "share", "internal medicine programs",
     "2018", "Program Director's Survey 2018", "The 2018 Program Director", "on Step 1."),
    ("98 % call Step 1 most important", "directors.most-important", "98%", "share",
     "residency directors", "", "MedSchoolCoach (a company)", "According to MedSchoolCoach, 98%",
     "match criteria."),
    ("Step 2 CK above 259", "above-259.step2ck", "10.5%", "share", RESIDENTS, "", "",
     "For example, while " + NINE, "scores above 259."),
    ("Step 1 and Step 2 CK above 259", "above-259.both", "1.9%", "share", RESIDENTS, "", "",
     "For example, while " + NINE, "both Step 1 and Step 2 CK scores above 259."),
    ("applications through 21 October", "deadline", DEADLINE, "deadline",
     "one internal medicine program", "2020", "", "Applications for the 2021-2022", "October 21, 2020."),
]

ORDER = [
    "step1.minimum", "step1.cutoff", "step1.threshold", "step1.interview",
    "step1.interview_almost_always", "step1.risk", "step1.mean", "comlex1.mean", "step1.class-mean", "step1.pass",
    "programs.target-score", "directors.most-important", "above-259.step2ck", "above-259.both",
    "usce.months", "deadline", "ratio.unlabelled",
]

MONTHS = {"2020-10-21": "october 21, 2020", "2020-11-01": "november 1, 2020"}


def collected(path):
    for row in csv.DictReader(path.open(encoding="utf-8", newline="")):
        name = NAMES[(row["topic"], row["value"])]
        row = dict(row, claim=name, issuer="", doubt="")
        row["year"] = "" if row["year"] == "not stated" else row["year"]
        row.update(AS_PRINTED.get(name, {}))
        yield row


def further(text, source):
    for name, topic, value, relation, population, year, issuer, begin, end in FURTHER:
        start = text.find(begin)
        stop = text.find(end, start)
        if start < 0 or stop < 0:
            sys.exit(f"{name}: no sentence from \"{begin}\" to \"{end}\"")
        yield dict(
            claim=name, topic=topic, value=value, relation=relation, population=population, year=year,
            issuer=issuer, sentence=text[start:stop + len(end)], source=source, doubt="",
        )


def printed(row):
    """Whether the parts of the value stand in the sentence as it prints them."""
    sentence = " ".join(row["sentence"].split()).lower()
    value = row["value"].lower()
    if value in MONTHS:
        return MONTHS[value] in sentence
    if value in ("none", "not published", "no specific cut-offs"):
        return "do not " in sentence
    return all(part in sentence for part in re.split(r" = ", value))


def doubt(rows, scores):
    """Why three means are doubted: a spread that others print otherwise, two means in one sentence."""
    by_name = {row["claim"]: row for row in rows}
    mean = by_name["mean of 237.27"]
    deviation = float(re.search(r"deviation: (\d+)", mean["relation"]).group(1))
    spreads = [row for row in scores if row["exam"] == "step1" and row["measure"] == "sd"]
    mean["doubt"] = (
        f"a standard deviation of {deviation:.0f} is printed; {spreads[0]['source']} prints "
        f"{' and '.join(sorted(row['value'] for row in spreads))} for the same exam"
    )
    for name in ("unmatched mean of 207", "unmatched mean of 465"):
        by_name[name]["doubt"] = (
            "one sentence gives two means of two exams for two groups at once; neither stands for all who "
            "did not match"
        )


def main():
    text = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
    rows = list(collected(pathlib.Path(sys.argv[2])))
    rows += list(further(text, rows[0]["source"]))
    rows.sort(key=lambda row: ORDER.index(row["topic"]))
    doubt(rows, list(csv.DictReader(open(sys.argv[3], encoding="utf-8", newline=""))))
    for row in rows:
        row["offset"] = text.find(row["sentence"])
        if row["offset"] < 0:
            sys.exit(f"{row['claim']}: the sentence does not stand in the document")
        if not printed(row):
            sys.exit(f"{row['claim']}: \"{row['value']}\" does not stand in its sentence")
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    here = pathlib.Path(__file__).resolve().parents[2]
    target = sys.argv[4] if len(sys.argv) > 4 else here / "Studies/residency-claims/claims.csv"
    pathlib.Path(target).write_text(out.getvalue(), encoding="utf-8")
    print(f"{len(rows)} claims, every sentence in the document")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main()
