"""Runs a kernel and its peer in turn on the same data and compares their answers.

Usage: compare.py BENCH DATA_FOLDER [--record] NAME...
Prints `bench NAME CASE peer=P ours=SECONDS theirs=SECONDS ratio=THEIRS/OURS answers=equal`, each
side with the best of three runs, and the same ratio in processor seconds, which a busy machine
disturbs less. A peer's file may name gates: what ours must reach in processor time whatever the
peer takes. Exit status 1 when answers differ, a gate is missed or a case alarms.
Data come from the peer's `generate`, or from ours where the peer has none. A peer's file may also
name cases of our own, which no peer does; each is printed with what it found.
Every figure is held against `baselines.csv`, as `baselines.py` says; `--record` writes it there instead.
"""
import json
import os
import pathlib
import subprocess
import sys

from baselines import Baselines

ROUNDS = 3


def output(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout


def measured(*command):
    """What a run of ours prints, and the MiB that it held at most."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        text = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return json.loads(text) | {"MiB": usage.ru_maxrss / 1024}


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


def settled(baselines, record, name, case, figures):
    """Records figures, or holds them against what is recorded; true for an alarm."""
    if record:
        baselines.record(name, case, figures)
        return False
    said, is_alarm = baselines.judge(name, case, figures)
    for line in said:
        print(f"  {line}", flush=True)
    return is_alarm


def main(bench, folder, *words):
    peers = pathlib.Path(__file__).parent / "Peers"
    record, names = "--record" in words, [word for word in words if word != "--record"]
    baselines = Baselines()
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
                ours.append(measured(bench, name, case, str(data)))
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
            ratio = best["theirs", "processorSeconds"] / best["ours", "processorSeconds"]
            print(
                f"bench {name} {case} peer={theirs[0]['peer']}"
                f" ours={best['ours', 'seconds']:.3f} theirs={best['theirs', 'seconds']:.3f}"
                f" ratio={best['theirs', 'seconds'] / best['ours', 'seconds']:.2f}"
                f" answers={'differ' if wrong else 'equal'}"
                f" processor-ratio={ratio:.2f}",
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
            figures = {
                "ratio": ratio, "seconds": best["ours", "seconds"],
                "MiB": min(run["MiB"] for run in ours)}
            fails |= settled(baselines, record, name, case, figures)
        for case in own_cases(peer):
            runs = [measured(bench, name, case, str(data)) for _ in range(ROUNDS)]
            seconds, processor, memory = (
                min(run[key] for run in runs) for key in ("seconds", "processorSeconds", "MiB"))
            print(f"bench {name} {case} ours={seconds:.4f} processor={processor:.4f}"
                  f" MiB={memory:.0f}", flush=True)
            for key in sorted(runs[0]["answers"]):
                print(f"  {key}: {runs[0]['answers'][key]}", flush=True)
            figures = {"seconds": seconds, "processor": processor, "MiB": memory}
            fails |= settled(baselines, record, name, case, figures)
    return fails


sys.exit(main(*sys.argv[1:]))
