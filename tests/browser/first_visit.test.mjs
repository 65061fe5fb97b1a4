// What a first visit costs whoever pays for each byte.
import assert from "node:assert/strict";
import { test } from "node:test";
import { limit, together, weigh } from "../../scripts/weight.mjs";
import { dist, inBrowser, ready } from "./harness.mjs";

inBrowser("a first visit", ({ phone }) => {
  test("asks for few files, of few bytes, before the first question", async () => {
    const { page, requests, address } = await phone();
    await ready(page);
    await page.locator("main a.primary").tap();
    await page.locator("form").waitFor();
    await page.waitForLoadState("networkidle");
    const names = requests.map((request) => request.slice(address.length) || "index.html");
    assert.ok(names.length <= limit.requests, names.join("\n"));
    assert.equal(names.filter((name) => name.endsWith(".wasm")).length, 1, "the module comes once");
    const total = together("first visit", await Promise.all(names.map((name) => weigh(dist, name))));
    assert.ok(total.brotli <= limit.brotli && total.gzip <= limit.gzip, JSON.stringify(total));
  });
});
