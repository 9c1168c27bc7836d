"""What each case took when it was last recorded, and the alarm when it takes more.

`baselines.csv` has a line for each case: `ratio`, the peer's processor time over ours, where there is
a peer; else `seconds` by the clock and `processor` seconds; and `MiB`, the most memory a run held.
`target` and `targetMiB` are what the specification asks for; they are written by hand and kept.

A case alarms when it is more than a quarter worse than its line: a ratio anywhere, since both sides ran
on one machine; seconds only where the line's `machine` is this one, and only when clock and processor
both say so, since another program slows one of them. What has no line, or one of another machine, is
named and not compared. A target that is missed is said and is no alarm.
"""
import csv
import os
import pathlib
import re

FILE = pathlib.Path(__file__).with_name("baselines.csv")
FIELDS = ["kernel", "case", "machine", "ratio", "seconds", "processor", "MiB", "target", "targetMiB"]
TOLERANCE = 1.25


def machine():
    found = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    return f"{found[1].strip() if found else os.uname().machine}, {os.cpu_count()} threads"


class Baselines:
    def __init__(self, file=FILE, machine=machine):
        self.file = file
        self.machine = machine()
        self.rows = {}
        if file.exists():
            with file.open(newline="") as lines:
                self.rows = {(row["kernel"], row["case"]): row for row in csv.DictReader(lines)}

    def record(self, kernel, case, figures):
        row = self.rows.setdefault((kernel, case), dict.fromkeys(FIELDS, ""))
        row.update(kernel=kernel, case=case, machine=self.machine)
        kept = ("ratio", "MiB") if "ratio" in figures else ("seconds", "processor", "MiB")
        row.update({key: "" for key in ("ratio", "seconds", "processor", "MiB")})
        row.update({key: f"{figures[key]:.4g}" for key in kept})
        with self.file.open("w", newline="") as lines:
            writer = csv.DictWriter(lines, FIELDS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(self.rows[key] for key in sorted(self.rows))

    def judge(self, kernel, case, figures):
        """The lines to print, and whether one of them is an alarm."""
        row = self.rows.get((kernel, case))
        if row is None:
            return [f"no baseline: scripts/bench {kernel} --record"], False
        said, alarms = [], []

        def worse(key):
            return row[key] and key in figures and figures[key] > TOLERANCE * float(row[key])

        if row["ratio"] and "ratio" in figures and figures["ratio"] * TOLERANCE < float(row["ratio"]):
            alarms.append(f"ratio {figures['ratio']:.3g}, recorded {row['ratio']}")
        if row["machine"] != self.machine:
            said.append(f"baseline of another machine ({row['machine']}): time not compared")
        elif worse("seconds") and worse("processor"):
            alarms.append(
                f"{figures['seconds']:.4g} s by the clock, recorded {row['seconds']};"
                f" {figures['processor']:.4g} s of processor, recorded {row['processor']}")
        if worse("MiB"):
            alarms.append(f"{figures['MiB']:.0f} MiB, recorded {row['MiB']}")
        for key, target, unit in (("seconds", "target", "s"), ("MiB", "targetMiB", "MiB")):
            if row[target] and key in figures:
                held = figures[key] <= float(row[target])
                said.append(f"target {row[target]} {unit}: {'held' if held else 'missed'}")
        return said + [f"ALARM {text}" for text in alarms], bool(alarms)
