"""Runs a kernel and its peer in turn on the same data and compares their answers.

Usage: compare.py BENCH DATA_FOLDER NAME...
Prints `bench NAME CASE peer=P ours=SECONDS theirs=SECONDS ratio=THEIRS/OURS answers=equal`, each
side with the best of three runs, and the same ratio in processor seconds, which a busy machine
disturbs less. A peer's file may name gates: what ours must reach in processor time whatever the
peer takes. Exit status 1 when answers differ or a gate is missed.
Data come from the peer's `generate`, or from ours where the peer has none. A peer's file may also
name cases of our own, which no peer does; each is run once and printed with what it found.
"""
import json
import pathlib
import subprocess
import sys

ROUNDS = 3


def output(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout


def gates(peer):
    """By case: the gate's name, how much work a run does, and how much of it a second must see."""
    if "gates" not in pathlib.Path(peer).read_text():
        return {}
    return json.loads(output(sys.executable, peer, "gates"))


def generate(bench, name, peer, data):
    partial = data.with_suffix(".partial")
    if "def generate" in pathlib.Path(peer).read_text():
        output(sys.executable, peer, "generate", str(partial))
    else:
        output(bench, name, "generate", str(partial))
    partial.rename(data)


def own_cases(peer):
    if "OWN = " not in pathlib.Path(peer).read_text():
        return []
    return output(sys.executable, peer, "own").split()


def main(bench, folder, *names):
    peers = pathlib.Path(__file__).parent / "Peers"
    fails = False
    for name in names:
        peer = str(peers / f"{name}.py")
        data = pathlib.Path(folder) / f"{name}.data"
        if not data.exists():
            generate(bench, name, peer, data)
        limits = gates(peer)
        for case in output(sys.executable, peer, "cases").split():
            ours, theirs = [], []
            for _ in range(ROUNDS):
                ours.append(json.loads(output(bench, name, case, str(data))))
                theirs.append(json.loads(output(sys.executable, peer, "run", case, str(data))))
            best = {
                (side, key): min(run[key] for run in runs)
                for side, runs in (("ours", ours), ("theirs", theirs))
                for key in ("seconds", "processorSeconds")}
            wrong = sorted(
                key for key in ours[0]["answers"].keys() | theirs[0]["answers"].keys()
                if any(run["answers"].get(key) != theirs[0]["answers"].get(key)
                       for run in ours + theirs))
            fails |= bool(wrong)
            print(
                f"bench {name} {case} peer={theirs[0]['peer']}"
                f" ours={best['ours', 'seconds']:.3f} theirs={best['theirs', 'seconds']:.3f}"
                f" ratio={best['theirs', 'seconds'] / best['ours', 'seconds']:.2f}"
                f" answers={'differ' if wrong else 'equal'}"
                f" processor-ratio="
                f"{best['theirs', 'processorSeconds'] / best['ours', 'processorSeconds']:.2f}",
                flush=True)
            for key in wrong:
                print(f"  {key}: ours {ours[0]['answers'].get(key)}, "
                      f"theirs {theirs[0]['answers'].get(key)}")
            if case in limits:
                gate, work, least = limits[case]
                rate = work / best["ours", "processorSeconds"]
                fails |= rate < least
                print(f"  {gate}: {rate:,.0f} per processor second, at least {least:,} wanted: "
                      f"{'held' if rate >= least else 'missed'}", flush=True)
        for case in own_cases(peer):
            run = json.loads(output(bench, name, case, str(data)))
            print(f"bench {name} {case} ours={run['seconds']:.3f}"
                  f" processor={run['processorSeconds']:.3f}", flush=True)
            for key in sorted(run["answers"]):
                print(f"  {key}: {run['answers'][key]}", flush=True)
    return fails


sys.exit(main(*sys.argv[1:]))
