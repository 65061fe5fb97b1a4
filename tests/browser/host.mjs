// A host whose site is renewed while pages are open, that breaks off in the middle of a file, hands out something else, is slow, or
// falls silent.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { dist } from "./harness.mjs";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".svg": "image/svg+xml" };

export class Host {
  /** The names that were asked for. */
  asked = [];
  /** Files of such a name break off in the middle. */
  breaksOff = /^$/;
  /** In the place of files of such a name something else comes, as from a gateway that wants a password. */
  garbles = /^$/;
  /** So many milliseconds pass before the page itself comes. */
  patience = 0;

  constructor(folder) {
    this.folder = folder;
  }

  async begin(port = 0) {
    this.server = createServer((request, response) => this.answer(request, response));
    await new Promise((ready) => this.server.listen(port, "127.0.0.1", ready));
    this.port = this.server.address().port;
    this.address = `http://127.0.0.1:${this.port}/`;
    return this;
  }

  async fallSilent() {
    this.server.closeAllConnections();
    await new Promise((stopped) => this.server.close(stopped));
  }

  speakAgain() {
    return this.begin(this.port);
  }

  answer(request, response) {
    const name = new URL(request.url, this.address).pathname.slice(1) || "index.html";
    this.asked.push(name);
    let body;
    try {
      body = readFileSync(join(this.folder, name));
    } catch {
      return response.writeHead(404).end();
    }
    if (this.garbles.test(name)) body = Buffer.from("<!doctype html>");
    response.writeHead(200, { "Content-Type": TYPES[extname(name)] ?? "text/plain", "Content-Length": body.length, "Cache-Control": "no-cache" });
    if (this.breaksOff.test(name)) return response.write(body.subarray(0, body.length / 2), () => response.destroy());
    return setTimeout(() => response.end(body), name === "index.html" ? this.patience : 0);
  }
}

/** The version of a folder. */
export const versionOf = (folder) => JSON.parse(readFileSync(join(folder, "versions.json"))).version;

const folders = [];

/** A copy of what was built, in a folder of its own. */
export function copy() {
  const folder = mkdtempSync(join(tmpdir(), "version-"));
  folders.push(folder);
  cpSync(dist, folder, { recursive: true });
  return folder;
}

/** The next version, with another sheet for what comes after the questions. */
export function nextVersion() {
  const folder = copy();
  const [sheet, script] = [/^later-.*\.css$/, /^start-.*\.js$/].map((it) => readdirSync(folder).find((name) => it.test(name)));
  const renewed = "later-0123456789ab.css";
  renameSync(join(folder, sheet), join(folder, renewed));
  writeFileSync(join(folder, renewed), `${readFileSync(join(folder, renewed))}\nmain{--renewed:1}`);
  writeFileSync(join(folder, script), readFileSync(join(folder, script), "utf8").replaceAll(sheet, renewed));
  execFileSync(process.execPath, ["scripts/version.mjs", folder]);
  return folder;
}

export function revoke(folder, version) {
  const said = join(folder, "versions.json");
  writeFileSync(said, JSON.stringify({ ...JSON.parse(readFileSync(said)), revoked: [version] }));
}

export function removeCopies() {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
}
