#!/usr/bin/env python3
"""Checks that a format file names every rule the toolchain has. Usage: check_format_rules.py FILE...

A `rules` object replaces the defaults, so a rule that a new toolchain adds would be off unnoticed.
"""
import json
import subprocess
import sys

dump = subprocess.run(["swift", "format", "dump-configuration"], stdout=subprocess.PIPE, check=True)
known = set(json.loads(dump.stdout)["rules"])
failed = False
for file in sys.argv[1:]:
    with open(file, encoding="utf-8") as text:
        named = set(json.load(text)["rules"])
    for rule in sorted(known ^ named):
        where = "is not named" if rule in known else "is unknown to this toolchain"
        print(f"{file}:1: error: the format rule {rule} {where}")
        failed = True
print("format rules: " + ("differ" if failed else "complete"))
sys.exit(failed)
