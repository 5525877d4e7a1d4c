// Shows the page's full address and lets readers copy it. Everything else works without a script.
(function () {
  "use strict";
  var address = document.querySelector("[data-address]");
  var button = document.querySelector("[data-copy]");
  var status = document.querySelector("[data-copied]");
  if (!address || !button || !status) return;
  if (!address.textContent) {
    // A file on a computer has no address that others could use.
    if (!/^https?:$/.test(location.protocol)) return;
    address.textContent = location.href.split("#")[0];
    address.closest("[hidden]").hidden = false;
  }
  button.hidden = false;

  function say(copied) {
    status.textContent = copied ? "コピーしました" : "コピーできませんでした。アドレスを選んでコピーしてください";
  }

  // Works without a secure context, as under plain http.
  function select() {
    var range = document.createRange();
    range.selectNodeContents(address);
    var selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    return document.execCommand("copy");
  }

  button.addEventListener("click", function () {
    status.textContent = "";
    if (!navigator.clipboard) return say(select());
    navigator.clipboard.writeText(address.textContent).then(
      function () { say(true); },
      function () { say(select()); }
    );
  });
})();
