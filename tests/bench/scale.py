#!/usr/bin/env python3
"""Measures builds of many plans, beside the time that the disk alone takes, and writes tests/bench/scale.md.

    tests/bench/scale.py [PLANS ...]        (1 10 100 where none is given)

For each number of plans, made by plans.py, and in turns: a build into a new folder; the same again, where nothing has
changed; again with another address of the site, which changes every page; and the floor, which writes the same bytes to
the same paths with two threads, from memory. It works in target/scale, on the disk that the repository stands on.
"""

import datetime
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.dont_write_bytecode = True
import plans

TOP = plans.HERE.parent.parent
WORK = TOP / "target" / "scale"
PROGRAM = TOP / "target" / "release" / "taikei"
ROUNDS = 3
RUNS = ["new folder", "nothing changed", "every page changed", "floor"]


def run(*arguments):
    """Runs the program: seconds, seconds of CPU, and peak memory in MB."""
    started = time.monotonic()
    child = subprocess.Popen([PROGRAM, *arguments, "--quiet"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = child.stderr.read()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(said.decode())
    return time.monotonic() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def floor(site, folder):
    """The floor in the same form; it measures its own seconds, without the reading."""
    command = ["cargo", "bench", "--quiet", "--locked", "--bench", "floor", "--", site, folder]
    said = subprocess.run(command, cwd=TOP, check=True, capture_output=True, text=True).stdout
    return float(said.split()[-1]), None, None


def measure(count):
    """Each kind of run and what its rounds gave; the number of pages."""
    root = WORK / f"root-{count}"
    plans.make(WORK / "site", count, root)
    found = {name: [] for name in RUNS}
    for turn in range(ROUNDS):
        out = WORK / f"out-{count}-{turn}"
        build = ["build", "--root", root, "--out", out]
        found[RUNS[0]].append(run(*build))
        found[RUNS[1]].append(run(*build))
        found[RUNS[3]].append(floor(out, WORK / f"floor-{count}-{turn}"))
        found[RUNS[2]].append(run(*build, "--base-url", "https://example.lg.jp/"))
    pages = sum(1 for path in out.rglob("*.html"))
    return found, pages


def spread(values, form):
    """The median, and the least and the most."""
    return f"{statistics.median(values):{form}} ({min(values):{form}}–{max(values):{form}})"


def rows(count):
    found, pages = measure(count)
    least = statistics.median(seconds for seconds, _, _ in found[RUNS[3]])
    for name in RUNS:
        wall, cpu, memory = zip(*found[name])
        ratio = statistics.median(wall) / least
        used = ["", ""] if cpu[0] is None else [spread(cpu, ".2f"), spread(memory, ".0f")]
        cells = [count, pages, name, spread(wall, ".2f"), *used, f"{pages / statistics.median(wall):.0f}", f"{ratio:.1f}"]
        yield "| " + " | ".join(str(cell) for cell in cells) + " |"


def started(*arguments):
    """Milliseconds of a command of the shipped plan."""
    return spread([run(*arguments)[0] * 1000 for _ in range(10)], ".0f")


def main():
    counts = [int(count) for count in sys.argv[1:]] or [1, 10, 100]
    subprocess.run(["cargo", "build", "--release", "--locked"], cwd=TOP, check=True)
    shutil.rmtree(WORK, ignore_errors=True)
    run("build", "--root", TOP, "--out", WORK / "site")
    head = "| plans | pages | run | seconds | CPU seconds | memory, MB | pages a second | times the floor |"
    table = [head, "| ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: |"]
    for count in counts:
        table += rows(count)
    version = subprocess.run([PROGRAM, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, load before {os.getloadavg()[1]:.1f}"
    text = f"""# How long builds take

Written by `tests/bench/scale.py` on {datetime.date.today()}; {version}, release build; {machine}. Median of {ROUNDS} rounds
in turns, with the least and the most.

{chr(10).join(table)}

Start: `check` of the shipped plan {started("check", "--root", TOP)} ms.

The floor writes the same bytes to the same paths with two threads, from memory; its reading is not counted. Other
generators are not measured here. Each plan has a publisher of its own, and all files of a site count, data too.
"""
    (plans.HERE / "scale.md").write_text(text, encoding="utf-8")
    print(text)
    shutil.rmtree(WORK)


if __name__ == "__main__":
    main()
