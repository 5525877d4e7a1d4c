// The search page. Each plan's index is a script that pushes one value to `taikeiSearch`, so that it loads from a
// folder on disk too. Nothing is loaded before something is asked.
(() => {
  "use strict";
  const page = document.querySelector("[data-search]");
  if (!page) return;
  const form = page.querySelector("form");
  const status = page.querySelector("[role=status]");
  const list = page.querySelector("[data-results]");
  const more = page.querySelector("[data-more]");
  const AT_ONCE = 30;
  const CONTEXT = 36;

  // ---- Folding: what a reader may type in several ways is one text. ----

  const MARKS = "\\u0300-\\u036f\\u3099\\u309a\\uff9e\\uff9f";
  const LETTER = new RegExp(`[^${MARKS}][${MARKS}]*|[${MARKS}]`, "gu");
  // Spaces, hyphens and signs of a long vowel are written or left out at will.
  const LEFT_OUT = /[\s\u00ad\u200b-\u200f\u2060\ufeff\-\u2010-\u2015\u2212\u30fc\u301c~_]/gu;
  const folded = new Map();

  function foldLetter(letter) {
    let fold = folded.get(letter);
    if (fold === undefined) {
      fold = letter.normalize("NFKC").toLowerCase().replace(LEFT_OUT, "")
        .replace(/[\u30a1-\u30f6\u30fd\u30fe]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
      folded.set(letter, fold);
    }
    return fold;
  }

  function fold(text) {
    let whole = "";
    for (const letter of text.match(LETTER) || []) whole += foldLetter(letter);
    return whole;
  }

  // The folded text, and for each of its units where the letter it came from begins and ends.
  function foldWithPlaces(text) {
    let whole = "";
    const places = [];
    for (const match of text.matchAll(LETTER)) {
      const fold = foldLetter(match[0]);
      for (let unit = 0; unit < fold.length; unit++) places.push([match.index, match.index + match[0].length]);
      whole += fold;
    }
    return { whole, places };
  }

  // ---- Codes: Ⅰ-3(2)②, I-3-(2)-2, １－３－２－２ are 1-3-2-2. ----

  const ROMAN = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx"];
  const BETWEEN = /[\s\-\u2010-\u2015\u2212\u30fc\u301c~_.,:/()[\]<>{}\u3001\u3002\u3008-\u3011\u3014\u3015\u30fb第章節款項号の]+/gu;

  function codeOf(text) {
    const apart = text.replace(/[\u2460-\u249b\u3251-\u325f\u32b1-\u32bf\u2160-\u217b]/gu, " $& ");
    const parts = apart.normalize("NFKC").toLowerCase().replace(BETWEEN, " ").trim().split(" ");
    const numbers = parts.map((part) => (/^\d+$/u.test(part) ? Number(part) : ROMAN.indexOf(part)));
    return numbers.every((number) => number > 0) ? numbers.join("-") : null;
  }

  function codeScore(code, wanted) {
    if (!wanted || !code) return 0;
    if (code === wanted) return 200;
    if (code.startsWith(`${wanted}-`)) return 100;
    return wanted.includes("-") && code.endsWith(`-${wanted}`) ? 50 : 0;
  }

  // ---- The records of an index. ----

  const records = [];
  let synonyms = [];

  function field(text) {
    return { text, fold: fold(text) };
  }

  function addPlan(index, folder) {
    const names = index.departments.map((unit) => unit[0]);
    const items = [];
    for (const [level, parent, label, code, title, url, text, units, others, flags] of index.items) {
      const above = parent < 0 ? null : items[parent];
      const printed = above && !holds(label, above) ? above.printed + label : label;
      const names_ = units.map((unit) => names[unit]).concat(others);
      const item = {
        kind: level < index.levels.length ? index.levels[level] : "事業", label, code, printed, above,
        root: above ? above.root : code, starred: (flags & 1) > 0, again: (flags & 2) > 0,
        isProject: level >= index.levels.length, url: folder + url, plan: index, title: field(title),
        text: field(text), units: names_, unitFields: names_.map(field), code_: code, printedFold: fold(printed),
      };
      item.marked = item.starred ? item : above && above.marked;
      items.push(item);
      records.push(item);
    }
    for (const [name, url, reading] of index.departments) {
      records.push({
        kind: "担当課", label: "", url: folder + url, plan: index, title: field(name), text: field(reading || ""),
        units: [name], unitFields: [], isUnit: true,
      });
    }
  }

  // Whether a label already tells its parents' numbers, as I-1 does below I.
  function holds(label, above) {
    const own = above && codeOf(label);
    return Boolean(own) && own.startsWith(`${above.code}-`);
  }

  function addShared(index, folder) {
    synonyms = index.synonyms.map((group) => group.map(fold));
    for (const [title, url, text] of index.pages) {
      records.push({ kind: "ページ", label: "", url: folder + url, title: field(title), text: field(text), units: [], unitFields: [] });
    }
  }

  // ---- Asking. ----

  function wordsOf(query) {
    return query.split(/\s+/u).filter(Boolean).map((word) => {
      const plain = fold(word);
      const ways = new Set(plain ? [plain] : []);
      for (const group of synonyms) {
        for (const name of group) {
          if (name && plain.includes(name)) for (const other of group) ways.add(plain.split(name).join(other));
        }
      }
      return { word, ways: [...ways], code: codeOf(word) };
    });
  }

  function isIn(field, word) {
    return word.ways.some((way) => field.fold.includes(way)) || field.text.includes(word.word);
  }

  function score(record, word) {
    let best = codeScore(record.code, word.code);
    if (record.printedFold && word.ways.includes(record.printedFold)) best = Math.max(best, 200);
    if (isIn(record.title, word)) {
      const whole = word.ways.includes(record.title.fold);
      const start = word.ways.some((way) => record.title.fold.startsWith(way));
      best = Math.max(best, whole ? 90 : start ? 70 : 60);
    }
    if (record.unitFields.some((unit) => isIn(unit, word))) best = Math.max(best, 30);
    if (isIn(record.text, word)) best = Math.max(best, 20);
    return best;
  }

  function found(asked) {
    const words = wordsOf(asked.q);
    const whole = codeOf(asked.q);
    const hits = [];
    for (const record of records) {
      if (!passes(record, asked)) continue;
      const scores = words.map((word) => score(record, word));
      // The whole query as a code outweighs what its parts find.
      const asCode = words.length > 1 ? words.length * codeScore(record.code, whole) : 0;
      if (!asCode && scores.some((one) => one === 0)) continue;
      hits.push({ record, score: Math.max(asCode, scores.reduce((sum, one) => sum + one, 0)), words });
    }
    const rank = hits.map((hit, at) => [hit, at]);
    rank.sort(([a, i], [b, j]) => b.score - a.score || i - j);
    return rank.map(([hit]) => hit);
  }

  function passes(record, asked) {
    if (asked.star && !record.marked) return false;
    if (asked.goal && (!record.plan || asked.goal !== goalKey(record))) return false;
    return !asked.unit || record.units.includes(asked.unit);
  }

  function goalKey(record) {
    return record.root === undefined ? "" : `${record.plan.id}/${record.root}`;
  }

  // ---- Showing. ----

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  // The places of a text that a word was found at: folded where that finds it, else as typed.
  function placesIn(text, words) {
    const { whole, places } = foldWithPlaces(text);
    const spans = [];
    for (const { word, ways } of words) {
      let any = false;
      for (const way of ways) {
        for (let at = whole.indexOf(way); at >= 0; at = whole.indexOf(way, at + way.length)) {
          spans.push([places[at][0], places[at + way.length - 1][1]]);
          any = true;
        }
      }
      for (let at = any ? -1 : text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        spans.push([at, at + word.length]);
      }
    }
    return spans.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  }

  function marked(text, words, from = 0, to = text.length) {
    const parts = [];
    let at = from;
    for (const [start, end] of placesIn(text, words)) {
      if (start < at || end > to) continue;
      parts.push(text.slice(at, start), element("mark", {}, text.slice(start, end)));
      at = end;
    }
    parts.push(text.slice(at, to));
    return parts;
  }

  function snippet(text, words) {
    const [first] = placesIn(text, words);
    const from = first && first[0] > CONTEXT ? first[0] - CONTEXT / 2 : 0;
    const to = Math.min(text.length, from + 3 * CONTEXT);
    const start = /[\udc00-\udfff]/u.test(text.charAt(from)) ? from - 1 : from;
    return [start > 0 ? "…" : "", ...marked(text, words, start, to), to < text.length ? "…" : ""];
  }

  function pathOf(record) {
    const names = [];
    for (let up = record.above; up; up = up.above) names.unshift(`${up.label} ${up.title.text}`);
    if (record.plan && (plans > 1 || !names.length)) names.unshift(record.plan.title);
    return names;
  }

  // The words of a badge, as everywhere on the site.
  function badge({ marked, kind, plan, starred }) {
    const [symbol, name] = plan.mark;
    const of = marked.label ? ` ${marked.label} の` : `「${marked.title.text}」の`;
    return `${symbol} ${name}${starred ? "" : of + kind}`;
  }

  function shown({ record, words }) {
    const link = element("a", { class: "name", href: record.url });
    if (record.label) {
      const seen = element("span", { "aria-hidden": "true" }, record.label);
      const spoken = element("span", { class: "hidden" }, holds(record.label, record.above) ? record.code : record.code.split("-").pop());
      link.append(element("span", { class: "no" }, seen, spoken));
    }
    link.append(element("span", {}, ...marked(record.title.text, words)));
    const head = element("p", { class: "hit-title" }, element("span", { class: "kind" }, record.kind), " ", link);
    if (record.marked) head.append(" ", element("span", { class: "badge" }, badge(record)));
    if (record.again) head.append(" ", element("span", { class: "badge again" }, "再掲"));
    const item = element("li", {}, head);
    const above = pathOf(record);
    if (above.length) item.append(element("p", { class: "hit-path" }, above.join(" › ")));
    if (record.text.text && !record.isUnit) item.append(element("p", { class: "hit-text" }, ...snippet(record.text.text, words)));
    if (record.isProject) {
      const units = record.units.flatMap((name, at) => [at ? "、" : "", ...marked(name, words)]);
      const code = element("span", { class: "code" }, record.code);
      item.append(element("p", { class: "hit-units" }, code, ` ${units.length ? "担当課: " : ""}`, ...units));
    }
    return item;
  }

  let hits = [];
  function show(count) {
    const focused = document.activeElement === more ? list.children.length : -1;
    list.replaceChildren(...hits.slice(0, count).map(shown));
    more.hidden = hits.length <= count;
    if (focused >= 0 && list.children[focused]) list.children[focused].querySelector("a").focus();
  }

  // ---- What is asked, in the form and in the address. ----

  // A filter that the address asks for counts before the index with its option has come.
  const address = new URLSearchParams(location.search);
  const atFirst = { goal: address.get("goal") || "", unit: address.get("unit") || "" };

  function asked() {
    const values = new FormData(form);
    const value = (name) => String(values.get(name) || atFirst[name] || "").trim();
    return { q: value("q"), goal: value("goal"), unit: value("unit"), star: value("star") };
  }

  function isEmpty(query) {
    return !query.q && !query.goal && !query.unit && !query.star;
  }

  function keepInAddress(query) {
    const next = new URLSearchParams();
    if (wanted) next.set("plan", wanted);
    for (const [key, value] of Object.entries(query)) if (value) next.set(key, value);
    const words = String(next);
    try {
      history.replaceState(null, "", words ? `?${words}` : location.pathname);
    } catch {
      // A browser may refuse this for a page from disk: the search works all the same.
    }
  }

  function answer() {
    const query = asked();
    keepInAddress(query);
    if (isEmpty(query)) {
      hits = [];
      status.textContent = "";
      show(0);
      return;
    }
    load();
    hits = found(query);
    show(AT_ONCE);
    const words = hits.length ? `${hits.length}件見つかりました` : "見つかりませんでした。ことばを短くするか、別のことばで探してください";
    const rest = waiting.length;
    status.textContent = failed ? `${words}（読み込めなかった索引があります）` : rest ? `${words}（読み込み中: あと${rest}）` : `${words}。`;
  }

  // ---- Loading, one index after another: this plan's first. ----

  const wanted = address.get("plan");
  const sources = page.dataset.indexes.split(" ");
  const [sharedSource, ...planSources] = sources;
  const plans = planSources.length;
  const own = planSources.filter((source) => source.split("/")[0] === wanted);
  const waiting = [sharedSource, ...own, ...planSources.filter((source) => !own.includes(source))];
  let loading = false;
  let failed = false;
  self.taikeiSearch = [];

  function load() {
    if (loading || !waiting.length) return;
    loading = true;
    const source = waiting[0];
    const script = element("script", { src: source });
    const done = (ok) => {
      waiting.shift();
      loading = false;
      failed = failed || !ok;
      const index = self.taikeiSearch.pop();
      const folder = source.slice(0, source.lastIndexOf("/") + 1);
      if (index && index.pages) addShared(index, folder);
      else if (index) {
        addPlan(index, folder);
        offer(index);
      }
      script.remove();
      answer();
      load();
    };
    script.addEventListener("load", () => done(true));
    script.addEventListener("error", () => done(false));
    document.head.append(script);
  }

  // Fills the filters from an index that has come, keeping what the address asks for.
  function offer(index) {
    const goals = index.items.filter((item) => item[1] < 0);
    const prefix = plans > 1 ? `${index.title} ` : "";
    addOptions("goal", goals.map((item) => [`${index.id}/${item[3]}`, `${prefix}${item[2]} ${item[4]}`]));
    addOptions("unit", index.departments.map((unit) => [unit[0], unit[0]]));
    if (index.mark) {
      page.querySelector("[data-star]").hidden = false;
      page.querySelector("[data-star-words]").textContent = index.mark.join(" ");
    }
  }

  function addOptions(name, options) {
    const select = form.elements[name];
    const there = new Set([...select.options].map((option) => option.value));
    for (const [value, text] of options) {
      if (there.has(value)) continue;
      there.add(value);
      select.append(element("option", atFirst[name] === value ? { value, selected: "" } : { value }, text));
    }
  }

  // ---- Keys. ----

  function move(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (at < 0 && (document.activeElement !== form.elements.q || event.key === "ArrowUp")) return;
    const next = event.key === "ArrowDown" ? links[at + 1] : links[at - 1] || form.elements.q;
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  form.elements.q.value = address.get("q") || "";
  form.elements.star.checked = address.has("star");
  page.hidden = false;
  document.querySelector("[data-without-script]").hidden = true;
  form.addEventListener("submit", (event) => { event.preventDefault(); answer(); });
  form.addEventListener("input", (event) => {
    if (event.target.name in atFirst) atFirst[event.target.name] = "";
    if (!event.isComposing) answer();
  });
  form.addEventListener("compositionend", answer);
  form.addEventListener("focusin", load);
  page.addEventListener("keydown", move);
  more.addEventListener("click", () => show(list.children.length + AT_ONCE));
  if (["q", "goal", "unit", "star"].some((key) => address.get(key))) load();
})();
