#!/usr/bin/env python3
"""Checks that every public symbol is documented. Usage: check_docs.py SYMBOL_GRAPH_DIR SOURCES_DIR

Reads the symbol graphs that `swift package dump-symbol-graph` writes. Members that the compiler makes
(`==`, `hash(into:)`, enum raw values) have no place in the sources and do not count; a conformance's
member that inherits its protocol's documentation does.
"""
import json
import pathlib
import sys

graphs, sources = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
modules = sorted(folder.name for folder in sources.iterdir() if folder.is_dir())
bare, count, seen = [], 0, set()
for file in sorted(graphs.glob("*.symbols.json")):
    module = file.name.split(".")[0].split("@")[0]
    if module not in modules:
        continue
    seen.add(module)
    for symbol in json.loads(file.read_text(encoding="utf-8"))["symbols"]:
        place = symbol.get("location")
        if place is None or symbol.get("accessLevel") not in ("public", "open"):
            continue
        count += 1
        if not symbol.get("docComment", {}).get("lines"):
            path = place["uri"].removeprefix("file://")
            line = place["position"]["line"] + 1
            name = ".".join(symbol["pathComponents"])
            bare.append(f"{path}:{line}: error: {module}.{name} is public and undocumented")
print("\n".join(bare) or f"documentation: {count} public symbols of {len(seen)} modules, all documented")
sys.exit(bool(bare) or count == 0)
