// What is fetched, or kept for when there is no network, once somebody looks at what needs it.
export function fetchWhenLookedAt() {
  if (!window.MutationObserver) return;
  const look = () => {
    takeLists();
    keepForTheDesk();
  };
  new MutationObserver(look).observe(document.getElementById("app"), { childList: true, subtree: true });
}

let kept = false;

/** Whoever works at the desk has what opens, locks and checks files kept (offline/worker.js). */
function keepForTheDesk() {
  const workers = navigator.serviceWorker;
  if (kept || !workers || !document.querySelector(".desk, .case-file, .reason-sheet, .verify")) return;
  kept = true;
  const open = window.jiuzhu ? "certifier-without-wasm" : "certifier";
  workers.ready.then(({ active }) => active.postMessage({ open })).catch(console.info);
}

/** Lists have scripts of their own. */
function takeLists() {
  const told = document.getElementById("lists-coming");
  const template = document.getElementById("lists-script");
  if (!told || !template) return;
  template.remove();
  const script = document.importNode(template.content, true).querySelector("script");
  script.onerror = () => {
    told.textContent = told.getAttribute("data-missed");
    document.body.appendChild(template);
  };
  document.head.appendChild(script);
}
