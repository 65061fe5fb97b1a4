// Taking the results along, by what this device can do: <html data-offers> tells which ways are shown, and the buttons are the
// page's own (data-take). Fetched with what comes after the questions, and with what else that needs.
import "./src/own_memory.js";
import { pasteAtTheDesk } from "./src/paste.js";

(function () {
  var root = document.documentElement;
  var offers = [];
  var kept = false;
  // It is fetched again where the rest of what it comes with did not come.
  if (root.hasAttribute("data-offers")) return;

  // WeChat's engine knows all of it, and neither prints, nor saves, nor shares.
  if (!/MicroMessenger/i.test(navigator.userAgent)) {
    if (window.print) offers.push("print");
    if ("download" in document.createElement("a")) offers.push("save");
    if (canShare()) offers.push("share");
  }
  if (navigator.clipboard && navigator.clipboard.writeText) offers.push("copy");
  root.setAttribute("data-offers", offers.join(" "));

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-take]");
    var take = button && button.getAttribute("data-take");
    if (take === "print") window.print();
    else if (take === "file") download(button.getAttribute("data-words"), button.getAttribute("data-name"));
    else if (take === "share") navigator.share({ files: [saved()] }).catch(missed);
    else if (take === "copy") navigator.clipboard.writeText(button.getAttribute("data-words")).then(copied, missed);
  });

  pasteAtTheDesk();

  if (window.MutationObserver) {
    new MutationObserver(function () {
      takeLists();
      keepForTheDesk();
    }).observe(document.getElementById("app"), { childList: true, subtree: true });
  }

  /** Whoever works at the desk has what opens, locks and checks files kept for when there is no network (offline/worker.js). */
  function keepForTheDesk() {
    var workers = navigator.serviceWorker;
    if (kept || !workers || !document.querySelector(".desk, .case-file, .reason-sheet, .verify")) return;
    kept = true;
    workers.ready
      .then(function (registration) {
        registration.active.postMessage({ open: window.jiuzhu ? "certifier-without-wasm" : "certifier" });
      })
      .catch(console.info);
  }

  /** Lists have scripts of their own, which are taken when they are looked at. */
  function takeLists() {
    var told = document.getElementById("lists-coming");
    var template = document.getElementById("lists-script");
    if (!told || !template) return;
    template.remove();
    var script = document.importNode(template.content, true).querySelector("script");
    script.onerror = function () {
      told.textContent = told.getAttribute("data-missed");
      document.body.appendChild(template);
    };
    document.head.appendChild(script);
  }

  function canShare() {
    try {
      return navigator.canShare({ files: [file("", "jz.txt")] });
    } catch (reason) {
      return false;
    }
  }

  function download(text, name) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = name;
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    setTimeout(URL.revokeObjectURL, 60000, link.href);
  }

  /** What the link beside it saves. Of the files that pages may share everywhere none is JSON, so that it goes as text. */
  function saved() {
    var link = document.getElementById("case");
    return file(decodeURIComponent(link.href.slice(link.href.indexOf(",") + 1)), link.download.replace(/json$/, "txt"));
  }

  function file(text, name) {
    return new File([text], name, { type: "text/plain" });
  }

  function copied() {
    tell("data-copied");
  }

  /** Whoever thinks better of sharing need not be told. */
  function missed(reason) {
    if (reason.name !== "AbortError") tell("data-missed");
  }

  function tell(words) {
    var told = document.getElementById("taken");
    if (told) told.textContent = told.getAttribute(words);
  }
})();
