// Listens for all open pages of the preview: browsers allow only a few connections to one server.
(function () {
  "use strict";
  var pages = [];
  var last;
  new EventSource("/.taikei/events").onmessage = function (event) {
    last = event.data;
    pages.forEach(function (page) { page.postMessage(last); });
  };
  self.onconnect = function (event) {
    pages.push(event.ports[0]);
    if (last) event.ports[0].postMessage(last);
  };
})();
