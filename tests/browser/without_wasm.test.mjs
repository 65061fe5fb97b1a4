// Old engines: WebAssembly is missing, or the policy does not let it run. The page is JavaScript then, and tells the same.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inBrowser, ready } from "./harness.mjs";
import { Respondent } from "./respondent.mjs";

const today = { today: "2026-11-01" };
const alone = { "p1-age": "45", "p1-work": "unable", "h-area": "urban" };

/** What the browser here knows, and those of 2017 did not. */
const forget = () => {
  for (const name of ["WebAssembly", "queueMicrotask", "FinalizationRegistry", "WeakRef", "structuredClone", "BigInt"]) delete window[name];
  for (const name of ["trustedTypes", "AbortController", "ResizeObserver"]) delete window[name];
  for (const [kind, ...names] of [
    [TextEncoder, "encodeInto"],
    [Element, "replaceChildren", "toggleAttribute"],
    [Array, "flat", "flatMap", "at"],
    [String, "matchAll", "replaceAll", "at", "trimStart"],
  ]) {
    for (const name of names) delete kind.prototype[name];
  }
  for (const name of ["fromEntries", "hasOwn"]) delete Object[name];
  for (const name of ["allSettled", "any"]) delete Promise[name];
};

/** As far as the results, with nothing fetched that could not run. */
async function seesResults(page, requests) {
  const somebody = new Respondent(page, alone);
  await somebody.begin("重庆市", "不清楚是哪一个");
  await somebody.seat(1);
  await somebody.answerAll();
  await somebody.seeResults();
  assert.match(await somebody.finding("dibao").innerText(), /可能符合[\s\S]*770/);
  assert.match(await somebody.why("dibao"), /渝民规〔2025〕6号/);
  assert.deepEqual(requests.filter((it) => /\/(later|reader)-[^/]*\.wasm$/.test(it)), []);
}

inBrowser("an engine", ({ phone }) => {
  test("without WebAssembly, or anything newer than of 2017, comes to the results", async () => {
    const { page, requests } = await phone(today);
    await page.addInitScript(forget);
    requests.length = 0;
    await page.reload();
    await ready(page);
    assert.equal(await page.evaluate(() => typeof WebAssembly), "undefined");
    await seesResults(page, requests);
  });

  test("whose policy lets no WebAssembly run comes to the results", async () => {
    const { page, requests } = await phone(today);
    const policy = { "content-security-policy": "script-src 'self'" };
    await page.route(/\/$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), ...policy } });
    });
    requests.length = 0;
    await page.reload();
    await ready(page);
    assert.ok(requests.some((it) => it.includes("/jiuzhu-without-wasm-")));
    await seesResults(page, requests);
  });

  test("whose host does not hand out modules starts", async () => {
    const { page } = await phone(today);
    await page.route("**/*.wasm", (route) => route.abort());
    await page.reload();
    await ready(page);
  });

  test("that cannot read the page's script says so", async () => {
    const { page } = await phone(today);
    await page.route("**/start-*.js", (route) => route.fulfill({ body: "what came later ?.!", contentType: "text/javascript" }));
    await page.reload();
    await page.locator("html[data-page=failed]").waitFor();
    assert.match(await page.locator("body").innerText(), /换一台手机/);
  });
});
