// A release as hosts serve it: with real servers nothing is wrong and the page runs below any path; whatever a host does wrong is
// told, with what it should be.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { chromium } from "playwright-core";
import { check } from "../../hosting/check.mjs";
import { release } from "../../hosting/release.mjs";
import { findBrowser, quietly } from "../../scripts/browser.mjs";
import { apache, host, nginx } from "./hosts.mjs";

const folder = mkdtempSync(join(tmpdir(), "hosting-"));
// Servers read it as somebody else where root starts them.
chmodSync(folder, 0o755);
const made = join(folder, "release");
const site = join(made, "site");
let browser;

before(async () => {
  await release("dist", made, "'self' https://*.gov.cn");
  browser = await chromium.launch({ executablePath: findBrowser(), args: quietly });
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

const wrong = (found) => found.filter((it) => it.wrong).map((it) => it.what);
const slow = (found) => found.filter((it) => it.mend && !it.wrong).map((it) => it.what);

/** A household from the opening to where it is asked for its place, and everything kept for when there is no network. */
async function runs(address) {
  const context = await browser.newContext({ locale: "zh-CN" });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (it) => it.type() === "error" && complaints.push(it.text()));
  page.on("pageerror", (it) => complaints.push(String(it)));
  await page.goto(address);
  await page.waitForFunction(() => document.documentElement.dataset.page === "ready");
  await page.getByRole("link", { name: "开始" }).click();
  await page.getByRole("heading", { name: "给谁算？" }).waitFor();
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active.state === "activated");
  await context.setOffline(true);
  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset.page === "ready");
  assert.deepEqual(complaints, []);
  await context.close();
}

describe("a release", () => {
  for (const [name, served] of [["nginx", nginx], ["Apache", apache]]) {
    test(`is served by ${name} with nothing wrong, and runs`, async () => {
      const { address, stop } = await served(made, folder);
      try {
        const found = await check(address);
        assert.deepEqual(wrong(found), []);
        assert.deepEqual(slow(found), []);
        assert.ok(found.some((it) => it.what === "the page may be shown within: 'self' https://*.gov.cn"));
        await runs(address);
      } finally {
        await stop();
      }
    });
  }

  test("has in the files for IIS and Tomcat all types, and for IIS all headers", async () => {
    const page = await browser.newPage();
    const read = (text, query) =>
      page.evaluate(([text, query]) => {
        const read = new DOMParser().parseFromString(text, "text/xml");
        if (read.querySelector("parsererror")) throw new Error(read.querySelector("parsererror").textContent);
        return [...read.querySelectorAll(query)].map((it) => it.getAttribute("name") || it.getAttribute("fileExtension") || it.textContent);
      }, [text, query]);
    const [config, web] = [readFileSync(join(site, "web.config"), "utf8"), readFileSync(join(made, "hosting", "tomcat.web.xml"), "utf8")];
    assert.ok((await read(config, "mimeMap")).includes(".wasm"));
    assert.ok((await read(web, "mime-mapping extension")).includes("wasm"));
    const told = await read(config, "customHeaders add");
    for (const header of ["Content-Security-Policy", "X-Content-Type-Options", "Access-Control-Allow-Origin", "Cross-Origin-Embedder-Policy"]) {
      assert.ok(told.includes(header), header);
    }
    await page.close();
  });

  test("names every file with its hash, and every crate with version, licence and checksum", () => {
    execFileSync("sha256sum", ["--check", "--quiet", "--strict", "SHA256SUMS"], { cwd: made });
    execFileSync("sha256sum", ["--check", "--quiet", "--strict", "SHA256SUMS"], { cwd: site });
    const page = readFileSync(join(site, "index.html"), "utf8");
    for (const [tag] of page.matchAll(/<script\b[^>]*>/g)) assert.match(tag, /integrity="sha384-[\w+/]{64}"/);
    const { components } = JSON.parse(readFileSync(join(made, "bill-of-materials.cdx.json")));
    for (const crate of ["yew", "wasm-bindgen", "rust_decimal", "calamine"]) assert.ok(components.some((it) => it.name === crate), crate);
    assert.ok(!components.some((it) => it.name.startsWith("jiuzhu")));
    for (const { name, hashes, licenses } of components) {
      assert.match(hashes[0].content, /^[0-9a-f]{64}$/, name);
      assert.ok(licenses[0].expression, name);
    }
  });
});

