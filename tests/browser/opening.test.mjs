// The first seconds: the written opening, and the page taking over from it.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { axe, dist, inBrowser, ready } from "./harness.mjs";

inBrowser("the opening", ({ phone, desk }) => {
  test("can be read before any script runs", async () => {
    const { page } = await phone({ javaScriptEnabled: false });
    assert.match(await page.locator("body").innerText(), /救助/);
  });

  test("stays, and still reads well, when the module cannot be had", async () => {
    const { page } = await phone();
    await page.route(/\.wasm$|-without-wasm-/, (route) => route.abort());
    await page.reload();
    await page.locator("html[data-page=failed]").waitFor();
    assert.match(await page.locator("body").innerText(), /救助/);
    await axe(page);
  });

  test("gives way to the page, without a complaint from the browser", async () => {
    const { page, complaints } = await phone();
    await ready(page);
    await page.waitForLoadState("networkidle");
    assert.match(await page.locator("body").innerText(), /救助/);
    assert.deepEqual(complaints, []);
  });

  test("asks for nothing but its own files, each once", async () => {
    const { page, requests, address } = await desk();
    await ready(page);
    await page.waitForLoadState("networkidle");
    const published = readdirSync(dist, { recursive: true }).map((name) => new URL(name, address).href);
    const foreign = requests.filter((request) => request !== address && !published.includes(request));
    assert.deepEqual(foreign, []);
    assert.equal(new Set(requests).size, requests.length, `asked twice:\n${requests.join("\n")}`);
  });

  for (const [name, visit] of Object.entries({ phone, desk })) {
    test(`has nothing axe objects to, on a ${name}`, async () => {
      const { page } = await visit();
      await ready(page);
      await axe(page);
    });
  }
});

inBrowser(
  "the opening in a folder of a host",
  ({ phone }) => {
    test("gives way to the page all the same", async () => {
      const { page, complaints } = await phone();
      await ready(page);
      await page.waitForLoadState("networkidle");
      assert.deepEqual(complaints, []);
    });
  },
  { under: "/services/jiuzhu/" },
);
