// Keeps the page for when there is no network: the whole of one version or nothing of it. docs/decisions/0020-offline.md.
// The build (scripts/version.mjs) puts in what the version is and the list of its files, each with its SHA-256 and, where only
// some need it, for whom it is. Names tell the content, so that a file of one version is never taken for one of another.
const { scope } = self.registration;
const OWN = `jiuzhu-${VERSION}`;
/** As long as this the network may take to bring the page before the one that is kept is shown. */
const PATIENCE = 2000;

/** How the page runs (offline/page.js); its modules are WebAssembly or JavaScript. */
const runs = self.location.search === "?javascript" ? "javascript" : "wasm";

const wanted = (groups) => FILES.filter(([, , group]) => groups.includes(group));
const inFull = (name) => new URL(name, scope).href;

self.addEventListener("install", (event) => {
  event.waitUntil(opened().then((groups) => store(wanted(["", runs, ...groups]))));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  event.respondWith(request.mode === "navigate" ? page(request) : file(request));
});

self.addEventListener("message", (event) => {
  const { tell, change, open, revoked } = event.data;
  if (tell) event.ports[0].postMessage(VERSION);
  if (change) self.skipWaiting();
  if (open) event.waitUntil(store(wanted([open])).then(() => sweep()));
  if (revoked && revoked.includes(VERSION)) event.waitUntil(forgetPages());
});

/** Puts files into the cache of this version, from those of others or from the network. One that is not as it should be fails. */
async function store(files) {
  const own = await caches.open(OWN);
  // One after the other: whoever uses the page meanwhile goes first.
  for (const [name, hash] of files) await own.put(inFull(name), await got(inFull(name), hash));
}

async function got(address, hash) {
  const ways = [() => caches.match(address), () => fetch(address), () => fetch(address, { cache: "reload" })];
  for (const way of ways) {
    const answer = await way();
    if (!answer || !answer.ok) continue;
    const bytes = await answer.arrayBuffer();
    if ((await sha256(bytes)) === hash) return new Response(bytes, { headers: ofContent(answer.headers) });
  }
  throw new Error(`${address} is not of version ${VERSION}`);
}

/** Without what was said of the way that it came. */
function ofContent(given) {
  const headers = new Headers(given);
  for (const name of ["Content-Encoding", "Content-Length", "Vary"]) headers.delete(name);
  return headers;
}

async function sha256(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (it) => it.toString(16).padStart(2, "0")).join("");
}

/** The page from the network, if that is quick, else the one of this version. */
async function page(request) {
  const { pathname } = new URL(request.url);
  const kept = await (await caches.open(OWN)).match(new URL(pathname.replace(/\/index\.html$/, "/"), scope).href);
  if (!kept) return fetch(request);
  const late = new Promise((show) => setTimeout(show, PATIENCE, kept));
  const asked = fetch(request.url, { cache: "no-cache", credentials: "same-origin", redirect: "manual" });
  const fresh = asked.then((answer) => (answer.ok ? answer : kept));
  return Promise.race([fresh.catch(() => kept), late]);
}

/** A file of whatever version is kept: the page that asks may be of the one before. */
async function file(request) {
  return (await caches.match(request.url)) || fetch(request);
}

/** What was opened so far: languages, and what certifies or reads lists. */
async function opened() {
  const kept = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
  const addresses = [].concat(...kept).map((it) => it.url);
  const ways = (group) => [inFull(`words/${group}`), inFull(`${group}-`)];
  const wasOpened = (group) => addresses.some((it) => ways(group).some((way) => it.startsWith(way)));
  return FILES.map(([, , group]) => group).filter((group) => group && wasOpened(group));
}

/** Other versions go where no page but the one that just opened could be of them, and none is on its way. */
async function sweep(tries = 5) {
  const { installing, waiting } = self.registration;
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (installing || waiting) return;
  if (pages.length > 1) {
    // The page before this one may still be counted for a moment.
    if (tries > 0) await new Promise((over) => setTimeout(over, 1000)).then(() => sweep(tries - 1));
    return;
  }
  const others = (await caches.keys()).filter((name) => name.startsWith("jiuzhu-") && name !== OWN);
  await Promise.all(others.map((name) => caches.delete(name)));
}

/** This version was revoked: it is not begun with any more. A page that is open keeps its files. */
async function forgetPages() {
  const own = await caches.open(OWN);
  const pages = FILES.filter(([name]) => /(\/|\.html)$/.test(name));
  await Promise.all(pages.map(([name]) => own.delete(inFull(name))));
}
