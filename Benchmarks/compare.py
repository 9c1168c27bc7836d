"""Runs a kernel and its peer in turn on the same data and compares their answers.

Usage: compare.py BENCH DATA_FOLDER NAME...
Prints `bench NAME CASE peer=P ours=SECONDS theirs=SECONDS ratio=THEIRS/OURS answers=equal`, each
side with the best of three runs, and the same ratio in processor seconds, which a busy machine
disturbs less. Exit status 1 when answers differ.
"""
import json
import pathlib
import subprocess
import sys

ROUNDS = 3


def output(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout


def main(bench, folder, *names):
    peers = pathlib.Path(__file__).parent / "Peers"
    differs = False
    for name in names:
        peer = str(peers / f"{name}.py")
        data = pathlib.Path(folder) / f"{name}.data"
        if not data.exists():
            partial = data.with_suffix(".partial")
            output(sys.executable, peer, "generate", str(partial))
            partial.rename(data)
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
            differs |= bool(wrong)
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
    return differs


sys.exit(main(*sys.argv[1:]))