describe("a host that does it otherwise", () => {
  const with_ = (told) => (answer) => ({ ...answer, headers: { ...answer.headers, ...told } });
  const without = (header) => (answer) => {
    const { [header]: _, ...others } = answer.headers;
    return { ...answer, headers: others };
  };
  const for_ = (pattern, otherwise) => (answer) => (pattern.test(answer.name) ? otherwise(answer) : answer);
  const policy = (change) => (answer) => with_({ "Content-Security-Policy": change(answer.headers["Content-Security-Policy"]) })(answer);

  const faults = [
    ["changes scripts on the way", for_(/^start-/, (it) => ({ ...it, body: `${it.body};` })), /^start-\S+ was changed on the way$/],
    ["does not hand out packs", for_(/\.pack$/, (it) => ({ ...it, status: 404 })), /\.pack is not there \(404\) \(and \d+ more\)/],
    ["has scripts as text", for_(/\.js$/, with_({ "Content-Type": "text/plain" })), /\.js comes as text\/plain; expected text\/javascript/],
    ["has no policy", without("Content-Security-Policy"), /without Content-Security-Policy/],
    ["lets anything run", policy((it) => it.replace("script-src", "script-src 'unsafe-inline'")), /the policy that is sent lets 'unsafe-inline'/],
    ["does not let the module run", policy((it) => it.replace(" 'wasm-unsafe-eval'", "")), /narrower than the page's own: script-src/],
    ["lets any site show it", policy((it) => it.replace(/; frame-ancestors.*/, "")), /does not say who may show the page/],
    ["forbids what it cannot name", with_({ "X-Frame-Options": "SAMEORIGIN" }), /X-Frame-Options: SAMEORIGIN/],
    ["lets no other origin read", without("Access-Control-Allow-Origin"), /Access-Control-Allow-Origin: nothing/],
    ["does not isolate", without("Cross-Origin-Embedder-Policy"), /Cross-Origin-Embedder-Policy: nothing/],
    ["lets types be guessed", without("X-Content-Type-Options"), /X-Content-Type-Options: nothing/],
    ["keeps the worker for a day", for_(/^sw\.js$/, with_({ "Cache-Control": "max-age=86400" })), /sw\.js comes with Cache-Control: max-age=86400/],
    ["has a page for everything", (it) => (it.status === 404 ? { ...it, status: 200 } : it), /a file that is not there comes with 200/],
    ["is another page", (it) => ({ ...it, body: "<h1>OA</h1>" }), /is not the page \(200\)/],
  ];
  for (const [what, otherwise, expected] of faults) {
    test(what, async () => {
      const { address, stop } = await host(site, otherwise);
      const found = await check(address);
      await stop();
      const [first, ...more] = wrong(found);
      assert.match(String(first), expected);
      assert.deepEqual(more, []);
      assert.ok(found.find((it) => it.wrong).mend);
    });
  }

  const delays = [
    ["does not know modules", for_(/\.wasm$/, with_({ "Content-Type": "application/octet-stream" })), /\.wasm comes as application\/octet-stream/],
    ["keeps nothing", with_({ "Cache-Control": "no-cache" }), /comes with Cache-Control: no-cache/],
    ["packs nothing", without("Content-Encoding"), /comes unpacked \(\d+ kB\)/],
  ];
  for (const [what, otherwise, expected] of delays) {
    test(`${what} is slower, and not wrong`, async () => {
      const { address, stop } = await host(site, otherwise);
      const found = await check(address);
      await stop();
      assert.deepEqual(wrong(found), []);
      assert.match(slow(found).join("\n"), expected);
    });
  }
});
