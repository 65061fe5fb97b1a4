// Has the page kept for when there is no network (offline/worker.js), and tells of a newer version. Fetched when the page is
// ready and nothing else is to be done. It is no part of the module, which may be what a newer version is there for.
const WORDS = {
  "zh-Hans": {
    newer: "有新版本。现在换，您填的都还在。也可以算完再换，关掉页面就会换上。",
    now: "现在换",
    afterwards: "算完再换",
    revoked: "现在的版本有错，不能再用。正在换新版本，您填的都还在。",
  },
  en: {
    newer: "There is a new version. If you change now, your answers stay. Or finish first: it will be there once you close the page.",
    now: "Change now",
    afterwards: "Finish first",
    revoked: "This version has a fault and is no longer used. A new one is on its way; your answers stay.",
  },
};

const root = document.documentElement;
const version = root.dataset.version;
const workers = navigator.serviceWorker;
const savesData = Boolean(navigator.connection && navigator.connection.saveData);

if (workers && window.top === window && /^https?:$/.test(location.protocol)) {
  // Some engines are never idle while somebody is at it.
  (window.requestIdleCallback || setTimeout)(() => begin().catch(console.info), { timeout: 3000 });
}

async function begin() {
  const registration = savesData ? await workers.getRegistration() : await workers.register(address(), { updateViaCache: "none" });
  if (!registration) return;
  let revoked = [];
  let offered = "";
  let changes = false;

  const beginAgain = () => document.getElementById("recovery-screen").beginAgain(Boolean(root.dataset.answers));

  // Another page may have asked for the change; that is no reason for this one to begin anew.
  workers.addEventListener("controllerchange", () => (changes || revoked.includes(version) ? beginAgain() : hush()));

  const change = () => {
    changes = true;
    if (registration.waiting) registration.waiting.postMessage({ change: true });
    else beginAgain();
  };

  /** What is to be done about a version that is kept in full, and waits. */
  const offer = async () => {
    const { waiting, active } = registration;
    if (!waiting || !active) return;
    const newer = await versionOf(waiting);
    if (revoked.includes(newer)) return;
    // The network may have brought a page of it already.
    if (newer === version) waiting.postMessage({ change: true });
    else if (revoked.includes(version)) change();
    else if (newer !== offered) withNextScreen(() => say("newer", { now: change, afterwards: hush }));
    offered = newer;
  };

  registration.addEventListener("updatefound", () => {
    const { installing } = registration;
    installing.addEventListener("statechange", () => installing.state === "installed" && offer());
  });
  offer();

  /** Looks whether the host has a newer version, and whether it still stands by this one. */
  const look = async () => {
    const answer = await fetch("versions.json", { cache: "no-cache" });
    ({ revoked = [] } = await answer.json());
    if (registration.active) registration.active.postMessage({ revoked });
    if (revoked.includes(version)) say("revoked", {});
    await registration.update();
    await offer();
  };
  const lookIfOnline = () => navigator.onLine && !document.hidden && look().catch(console.info);
  window.addEventListener("online", lookIfOnline);
  document.addEventListener("visibilitychange", lookIfOnline);
  lookIfOnline();

  const speak = async () => (await workers.ready).active.postMessage({ open: root.lang });
  new MutationObserver(speak).observe(root, { attributes: true, attributeFilter: ["lang"] });
  speak();
}

/** The worker's address is a text that a script could put together; the policy lets this one alone pass. */
function address() {
  const own = window.jiuzhu ? "sw.js?javascript" : "sw.js";
  return window.trustedTypes ? trustedTypes.createPolicy("worker", { createScriptURL: () => own }).createScriptURL(own) : own;
}

function versionOf(worker) {
  return new Promise((told) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => told(data);
    worker.postMessage({ tell: true }, [port2]);
  });
}

/** What comes above the present screen would move a button from under the finger. */
function withNextScreen(does) {
  window.addEventListener("hashchange", does, { once: true });
}

const told = () => document.getElementById("versions");

function hush() {
  if (told()) told().remove();
}

/** Says something above the page, with buttons by the names of their words. */
function say(what, buttons) {
  hush();
  const words = WORDS[root.lang] || WORDS["zh-Hans"];
  const box = document.createElement("aside");
  box.id = "versions";
  box.className = "notice";
  const text = document.createElement("p");
  text.setAttribute("role", "status");
  box.append(text);
  for (const name of Object.keys(buttons)) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "link", textContent: words[name], onclick: buttons[name] });
    box.append(button, " ");
  }
  document.getElementById("app").before(box);
  text.textContent = words[what];
}
