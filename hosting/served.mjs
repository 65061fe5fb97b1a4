// How files of the page are to be served: what a browser is told of each. The servers here, the snippets for other servers
// (snippets.mjs) and the check of what is served (check.mjs) all go by this.

/** Media types by the ending of a name. */
export const TYPES = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  ico: "image/x-icon",
  js: "text/javascript; charset=utf-8",
  json: "application/json; charset=utf-8",
  mjs: "text/javascript; charset=utf-8",
  pack: "application/octet-stream",
  png: "image/png",
  svg: "image/svg+xml",
  toml: "text/plain; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
};

export const typeOf = (name) => TYPES[name.split(".").pop()] ?? "application/octet-stream";

/** A name that tells what is in the file, as scripts/version.mjs gives them: it never changes. */
export const TOLD_BY_ITS_NAME = /-[0-9a-f]{12}\.\w+$/;

/** Everything else is asked for anew each time: the page, its worker, and which versions were taken back. */
export const caching = (name) => (TOLD_BY_ITS_NAME.test(name) ? "public, max-age=31536000, immutable" : "no-cache");

/** The policy that the page itself holds to. */
export const policyOf = (html) => /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html)[1];

/** Headers of every file. `framedBy` are the sites that may show the page within theirs, as a policy names them. */
export const headers = (policy, framedBy = "'self'") => ({
  "Content-Security-Policy": `${policy}; frame-ancestors ${framedBy}`,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  // Nothing here is secret, and a page within another's belongs to no origin.
  "Access-Control-Allow-Origin": "*",
  "Cross-Origin-Resource-Policy": "cross-origin",
  // Only so may a page that isolates itself show this one.
  "Cross-Origin-Embedder-Policy": "require-corp",
});

/** What is packed is larger than this and made of one of these. */
export const PACKED = /\.(css|html|js|json|svg|toml|txt|wasm|webmanifest)$/;
