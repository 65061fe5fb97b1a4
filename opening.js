// Where the page's script is not there or cannot be read, as by engines older than ES2017, the written opening says what else can
// be done. This file, and what goes into it, is written so that every engine can read it (ES5).
import "./settings.js";
import "./recovery.js";

window.addEventListener("load", function () {
  var page = document.documentElement;
  if (!page.getAttribute("data-page")) page.setAttribute("data-page", "failed");
});
