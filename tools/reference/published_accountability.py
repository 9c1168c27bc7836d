"""The sample studies of published accountability rows: Tennessee 2019 and Missouri's fourth cycle.

Usage: published_accountability.py DATA_FOLDER STUDIES_FOLDER
DATA_FOLDER holds tennessee-2019-schools.csv and msip4-indicators.csv (sources and columns in its README).
Units are numbered in the order of the files: neither schools nor districts are named.
"""
import csv
import pathlib
import sys

data, studies = map(pathlib.Path, sys.argv[1:3])


def write(path, header, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def tennessee():
    names = {"ach": "achievement", "growth": "growth", "abs": "absenteeism", "grad": "graduation",
             "ready": "ready_graduate", "elpa": "elpa"}
    schools, indicators, official = [], [], []
    with (data / "tennessee-2019-schools.csv").open() as file:
        for number, row in enumerate(csv.DictReader(file), 1):
            school = f"school-{number:02}"
            schools.append([school, 2019, row["pool"].lower()])
            indicators += [[school, name, "score", row[key]] for key, name in names.items()
                           if row[key] != "NA"]
            official += [[school, 2019, "total", row["final"]], [school, 2019, "level", row["grade"]]]
    folder = studies / "tennessee-schools"
    write(folder / "schools.csv", ["id", "report_year", "pool"], schools)
    write(folder / "indicators.csv", ["school", "name", "basis", "score"], indicators)
    write(folder / "official.csv", ["id", "report_year", "item", "value"], official)


def missouri():
    facts = {"span_status": "span_status", "span_prog_A": "span_annual", "span_prog_RA": "span_rolling",
             "span_prog_32": "span_multiyear", "gl_status": "grade_status", "gl_prog_A": "grade_annual",
             "gl_prog_RA": "grade_rolling", "gl_prog_22": "grade_multiyear"}
    leas, indicators, official, numbers = [], [], [], {}
    with (data / "msip4-indicators.csv").open() as file:
        for row in csv.DictReader(file):
            year = row["src"][:4]
            if row["src"] not in numbers:
                numbers[row["src"]] = f"report-{len(numbers) + 1}"
                leas.append([numbers[row["src"]], year, "k12"])
            lea = numbers[row["src"]]
            indicators.append([f"{lea} {row['indicator']}", lea]
                              + [row[key] or "none" for key in facts]
                              + ["yes" if row["gap_bonus"] == "Y" else "no"])
            official.append([lea, year, f"{lea} {row['indicator']}", row["off_met"].lower()])
    folder = studies / "missouri-indicators"
    write(folder / "leas.csv", ["id", "apr_year", "configuration"], leas)
    write(folder / "indicators.csv", ["id", "lea", *facts.values(), "gap_bonus"], indicators)
    write(folder / "official.csv", ["id", "apr_year", "item", "value"], official)


tennessee()
missouri()
