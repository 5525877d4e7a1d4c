#!/usr/bin/env python3
"""Measures builds of many plans, beside Hugo and the time that the disk alone takes, and writes tests/bench/report.md.

    tests/bench/scale.py [PLANS ...]        (1 10 100 1000 4600 where none is given; 4600 are a million pages)

For each number of plans, made by plans.py, and in turns: a build into a new folder; the same again, where nothing has
changed; Hugo over the same pages (hugo.py), into a new folder, minified; and the floor, which writes the same bytes to the
same paths with two threads, from memory. Then, for each of these folders, a build with another address of the site, which
changes every page, and a build that may have 256 MB. More than a hundred plans are built once and without Hugo, which needs
28 MB of memory a plan; more than a thousand only into a new folder, without the floor, which holds all in memory.

A disk that has just given files free is slower at making others, with ext4 for five minutes. So what changes pages comes
after all that makes new ones, and nothing is removed before the end: it needs 40 GB in target/scale, on the disk that the
repository stands on. Hugo is the one in PATH or HUGO.
"""

import datetime
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

sys.dont_write_bytecode = True
import hugo
import plans

TOP = plans.HERE.parent.parent
WORK = TOP / "target" / "scale"
PROGRAM = TOP / "target" / "release" / "taikei"
# In how many rounds up to so many plans are built. More are built once, and without Hugo.
ROUNDS = {10: 15, 100: 3}
# More plans than these are built only into a new folder.
MOST_BESIDE = 1000
RUNS = ["new folder", "nothing changed", "every page changed", "Hugo, new folder", "floor"]
LIMIT = 256


def run(*command):
    """Runs a command: seconds, seconds of CPU, and peak memory in MB."""
    measured = [sys.executable, plans.HERE / "measured.py", *command]
    done = subprocess.run(measured, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr)
    return tuple(json.loads(done.stdout))


def ours(*arguments):
    return [PROGRAM, *arguments, "--quiet"]


def floor(site, folder):
    """The floor in the same form; it measures its own seconds, without the reading."""
    command = ["cargo", "bench", "--quiet", "--locked", "--bench", "floor", "--", site, folder]
    said = subprocess.run(command, cwd=TOP, check=True, capture_output=True, text=True).stdout
    return float(said.split()[-1]), None, None


def rounds(count):
    """In how many rounds so many plans are built; 0 where they are built once."""
    return next((often for most, often in ROUNDS.items() if count <= most), 0)


def build(count, turn, *more):
    return run(*ours("build", "--root", WORK / f"root-{count}", "--out", WORK / f"out-{count}-{turn}", *more))


def make_new(count):
    """The runs that make new files, each with what its rounds gave."""
    root, theirs = WORK / f"root-{count}", WORK / f"hugo-{count}"
    plans.make(WORK / "site", count, root)
    found = {name: [] for name in RUNS}
    few, beside = bool(rounds(count)), count <= MOST_BESIDE
    if few:
        hugo.make(PROGRAM, root, theirs)
    for turn in range(rounds(count) or 1):
        out = WORK / f"out-{count}-{turn}"
        found["new folder"].append(build(count, turn))
        if beside:
            found["nothing changed"].append(build(count, turn))
        if few:
            found["Hugo, new folder"].append(run(*hugo.command(theirs, WORK / f"hugo-{count}-{turn}")))
        if beside:
            found["floor"].append(floor(out, WORK / f"floor-{count}-{turn}"))
        if few and turn == 0:
            hugo.prove(out, WORK / f"hugo-{count}-{turn}")
    return found


def change(count, found):
    """The runs over what was made, beside the others; and the one with little memory."""
    for turn in range(rounds(count) or 1):
        found["every page changed"].append(build(count, turn, "--base-url", "https://example.lg.jp/"))
    limited = ours("build", "--root", WORK / f"root-{count}", "--out", WORK / f"limited-{count}")
    run("prlimit", f"--data={LIMIT << 20}", *limited)


def spread(values, form):
    """The median, and the least and the most."""
    return f"{statistics.median(values):{form}} ({min(values):{form}}–{max(values):{form}})"


