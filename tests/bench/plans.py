"""Makes N plans in the shape of the shipped chart: its words, recombined. The same N plans on every machine.

    python3 tests/bench/plans.py SITE N FOLDER

SITE is a built site of the shipped plan, whose plan.json gives the words. FOLDER becomes a root for `taikei build --root`,
each plan with a publisher of its own. Their sections, 事業 and departments are as many as the shipped plan's.
"""

import json
import random
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHIPPED = "danjo-sankaku-4"
ROMAN = ["I", "II", "III", "IV"]
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
HEADER = ["基本目標", "課題", "施策", "事業", "内容"] + ["担当課"] * 4
# The shipped plan settles what these say of its words one by one.
SETTINGS = '[lints]\nL04 = "allow"\nL06 = "allow"\nL08 = "allow"\n'
# A row names its sections again after a page break, as the shipped chart does about every ten rows.
ROWS_ON_A_PAGE = 10


class Words:
    """The words of the shipped plan, by what they are."""

    def __init__(self, plan):
        self.shape = []
        self.titles = [[], [], []]
        self.projects = {}
        for goal in plan["sections"]:
            self.titles[0].append(goal["title"])
            issues = []
            for issue in goal["sections"]:
                self.titles[1].append(issue["title"])
                measures = []
                for measure in issue["sections"]:
                    self.titles[2].append(measure["title"])
                    measures.append([self.listing(listing) for listing in measure["projects"]])
                issues.append((issue["priority"], measures))
            self.shape.append(issues)

    def listing(self, listing):
        """Keeps a 事業, and gives the id of the one that this listing is of."""
        units = listing["departments"] + listing["collective_departments"]
        if not listing["relisting_of"]:
            self.projects[listing["id"]] = (listing["title"], listing["description"], units)
        return listing["relisting_of"] or listing["id"]


def shuffled(rng, items):
    return rng.sample(items, len(items))


def chart(words, number):
    """The chart of one plan."""
    rng = random.Random(number)
    titles = [iter(shuffled(rng, titles)) for titles in words.titles]
    ids = list(words.projects)
    parts = [shuffled(rng, [words.projects[id][part] for id in ids]) for part in range(3)]
    projects = dict(zip(ids, zip(*parts)))
    lines = [f"見本{number}市男女平等参画推進計画体系図", "", "資料6", f"見本{number}市", "令和2年2月25日", "", "★（重点課題）", ""]
    listed, rows = set(), 0
    for goal, issues in enumerate(words.shape):
        goal_title = next(titles[0])
        for issue, (priority, measures) in enumerate(issues, 1):
            head = [f"{ROMAN[goal]} {goal_title}", f"{ROMAN[goal]}-{issue}{'★' if priority else ''} {next(titles[1])}"]
            named = False
            for measure, listings in enumerate(measures, 1):
                measure_title = f"({measure}) {next(titles[2])}"
                for place, id in enumerate(listings):
                    if rows % ROWS_ON_A_PAGE == 0:
                        lines += ["", "\t".join(HEADER)]
                        named = False
                    above = ["", ""] if named else head
                    own = measure_title if place == 0 or not named else ""
                    title, description, units = projects[id]
                    again = "(再掲)" if id in listed else ""
                    listed.add(id)
                    row = [*above, own, f"{CIRCLED[place]}{title}{again}", description]
                    lines.append("\t".join(row + units[:4]))
                    for at in range(4, len(units), 4):
                        lines.append("\t".join([""] * 5 + units[at:at + 4]))
                    named = True
                    rows += 1
    return "\n".join(lines) + "\n"


def make(site, count, folder):
    plan = json.loads((Path(site) / SHIPPED / "plan.json").read_text(encoding="utf-8"))
    words = Words(plan)
    seeds = Path(folder) / "seeds"
    seeds.mkdir(parents=True)
    shutil.copy(HERE.parent.parent / "seeds" / "departments.toml", seeds)
    for number in range(1, count + 1):
        own = seeds / f"plan-{number:04}"
        own.mkdir()
        (own / "chart.txt").write_text(chart(words, number), encoding="utf-8")
        (own / "plan.toml").write_text(SETTINGS, encoding="utf-8")


if __name__ == "__main__":
    make(sys.argv[1], int(sys.argv[2]), sys.argv[3])
