"""Gives a fuzz target the made-up charts to begin with: python3 seeds.py TARGET FOLDER."""

import sys
import zipfile
from pathlib import Path

target, folder = sys.argv[1], Path(sys.argv[2])
fixtures = Path(__file__).parent.parent / "fixtures"
formats = fixtures / "formats"
charts = sorted(formats.glob("*.*")) + sorted((formats / "sheets").glob("*.*"))
ENDINGS = {
    "decode": [".csv", ".tsv", ".txt", ".htm"],
    "delimited": [".csv", ".tsv"],
    "markdown": [".md"],
    "html": [".htm"],
    "package": [".xlsx", ".ods"],
    "xls": [".xls"],
}


def part(package, name):
    return package.read(name) if name in package.namelist() else b""


def seeds():
    for chart in charts:
        if target == "ods" and chart.suffix == ".ods":
            yield chart.name, zipfile.ZipFile(chart).read("content.xml")
        elif target == "xlsx" and chart.suffix == ".xlsx" and zipfile.is_zipfile(chart):
            package = zipfile.ZipFile(chart)
            names = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"]
            yield chart.name, b"\0".join(part(package, name) for name in names)
        elif chart.suffix in ENDINGS.get(target, []):
            yield chart.name, chart.read_bytes()
    if target == "outline":
        for chart in sorted((fixtures / "reader").glob("*.tsv")):
            yield chart.name, chart.read_bytes()


for name, seed in seeds():
    (folder / name).write_bytes(seed)
