// The search page; `find.js` knows what is found. Each plan's index is a script that pushes one value to `taikeiSearch`,
// so that it loads from a folder on disk too. Nothing is loaded before something is asked.
(() => {
  "use strict";
  const page = document.querySelector("[data-search]");
  if (!page) return;
  const form = page.querySelector("form");
  const status = page.querySelector("[role=status]");
  const list = page.querySelector("[data-results]");
  const more = page.querySelector("[data-more]");
  const others = page.querySelector("[data-rest]");
  const progress = page.querySelector("[data-progress]");
  const AT_ONCE = 30;
  const CONTEXT = 36;
  const { foldWithPlaces, holds, addPlan, addNames, addShared, unitKey, found, records } = self.taikeiFind;
  const publishers = Number(page.dataset.publishers);
  self.taikeiFind.begin(JSON.parse(page.dataset.synonyms), JSON.parse(page.dataset.readings), publishers);

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

  function signOf(plan, name) {
    const [symbol] = plan.marks.find((mark) => mark[1] === name);
    return symbol ? `${symbol} ${name}` : name;
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
    for (const name of record.marks) head.append(" ", element("span", { class: "badge" }, signOf(record.plan, name)));
    if (record.again) head.append(" ", element("span", { class: "badge again" }, "再掲"));
    const item = element("li", {}, head);
    const above = pathOf(record);
    if (above.length) item.append(element("p", { class: "hit-path" }, above.join(" › ")));
    if (record.text.text && !record.isUnit) item.append(element("p", { class: "hit-text" }, ...snippet(record.text.text, words)));
    if (record.isProject) {
      const units = record.units.flatMap((name, at) => [at ? "、" : "", ...marked(name, words)]);
      const former = record.former.length ? `（前のコード ${record.former.join("、")}）` : "";
      const code = element("span", { class: "code" }, record.code + former);
      item.append(element("p", { class: "hit-units" }, code, ` ${units.length ? "担当課: " : ""}`, ...units));
    }
    return item;
  }

  let hits = [];
  let shownHits = [];

  // Shows the first of the hits. The focus stays where it is: on its hit, or on what follows those shown before.
  function show(count) {
    const links = [...list.querySelectorAll("a")];
    const focused = shownHits[links.indexOf(document.activeElement)];
    const next = document.activeElement === more ? links.length : -1;
    const now = hits.slice(0, count);
    more.hidden = hits.length <= count;
    if (now.length === shownHits.length && now.every((hit, at) => hit === shownHits[at])) return;
    shownHits = now;
    list.replaceChildren(...now.map(shown));
    const place = focused ? now.findIndex((hit) => hit.record === focused.record) : next;
    if (list.children[place]) list.children[place].querySelector("a").focus();
    else if (focused) form.elements.q.focus();
  }

  // ---- What is asked, in the form and in the address. ----

  // A filter that the address asks for counts before the index with its option has come.
  const address = new URLSearchParams(location.search);
  const FILTERS = ["goal", "unit", "mark"];
  const atFirst = Object.fromEntries(FILTERS.map((name) => [name, address.get(name) || ""]));

  function asked() {
    const values = new FormData(form);
    const value = (name) => String(values.get(name) || atFirst[name] || "").trim();
    return Object.fromEntries(["q", ...FILTERS, "star"].map((name) => [name, value(name)]));
  }

  function isEmpty(query) {
    return Object.values(query).every((value) => !value);
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

  // Up to which record the hits are known.
  let searched = 0;

  function answer() {
    const query = asked();
    keepInAddress(query);
    hits = [];
    searched = 0;
    if (isEmpty(query)) {
      searched = records.length;
      status.textContent = "";
      others.hidden = true;
      show(0);
      return;
    }
    load();
    goOn(query, AT_ONCE);
    say();
  }

  // Adds what the records that have come since find. They are sorted by score, then by their order.
  function goOn(query, count) {
    hits = hits.concat(found(query, searched)).sort((a, b) => b.score - a.score || a.at - b.at);
    searched = records.length;
    show(count);
  }

  // What is announced: once when something is asked, and once when all is known.
  function say() {
    const words = hits.length ? `${hits.length}件見つかりました` : "見つかりませんでした。ことばを短くするか、別のことばで探してください";
    const soFar = waiting.length ? "ここまでで、" : "";
    const more = waiting.length ? "。続きを調べています" : failed ? "（読み込めなかった索引があります）" : "。";
    const left = rest.length && !waiting.length ? `${own.length ? "ほかの" : ""}計画の中は、まだ探していません。` : "";
    status.textContent = waiting.length && !hits.length ? "調べています" : soFar + words + more + left;
    others.textContent = `${own.length ? "ほかの" : "すべての"}計画の中も探す（${rest.length}計画）`;
    others.hidden = !left;
  }

  // ---- Loading, one index after another: this plan's first. Of many plans, the others wait until they are asked for:
  // thousands of indexes are more than a phone should load for one word. ----

  const wanted = address.get("plan");
  const sources = page.dataset.indexes.split(" ");
  const [sharedSource, ...planSources] = sources;
  const plans = planSources.length;
  const own = planSources.filter((source) => source.split("/")[0] === wanted);
  const rest = planSources.filter((source) => !own.includes(source));
  const waiting = [...own, sharedSource, ...("many" in page.dataset ? [] : rest.splice(0))];
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
      const query = asked();
      if (!isEmpty(query)) goOn(query, Math.max(AT_ONCE, shownHits.length));
      progress.textContent = waiting.length ? `読み込み中: あと${waiting.length}` : "";
      if (!waiting.length && !isEmpty(query)) say();
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
    const of = publishers > 1 && index.publisher ? `（${index.publisher}）` : "";
    addOptions("unit", index.departments.map(([name]) => [unitKey(index, name), name + of]));
    addOptions("mark", index.marks.filter((mark) => mark[2].length).map(([, name]) => [name, signOf(index, name)]));
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
      select.closest("p").hidden = false;
      select.append(element("option", atFirst[name] === value ? { value, selected: "" } : { value }, text));
    }
  }

  // ---- Keys. ----

  function move(event) {
    if (event.isComposing) return;
    if (event.key === "Escape" && list.contains(document.activeElement)) form.elements.q.focus();
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
  more.addEventListener("click", () => show(shownHits.length + AT_ONCE));
  others.addEventListener("click", () => {
    waiting.push(...rest.splice(0));
    form.elements.q.focus();
    answer();
  });
  addNames([...document.querySelectorAll("[data-plans] a")].map((link) => {
    const [title, ...said] = [...link.children].map((part) => part.textContent);
    return [title, said.join(" "), link.getAttribute("href")];
  }));
  if (!isEmpty(asked())) answer();
})();
