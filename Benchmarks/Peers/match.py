"""Generated residency markets, beside the Python packages `matching` and `algmatch`.

Usage: match.py cases | own | generate FOLDER | run CASE FOLDER
Both packages know singles alone, and both need lists without entries that are not mutual: those are
cut before their clock starts, while ours reads them and cuts them itself. Answers are how many applicants
match and a hash of who sits where. `matching` calls itself for every displaced applicant, and reaches 10,000
with a raised recursion limit only; both take minutes at 40,000, which is timed for ours alone.
The markets come from the generator that stands beside the shared specifications.
"""
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import time

CASES = ["matching-1000", "algmatch-1000", "matching-10000", "algmatch-10000"]
OWN = [
    "singles-1000", "singles-10000", "singles-40000", "couples-1000-1", "couples-1000-2",
    "couples-1000-3", "couples-10000-1", "couples-10000-2", "couples-40000-1", "couples-40000-2",
    "verify-40000", "whatif-10000", "whatif-40000", "stress-1000",
]
# Name: applicants, programs, couples, seed.
MARKETS = {
    "singles-1000": (1_000, 125, 0, 1), "singles-10000": (10_000, 1_250, 0, 1), "singles-40000": (40_000, 5_000, 0, 1),
    "couples-1000-1": (1_000, 125, 28, 1), "couples-1000-2": (1_000, 125, 28, 2),
    "couples-1000-3": (1_000, 125, 28, 3), "couples-10000-1": (10_000, 1_250, 280, 1),
    "couples-10000-2": (10_000, 1_250, 280, 2), "couples-40000-1": (40_000, 5_000, 1_100, 1),
    "couples-40000-2": (40_000, 5_000, 1_100, 2),
}
GENERATOR = pathlib.Path(__file__).resolve().parents[3] / "shared" / "tools" / "make_market.py"


def generate(folder):
    for name, (applicants, programs, couples, seed) in MARKETS.items():
        subprocess.run(
            [sys.executable, str(GENERATOR), "--applicants", str(applicants), "--programs",
             str(programs), "--couples", str(couples), "--seed", str(seed), "--out",
             os.path.join(folder, name)], check=True, stdout=subprocess.DEVNULL)


def rows(folder, name):
    """The generator quotes nothing, and a peer beside this one is called csv."""
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        head = file.readline().rstrip("\n").split(",")
        for line in file:
            yield dict(zip(head, line.rstrip("\n").split(",")))


def lists(folder, owner, item, name):
    found = {}
    for row in rows(folder, name):
        found.setdefault(row[owner], []).append((int(row["rank"]), row[item]))
    return {key: [one for _, one in sorted(ranked)] for key, ranked in found.items()}


def market(folder):
    """The mutual entries of both sides, and the quotas of programs that somebody can come to."""
    wanted = lists(folder, "applicant", "program", "primary.csv")
    ranked = lists(folder, "program", "applicant", "program_lists.csv")
    quotas = {row["program"]: int(row["quota"]) for row in rows(folder, "programs.csv")}
    wanting = {key: set(row) for key, row in wanted.items()}
    ranking = {key: set(row) for key, row in ranked.items()}
    applicants = {
        key: [one for one in row if key in ranking.get(one, ()) and quotas[one] > 0]
        for key, row in wanted.items()}
    programs = {
        key: [one for one in row if key in wanting.get(one, ())]
        for key, row in ranked.items() if quotas[key] > 0}
    return ({key: row for key, row in applicants.items() if row},
            {key: row for key, row in programs.items() if row}, quotas)


def with_matching(applicants, programs, quotas):
    from matching.games import HospitalResident
    import matching
    sys.setrecursionlimit(1_000_000)
    start, processor = time.perf_counter(), time.process_time()
    game = HospitalResident.create_from_dictionaries(
        applicants, programs, {key: quotas[key] for key in programs})
    solved = game.solve(optimal="resident")
    spent = time.perf_counter() - start, time.process_time() - processor
    seats = {str(one): str(program) for program, members in solved.items() for one in members}
    return f"matching-{matching.__version__}", spent, seats


def with_algmatch(applicants, programs, quotas):
    from algmatch import HospitalResidentsProblem
    from importlib.metadata import version
    people = {key: place + 1 for place, key in enumerate(applicants)}
    places = {key: place + 1 for place, key in enumerate(programs)}
    given = {
        "residents": {people[key]: [places[one] for one in row]
                      for key, row in applicants.items()},
        "hospitals": {places[key]: {"capacity": quotas[key],
                                    "preferences": [people[one] for one in row]}
                      for key, row in programs.items()}}
    start, processor = time.perf_counter(), time.process_time()
    solved = HospitalResidentsProblem(
        dictionary=given, optimised_side="residents").get_stable_matching()
    spent = time.perf_counter() - start, time.process_time() - processor
    names, homes = list(applicants), list(programs)
    seats = {}
    for one, program in solved["resident_sided"].items():
        if program:
            seats[names[int(str(one).lstrip("r")) - 1]] = \
                homes[int(str(program).lstrip("h")) - 1]
    return f"algmatch-{version('algmatch')}", spent, seats


def run(case, folder):
    package, size = case.split("-")
    given = market(os.path.join(folder, f"singles-{size}"))
    solve = with_matching if package == "matching" else with_algmatch
    peer, (seconds, processor), seats = solve(*given)
    text = "".join(f"{one},{seats[one]}\n" for one in sorted(seats))
    print(json.dumps({
        "peer": peer, "seconds": seconds, "processorSeconds": processor,
        "answers": {"matched": str(len(seats)),
                    "seats": hashlib.sha256(text.encode()).hexdigest()[:16]}}))


if __name__ == "__main__":
    verb, *rest = sys.argv[1:]
    if verb == "cases":
        print("\n".join(CASES))
    elif verb == "own":
        print("\n".join(OWN))
    elif verb == "generate":
        generate(*rest)
    else:
        run(*rest)
