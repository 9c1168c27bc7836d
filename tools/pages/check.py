#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks finished HTML pages in a real browser: accessibility, reflow, paper, no stylesheet.

usage: check.py [--browser PATH] [--out FOLDER] PAGE.html ...

For each page: axe-core in light and dark; no sideways scrolling at 320 px; text of charts of 12 px
or more; no script, and no request leaves the page; on paper every `details` is open and no table is
wider than its column; a certificate takes one sheet of A4 and of Letter. With --out, screenshots
(light, dark, forced colours, narrow, paper, without styles) and both PDFs are written there, named
by run and page.
Prints one line per page and one per fault; exit 1 on any fault, 2 when no browser is found.
Needs: playwright, axe-playwright-python, and a Chromium that is already installed.
"""
import argparse
import pathlib
import re
import shutil
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

BROWSERS = ["chromium", "chromium-browser", "google-chrome", "chrome"]
RULES = {
    "runOnly": {
        "type": "tag",
        "values": [
            "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
        ],
    },
    "resultTypes": ["violations"],
}
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 800}
# 174 mm between the margins of an A4 sheet, at 96 pixels to the inch.
SHEET = {"width": 658, "height": 900}


def find_browser(given):
    """The browser's path, or None."""
    if given:
        return given if pathlib.Path(given).exists() else shutil.which(given)
    return next((path for path in map(shutil.which, BROWSERS) if path), None)


def axe_violations(page, where):
    """One line per node that axe finds fault with."""
    results = Axe().run(page, options=RULES).response
    for violation in results["violations"]:
        for node in violation["nodes"]:
            yield f"{where}: {violation['id']} ({violation['impact']}): {node['target'][0]}"


def reflow_faults(page):
    """Elements that make the page wider than the screen."""
    page.set_viewport_size(NARROW)
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > NARROW["width"]:
        worst = page.evaluate(
            """() => [...document.querySelectorAll('body *')]
              .filter(e => e.getBoundingClientRect().right > innerWidth + 1
                && !e.closest('.scroll, .plot, .skip'))
              .slice(0, 5)
              .map(e => e.tagName.toLowerCase() + (e.className ? '.' + e.className : ''))"""
        )
        yield f"320 px: the page is {width} px wide: {', '.join(worst)}"


def chart_faults(page, where):
    """Texts of charts that the page draws smaller than 12 px."""
    smallest = page.evaluate(
        """() => Math.min(99, ...[...document.querySelectorAll('figure svg text')]
          .map(t => parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a))"""
    )
    if smallest < 11.95:
        yield f"{where}: text of a chart is {smallest:.1f} px high"


def paper_faults(page):
    """What a printed sheet would hide or lay over other text, and colours of the dark theme on it."""
    page.set_viewport_size(SHEET)
    yield from page.evaluate(
        """() => [...document.querySelectorAll('.table table')].flatMap(table => {
          const box = table.closest('.table'), style = getComputedStyle(box);
          const parts = parseInt(style.columnCount) || 1;
          const gap = parts > 1 ? parseFloat(style.columnGap) || 0 : 0;
          const room = (box.clientWidth - gap * (parts - 1)) / parts;
          // A row stands in one column; the table's own box spans all of them.
          const widest = Math.max(...[...table.rows].map(row => row.getClientRects()[0].width));
          return widest > room + 1
            ? [`paper: ${box.id} is ${Math.round(widest - room)} px wider than its column`]
            : [];
        })"""
    )
    hidden = page.evaluate(
        """() => [...document.querySelectorAll('details')]
          .filter(d => [...d.children].some(c => c.tagName !== 'SUMMARY'
            && !c.checkVisibility())).length"""
    )
    if hidden:
        yield f"paper: {hidden} details elements stay closed"
    ink = page.evaluate("getComputedStyle(document.body).color")
    red, green, blue = (int(n) for n in re.findall(r"\d+", ink)[:3])
    if red + green + blue > 300:
        yield f"paper: text colour {ink} belongs to the dark theme"


def stem(file):
    """The run and the page, as `praxis-5331.report`."""
    folder = file.resolve().parent
    run = folder.parent if folder.name == "certificates" else folder
    return f"{run.name}.{file.stem}"


def sheets(pdf):
    """How many sheets a PDF of Chromium has."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def check(browser, file, out):
    """All faults of one page, as lines."""
    faults = []
    requests = []
    context = browser.new_context(viewport=WIDE, color_scheme="light")
    page = context.new_page()
    page.on("request", lambda request: requests.append(request.url))
    page.goto(file.resolve().as_uri())
    own = set(requests)
    if page.evaluate("document.scripts.length"):
        faults.append("the page holds a script")

    def shot(name, **options):
        if out:
            page.screenshot(path=out / f"{stem(file)}.{name}.png", full_page=True, **options)

    for scheme in ["light", "dark"]:
        page.emulate_media(color_scheme=scheme)
        faults += axe_violations(page, scheme)
        shot(scheme)
    page.emulate_media(color_scheme="light", forced_colors="active")
    shot("forced")
    page.emulate_media(color_scheme="light", forced_colors="none")
    faults += chart_faults(page, "wide")
    faults += reflow_faults(page)
    faults += chart_faults(page, "320 px")
    faults += axe_violations(page, "320 px")
    shot("narrow")
    page.set_viewport_size(WIDE)

    # A reader with a dark desktop prints, too.
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": 720, "height": 1000})
    faults += paper_faults(page)
    shot("paper")
    counts = []
    for sheet in ["A4", "Letter"]:
        pdf = page.pdf(format=sheet, print_background=True, prefer_css_page_size=False)
        counts.append(f"{sheet} {sheets(pdf)}")
        if out:
            (out / f"{stem(file)}.{sheet}.pdf").write_bytes(pdf)
        if page.evaluate("document.body.className") == "certificate" and sheets(pdf) > 1:
            faults.append(f"{sheet}: the certificate takes {sheets(pdf)} sheets")
    page.emulate_media(media="screen", color_scheme="light")
    page.set_viewport_size(WIDE)
    page.evaluate("document.querySelectorAll('style').forEach(s => s.remove())")
    shot("plain")
    faults += [f"a request leaves the page: {url}" for url in requests if url not in own]
    faults += [f"a request leaves the page: {url}" for url in own if not url.startswith("file:")]
    context.close()
    size = file.stat().st_size / 1000
    print(f"{stem(file)}: {len(faults)} faults; sheets {', '.join(counts)}; {size:.0f} kB")
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="+", type=pathlib.Path, metavar="PAGE.html")
    parser.add_argument("--browser", help="path of a Chromium; otherwise searched on the PATH")
    parser.add_argument("--out", type=pathlib.Path, help="folder for screenshots and PDFs")
    arguments = parser.parse_args()
    path = find_browser(arguments.browser)
    if not path:
        print("no Chromium found; name one with --browser", file=sys.stderr)
        return 2
    if arguments.out:
        arguments.out.mkdir(parents=True, exist_ok=True)
    faults = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for file in arguments.pages:
            faults += [f"{stem(file)}: {line}" for line in check(browser, file, arguments.out)]
        browser.close()
    for line in faults:
        print(line)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
