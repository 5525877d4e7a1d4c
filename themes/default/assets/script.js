// Shows the page's full address, and lets readers copy it, quote the page and print it. Everything else works without
// a script.
(function () {
  "use strict";
  var all = function (selector) { return [].slice.call(document.querySelectorAll(selector)); };
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
