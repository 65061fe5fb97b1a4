// Put in the place of sw.js on the host, this takes everything back that the worker did: what was kept goes, and pages come from
// the network again. docs/decisions/0020-offline.md says when.
self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil(takeBack()));

async function takeBack() {
  const names = (await caches.keys()).filter((name) => name.startsWith("jiuzhu-"));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
}
