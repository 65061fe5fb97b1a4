// What is shown when the page has broken down, and the way back to the answers. A breakdown of the module is a trap, which it
// cannot tell of itself; so this is no part of it. Written for engines of any age.
(function () {
  var root = document.documentElement;
  var screen = document.getElementById("recovery-screen");

  function isBreakdown(reason) {
    var Trap = window.WebAssembly && WebAssembly.RuntimeError;
    return reason && ((Trap && reason instanceof Trap) || /^abort$|unreachable|recursion|call stack/i.test(String(reason.message)));
  }

  function look(reason) {
    if (!isBreakdown(reason) || root.getAttribute("data-page") === "broken") return;
    root.setAttribute("data-page", "broken");
    document.body.appendChild(document.importNode(screen.content, true));
    var shown = document.getElementById("recovery");
    shown.addEventListener("click", goOn);
    shown.querySelector("h1").focus();
  }

  // What was to be remembered for some days is thrown away when these are over, also where the page does not start.
  try {
    if (Number(String(localStorage.getItem("jiuzhu")).split(" ")[0]) < Date.now()) localStorage.removeItem("jiuzhu");
  } catch (refused) {}

  // A page that the browser has kept for the way back would show the answers to whoever comes next.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) location.reload();
  });

  // Closing the page loses what was answered on it.
  window.addEventListener("beforeunload", function (event) {
    if (!root.getAttribute("data-answers")) return;
    event.preventDefault();
    event.returnValue = "";
  });

  window.addEventListener("error", function (event) { look(event.error); });
  window.addEventListener("unhandledrejection", function (event) { look(event.reason); });

  function goOn(event) {
    var button = event.target.closest("button");
    if (!button) return;
    try {
      if (button.value === "anew") localStorage.removeItem("jiuzhu");
    } catch (refused) {}
    screen.beginAgain(button.value === "again");
  }

  /** Loads the page anew; offline/page.js does so too, for a newer version. */
  screen.beginAgain = function (withAnswers) {
    try {
      // Where nothing may be stored, the answers cannot come along.
      if (withAnswers && screen.kept) sessionStorage.setItem("jiuzhu", screen.kept);
    } catch (refused) {}
    root.removeAttribute("data-answers");
    // Without the number of a screen this is no step within the page: it loads anew.
    location.replace(location.pathname);
  };
})();
