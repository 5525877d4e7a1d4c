// The key / for the search, and the page's full address: readers copy it, quote the page and print it. Everything else
// works without a script.

// The key / leads to the search box, unless something is being typed or the reader has turned it off on the search page
// (WCAG 2.1.4). Escape in the empty box leads back.
(function () {
  "use strict";
  var OFF = "taikei-no-shortcut";
  var box = document.querySelector("#search-q, #site-q");
  var choice = document.querySelector("[data-shortcut]");
  var isOff = false;
  var before = null;
  if (!box) return;
  // A browser may keep nothing for pages from disk: the choice then lasts as long as the page.
  try { isOff = localStorage.getItem(OFF) !== null; } catch (refused) {}
  tell();

  function tell() {
    if (isOff) box.removeAttribute("aria-keyshortcuts");
    else box.setAttribute("aria-keyshortcuts", "/");
  }

  function isTyping(target) {
    return target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
  }

  document.addEventListener("keydown", function (event) {
    if (event.isComposing || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "/" && !isOff && !isTyping(event.target)) {
      before = document.activeElement;
      event.preventDefault();
      box.focus();
      box.select();
    } else if (event.key === "Escape" && event.target === box && !box.value && before) {
      box.blur();
      before.focus();
      before = null;
    }
  });

  if (!choice) return;
  choice.checked = !isOff;
  choice.addEventListener("change", function () {
    isOff = !choice.checked;
    try {
      if (isOff) localStorage.setItem(OFF, "1");
      else localStorage.removeItem(OFF);
    } catch (refused) {}
    tell();
  });
})();

// Shows the page's full address, and lets readers copy it, quote the page and print it.
(function () {
  "use strict";
  var all = function (selector) { return [].slice.call(document.querySelectorAll(selector)); };
  var paper = document.querySelector("[data-paper-address]");
  // On a web server, paper has the full address even where the site was built without knowing it.
  if (paper && /^https?:$/.test(location.protocol) && !/^https?:/.test(paper.textContent)) {
    paper.textContent = location.href.split("#")[0];
  }

  var status = document.querySelector("[data-copied]");
  if (!status) return;

  // A file on a computer has no address that others could use.
  if (/^https?:$/.test(location.protocol)) {
    all("[data-address]:empty").forEach(function (place) {
      place.textContent = location.href.split(/[?#]/)[0];
      place.closest("[hidden]").hidden = false;
    });
  }

  // Works without a secure context, as under plain http.
  function select(text) {
    var range = document.createRange();
    range.selectNodeContents(text);
    var selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    return document.execCommand("copy");
  }

  all("[data-copy]").forEach(function (button) {
    var text = document.getElementById(button.getAttribute("data-copy"));
    function say(copied) {
      status.textContent = copied ? "コピーしました。" : "コピーできませんでした。文字を選んでコピーしてください。";
    }
    button.hidden = false;
    button.addEventListener("click", function () {
      status.textContent = "";
      if (!navigator.clipboard) return say(select(text));
      navigator.clipboard.writeText(text.innerText).then(
        function () { say(true); },
        function () { say(select(text)); }
      );
    });
  });

  all("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { print(); });
  });
})();
