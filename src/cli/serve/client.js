// Shows what changes in the preview: swaps style sheets, changes words in place or loads the page again, and tells what
// stands in the way.
(function () {
  "use strict";
  var own = document.currentScript.dataset;
  var revision = Number(own.revision);
  var shown = "[]";
  var overlay;
  // The page as it was sent, before its scripts changed anything.
  var sent;
  // The revision that the page shows.
  var followed = revision;

  function pathOf(address) {
    var url = new URL(address, location.href);
    if (url.origin !== location.origin) return undefined;
    try {
      var path = decodeURIComponent(url.pathname.slice(1));
      return path === "" || path.slice(-1) === "/" ? path + "index.html" : path;
    } catch (_) {
      return undefined;
    }
  }

  // A new sheet takes the old one's place once it is there, so the page is never seen without any.
  function swap(sheet) {
    var fresh = sheet.cloneNode();
    var url = new URL(sheet.href, location.href);
    url.searchParams.set("taikei", revision);
    fresh.href = url.href;
    fresh.onload = fresh.onerror = function () { sheet.remove(); };
    sheet.dataset.old = "";
    sheet.after(fresh);
  }

  function hear(text) {
    var news = JSON.parse(text);
    if (news.run !== own.run || revision < news.after) return location.reload();
    var changed = Object.keys(news.changed).filter(function (path) { return news.changed[path] > revision; });
    revision = news.revision;
    var is = function (path) { return changed.indexOf(path) >= 0; };
    var ours = [own.path, pathOf(location.href)];
    var sheets = [].slice.call(document.querySelectorAll('link[rel~="stylesheet"]:not([data-old])'));
    var loaded = performance.getEntriesByType("resource").map(function (entry) { return pathOf(entry.name); });
    var swapped = sheets.filter(function (sheet) { return is(pathOf(sheet.href)); });
    var others = loaded.filter(function (path) { return is(path) && ours.indexOf(path) < 0 && !/\.css$/.test(path); });
    if (others.length > 0) return location.reload();
    swapped.forEach(swap);
    tell(news);
    if (ours.some(is)) follow();
    return undefined;
  }

  // Changes of words are shown in place; the page is loaded again where its scripts may have a part in what changed.
  function follow() {
    fetch(location.href, { cache: "no-store" }).then(function (answer) {
      return answer.ok ? answer.text() : undefined;
    }).then(function (text) {
      var fresh = text && new DOMParser().parseFromString(text, "text/html").documentElement;
      var script = fresh && fresh.querySelector("script[data-run]");
      if (!script || !sent || script.dataset.run !== own.run) return location.reload();
      if (Number(script.dataset.revision) < followed) return undefined;
      followed = Number(script.dataset.revision);
      script.dataset.revision = own.revision;
      if (!morph(document.documentElement, sent, fresh)) return location.reload();
      sent = fresh;
      return undefined;
    }).catch(function () { location.reload(); });
  }

  var WIRED = "button,canvas,dialog,form,iframe,input,link,meta[http-equiv],object,script,select,style,template,textarea,video";

  function isWired(node) {
    return node.nodeType === 1 && (node.matches(WIRED) || node.querySelector(WIRED) !== null);
  }

  // Makes of a live node what became of the sent one; says whether it could.
  function morph(live, old, fresh) {
    if (old.isEqualNode(fresh)) return true;
    if (live.nodeType !== fresh.nodeType || live.nodeName !== fresh.nodeName) return false;
    if (live.nodeType !== 1) {
      if (live.data !== old.data) return false;
      live.data = fresh.data;
      return true;
    }
    return !live.matches(WIRED) && attributes(live, old, fresh) && children(live, old, fresh);
  }

  function attributes(live, old, fresh) {
    var names = old.getAttributeNames().concat(fresh.getAttributeNames());
    return names.every(function (name) {
      var value = fresh.getAttribute(name);
      var now = live.getAttribute(name);
      if (value === old.getAttribute(name) || value === now) return true;
      if (now !== old.getAttribute(name)) return false;
      if (value === null) live.removeAttribute(name);
      else live.setAttribute(name, value);
      return true;
    });
  }

  // What stands at the beginning and at the end of both stays; what came and went between goes and comes, where it is
  // not as many, and else becomes the other one by one.
  function children(live, old, fresh) {
    var now = [].slice.call(live.childNodes).filter(function (node) { return node !== overlay; });
    var before = [].slice.call(old.childNodes);
    var after = [].slice.call(fresh.childNodes);
    if (now.length !== before.length) return false;
    if (before.length === after.length) {
      return now.every(function (node, at) { return morph(node, before[at], after[at]); });
    }
    while (before.length > 0 && after.length > 0 && before[0].isEqualNode(after[0])) {
      [now, before, after].forEach(function (nodes) { nodes.shift(); });
    }
    var next = null;
    while (before.length > 0 && after.length > 0 && before[before.length - 1].isEqualNode(after[after.length - 1])) {
      next = now.pop();
      before.pop();
      after.pop();
    }
    if (now.concat(after).some(isWired)) return false;
    now.forEach(function (node) { node.remove(); });
    after.forEach(function (node) { live.insertBefore(document.importNode(node, true), next); });
    return true;
  }

  function element(name, text, parent) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    parent.append(made);
    return made;
  }

  // All words are set as text. The page's own styles do not reach into the overlay, nor its styles out of it.
  function tell(news) {
    var findings = JSON.stringify(news.findings);
    if (findings === shown || own.path === "") return;
    shown = findings;
    if (overlay) overlay.remove();
    overlay = undefined;
    if (news.findings.length === 0) return;
    overlay = document.createElement("taikei-overlay");
    var root = overlay.attachShadow({ mode: "open" });
    var sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    var box = element("section", "", root);
    box.lang = news.lang;
    box.setAttribute("aria-label", news.heading);
    box.tabIndex = 0;
    var head = element("header", "", box);
    var alert = element("div", "", head);
    alert.setAttribute("role", "alert");
    element("h2", news.heading, alert);
    var close = element("button", news.close, head);
    close.type = "button";
    close.onclick = function () { overlay.remove(); };
    box.onkeydown = function (event) { if (event.key === "Escape") overlay.remove(); };
    var list = element("ol", "", box);
    news.findings.forEach(function (finding) {
      var item = element("li", "", list);
      element("h3", finding.title, item);
      element("p", finding.message, item);
      var remarks = element("dl", "", item);
      finding.remarks.forEach(function (remark) {
        element("dt", remark[0], remarks);
        element("dd", remark[1], remarks);
      });
    });
    document.body.append(overlay);
  }

  var STYLE =
    ":host{all:initial}" +
    "section{position:fixed;z-index:2147483647;inset:auto 0 0 0;max-height:60vh;overflow:auto;box-sizing:border-box;" +
    "padding:1rem 1.25rem;font:1rem/1.7 system-ui,sans-serif;color:#1a1a1a;background:#fff;" +
    "border-top:.5rem solid #b00020;box-shadow:0 0 2rem rgba(0,0,0,.5);overflow-wrap:anywhere}" +
    "header{display:flex;gap:1rem;align-items:start;justify-content:space-between}" +
    "h2{margin:0;font-size:1.125rem}h3{margin:0;font-size:1rem;color:#b00020}p{margin:.25rem 0}" +
    "ol{margin:1rem 0 0;padding-left:1.5rem}li{margin-bottom:1rem}" +
    "dl{margin:0;display:grid;grid-template-columns:max-content 1fr;gap:0 1rem}dt{font-weight:700}" +
    "dd{margin:0;white-space:pre-wrap}" +
    "button{flex:none;min-height:2.75rem;padding:0 1rem;font:inherit;color:#fff;background:#333;border:2px solid #333;" +
    "border-radius:.25rem;cursor:pointer}" +
    ":focus-visible{outline:4px solid #000;outline-offset:-4px;box-shadow:inset 0 0 0 6px #ffd43d}" +
    "@media(max-width:40rem){dl{display:block}}" +
    "@media print{section{display:none}}";

  // Scripts that wait for the page run after this moment.
  document.addEventListener("readystatechange", function () {
    if (document.readyState === "interactive") sent = document.documentElement.cloneNode(true);
  });

  // Where the page is seen for the first time only now, nothing is lost: the first news tells all since its revision.
  if (window.SharedWorker) {
    new SharedWorker("/.taikei/worker.js").port.onmessage = function (event) { ready(event.data); };
  } else {
    new EventSource("/.taikei/events").onmessage = function (event) { ready(event.data); };
  }

  function ready(text) {
    if (document.readyState !== "loading") return hear(text);
    document.addEventListener("DOMContentLoaded", function () { hear(text); }, { once: true });
    return undefined;
  }
})();
