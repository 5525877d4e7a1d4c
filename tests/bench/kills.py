#!/usr/bin/env python3
"""Kills builds at random moments over a site that grows, and writes tests/bench/kills.md.

    tests/bench/kills.py [KILLS]        (200 where none is given)

Each build is to replace every page of the site before: the site's address changes each time, and now and then a plan more
comes. It is killed at a random part of the time that such a build takes, counted from its start, from its first write, or
from its first published page, in turns. Then every published file must be whole, that of the old or of the new site, and
the next build must end and leave what a build from nothing makes. It works in target/kills.
"""

import datetime
import json
import os
import platform
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.dont_write_bytecode = True
import plans

TOP = plans.HERE.parent.parent
WORK = TOP / "target" / "kills"
PROGRAM = TOP / "target" / "release" / "taikei"
MANIFEST = "taikei-manifest.json"
KILLS_A_PLAN = 50
SEED = 20200225
TOO_LATE = "(ended before, not counted)"


def command(root, out, number):
    return [PROGRAM, "build", "--quiet", "--root", root, "--out", out, "--base-url", f"https://{number}.example.lg.jp/"]


def build(root, out, number):
    started = time.monotonic()
    subprocess.run(command(root, out, number), check=True)
    return time.monotonic() - started


def files(folder):
    """The bytes of a site's files by their paths."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def fresh(root, number):
    """The site as a build from nothing makes it, and the seconds that it took."""
    out = WORK / "fresh"
    shutil.rmtree(out, ignore_errors=True)
    seconds = build(root, out, number)
    return files(out), seconds


class Site:
    """What is published, and how far a build has come."""

    def __init__(self):
        self.out = WORK / "site"
        self.stage = WORK / ".site.taikei-stage"

    def is_changed(self, old):
        """Whether a page has been published over the old site's."""
        first = next(path for path in sorted(old) if path.endswith(".html"))
        last = next(path for path in sorted(old, reverse=True) if path.endswith(".html"))
        return any((self.out / path).read_bytes() != old[path] for path in [first, last])


def killed(rng, site, root, number, old, new, seconds, since):
    """Kills one build: whether it was at its first write, at its publishing, or at its end."""
    child = subprocess.Popen(command(root, site.out, number), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    begun = {"its start": lambda: True, "its first write": site.stage.exists, "its first page": lambda: site.is_changed(old)}
    while child.poll() is None and not begun[since]():
        pass
    left = seconds / 10 if since == "its first page" else seconds
    end = time.monotonic() + rng.uniform(0, left)
    while child.poll() is None and time.monotonic() < end:
        pass
    child.kill()
    if child.wait() == 0:
        return TOO_LATE
    found = files(site.out)
    torn = [path for path, made in found.items() if path != MANIFEST and made not in (old.get(path), new.get(path))]
    json.loads(found[MANIFEST])  # names both sites while one is published over the other, but never torn
    lost = [path for path in old if path in new and path not in found]
    if torn or lost:
        sys.exit(f"kill {number}: torn {torn}, lost {lost}")
    if any(found.get(path) != made for path, made in old.items()):
        return "while pages were published"
    return "while files were staged" if site.stage.exists() else "before the first write"


def main():
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    subprocess.run(["cargo", "build", "--release", "--locked"], cwd=TOP, check=True)
    shutil.rmtree(WORK, ignore_errors=True)
    subprocess.run([PROGRAM, "build", "--quiet", "--root", TOP, "--out", WORK / "shipped"], check=True)
    rng, site, most = random.Random(SEED), Site(), 0
    counts = {"before the first write": 0, "while files were staged": 0, "while pages were published": 0, TOO_LATE: 0}
    old, number = None, 0
    while sum(counts.values()) - counts[TOO_LATE] < kills:
        number += 1
        held = number // KILLS_A_PLAN + 1
        root = WORK / f"root-{held}"
        if not root.exists():
            plans.make(WORK / "shipped", held, root)
        new, seconds = fresh(root, number)
        most = len(new)
        if old is not None:
            since = ["its start", "its first write", "its first page"][number % 3]
            counts[killed(rng, site, root, number, old, new, seconds, since)] += 1
        build(root, site.out, number)
        if files(site.out) != new:
            sys.exit(f"kill {number}: the next build gives another site")
        if site.stage.exists():
            sys.exit(f"kill {number}: the stage is left")
        old = new
    report(counts, most)


def report(counts, most):
    version = subprocess.run([PROGRAM, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    rows = "\n".join(f"| {moment} | {count} |" for moment, count in counts.items())
    text = f"""# Builds that are killed

Written by `tests/bench/kills.py` on {datetime.date.today()}; {version}, release build; {os.cpu_count()} cores,
{platform.system()} {platform.machine()}. {sum(counts.values()) - counts[TOO_LATE]} builds that were to change every page, over a site that grew to
{most} files, were killed (SIGKILL) at random moments:

| killed | builds |
| --- | ---: |
{rows}

After each, every published file was whole, of the old site or of the new one, and none that both have was missing; the next
build ended, left no stage, and gave the same bytes as a build from nothing.
"""
    (plans.HERE / "kills.md").write_text(text, encoding="utf-8")
    print(text)
    shutil.rmtree(WORK)


if __name__ == "__main__":
    main()