def rows(count, found):
    """The table's rows of a number of plans, and what Hugo takes against a build into a new folder, where it was measured."""
    found = {name: runs for name, runs in found.items() if runs}
    pages = len(hugo.pages(WORK / f"out-{count}-0"))
    medians = {name: [statistics.median(part) for part in zip(*runs) if None not in part] for name, runs in found.items()}
    table = []
    for name, runs in found.items():
        wall, cpu, memory = zip(*runs)
        used = ["", ""] if None in cpu else [spread(cpu, ".2f"), spread(memory, ".0f")]
        cost = "" if None in cpu else f"{medians[name][1] / pages * 1e6:.0f}"
        ratio = f"{medians[name][0] / medians['floor'][0]:.1f}" if "floor" in medians else ""
        cells = [count, pages, name, spread(wall, ".2f"), *used, cost, f"{pages / medians[name][0]:.0f}", ratio]
        table.append("| " + " | ".join(str(cell) for cell in cells) + " |")
    if "Hugo, new folder" not in medians:
        return table, None
    ratios = (theirs / own for own, theirs in zip(medians["new folder"], medians["Hugo, new folder"]))
    return table, f"| {count} | {' | '.join(f'{ratio:.1f}' for ratio in ratios)} |"


def started(*arguments):
    """Milliseconds of a command of the shipped plan."""
    return spread([run(*ours(*arguments))[0] * 1000 for _ in range(10)], ".0f")


def report(measured, load, starts):
    """Writes the report of what is measured so far."""
    measured = {count: rows(count, found) for count, found in measured.items()}
    head = "| plans | pages | run | seconds | CPU seconds | memory, MB | µs of CPU a page | pages a second | times the floor |"
    table = [head, "| ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |"]
    table += [row for _, (rows, _) in sorted(measured.items()) for row in rows]
    ratios = [ratio for _, (_, ratio) in sorted(measured.items()) if ratio]
    version = subprocess.run([PROGRAM, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, load before {load:.1f}"
    few = ", ".join(f"{often} rounds up to {most} plans" for most, often in ROUNDS.items())
    often = f"Medians of {few}, in turns, with the least and the most; more plans were built once."
    text = f"""# How long builds take

Written by `tests/bench/scale.py` on {datetime.date.today()}; {version}, release build; {hugo.version()}; {machine}, after
{os.getloadavg()[1]:.1f}. {often}

{chr(10).join(table)}

What Hugo takes, as a multiple of a build of ours into a new folder:

| plans | time | CPU | memory |
| ---: | ---: | ---: | ---: |
{chr(10).join(ratios)}

Aimed at are 5 times the time of ours for Hugo, and at most 2 times the floor for a new folder. Hugo was not asked for more
than {max(ROUNDS)} plans: it holds all pages in memory.

Each of these sites of at most {MOST_BESIDE} plans was also built with {LIMIT} MB of memory to be had (`prlimit --data`). Start: `--version`
{starts[0]} ms, `check` of the shipped plan {starts[1]} ms.

Hugo has our own templates, put into its language tag by tag, and for each page a file whose front matter is what our
template is given. The two sites have the same pages but for `404.html`, and each page says the same, which the command
proves. What is not comparable: ours also reads the charts, finds out what each page shows, writes data, the search's index
and a manifest, and proves every link. The floor writes the same bytes as ours to the same paths with two threads, from
memory; its reading is not counted. Where the load is more than the runs' own, others used the machine too: then only the
ratios say something. Each plan has a publisher of its own.
"""
    (plans.HERE / "report.md").write_text(text, encoding="utf-8")
    return text


def main():
    counts = [int(count) for count in sys.argv[1:]] or [1, 10, 100, 1000, 4600]
    subprocess.run(["cargo", "build", "--release", "--locked"], cwd=TOP, check=True)
    if WORK.exists():
        sys.exit(f"Remove {WORK.relative_to(TOP)}, wait five minutes, and try again.")
    run(*ours("build", "--root", TOP, "--out", WORK / "site"))
    load = os.getloadavg()[1]
    starts = [started("--version"), started("check", "--root", TOP)]
    measured = {}
    for count in counts:
        measured[count] = make_new(count)
        report(measured, load, starts)
    for count in (count for count in counts if count <= MOST_BESIDE):
        change(count, measured[count])
    print(report(measured, load, starts))
    shutil.rmtree(WORK)


if __name__ == "__main__":
    main()
