// The pages that are written out: they can be read where nothing runs, on paper too.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { axe, dist, inBrowser } from "./harness.mjs";

const languages = readdirSync(join(dist, "pages"));
const names = readdirSync(join(dist, "pages", "zh-Hans"));
const PLAIN = ["about.html", "privacy.html", "worksheet.html", "standards.html"];

const scrollsSideways = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

inBrowser("written pages", ({ phone, desk }) => {
  test("are the same in every language, and lead to each other without a script", async () => {
    assert.deepEqual(languages, ["en", "zh-Hans"]);
    assert.deepEqual(readdirSync(join(dist, "pages", "en")), names);
    assert.equal(names.filter((name) => name.startsWith("standards-")).length, 31);
    const { page, complaints, address } = await phone({ javaScriptEnabled: false });
    for (const name of PLAIN) {
      await page.goto(`${address}pages/zh-Hans/about.html`);
      await page.locator(`footer a[href="${name}"]`).or(page.locator("footer [aria-current]")).first().click();
      assert.equal(await page.title(), "算一算", "no title tells what it is about");
      assert.match(await page.locator("body").innerText(), /这是估算，不是审核决定/);
    }
    await page.locator("header a[lang=en]").click();
    assert.match(page.url(), /pages\/en\//);
    await page.locator("header a").first().click();
    assert.match(await page.locator("h1").innerText(), /看看您家/);
    // The opening was left before all of it had come.
    assert.deepEqual(complaints.filter((it) => !it.endsWith("ERR_ABORTED")), []);
  });

  test("fit the smallest screen, and have nothing axe objects to", async () => {
    for (const [visit, options] of [[phone, { viewport: { width: 320, height: 640 } }], [desk, {}]]) {
      const { page, address } = await visit(options);
      for (const name of [...PLAIN, "standards-51.html", "standards-54.html"]) {
        await page.goto(`${address}pages/zh-Hans/${name}`);
        assert.equal(await scrollsSideways(page), false, name);
        await axe(page);
      }
    }
  });

  test("name the source of every figure, and tell what has ended no more and what is old as the least", async () => {
    const { page, address } = await desk();
    const rowsOf = async (name) => {
      await page.goto(`${address}pages/zh-Hans/${name}`);
      assert.match(await page.locator("main").innerText(), /资料到20\d\d年\d+月\d+日为止/);
      return page.locator("tbody tr").evaluateAll((all) => all.map((it) => [...it.children].map((cell) => cell.textContent.trim())));
    };
    const provinces = names.filter((name) => name.startsWith("standards-"));
    const rows = new Map();
    for (const name of provinces) rows.set(name, await rowsOf(name));
    const all = [...rows.values()].flat();
    assert.ok(all.length > 200, `${all.length} rows`);
    for (const [place, , amount, source] of all) assert.ok(place && /\d/.test(amount) && /20\d\d/.test(source), `${place}: ${amount}: ${source}`);
    for (const [place, , amount, source] of all) {
      if (/最低数|指导数|待核实|一年半没有新的消息/.test(source)) assert.match(amount, /^至少/, `${place}: ${source}`);
    }
    const sichuan = rows.get("standards-51.html");
    // 620 yuan is the least that Sichuan's countryside may have; Jintang's 950 ended when Chengdu set one standard for all of it.
    assert.ok(sichuan.some(([place, area, amount]) => place === "四川省" && /农村/.test(area) && /至少 620/.test(amount)));
    assert.ok(sichuan.some(([place, , amount]) => place === "成都市" && amount === "1,120 元/月"));
    assert.ok(!sichuan.some(([, , amount]) => /950/.test(amount)));
  });

  test("tell the policy that the page has, and what it stores", async () => {
    const { page, address } = await phone();
    await page.goto(`${address}pages/zh-Hans/privacy.html`);
    const [, policy] = /content="(default-src[^"]*)"/.exec(readFileSync(join(dist, "index.html"), "utf8"));
    const told = await page.locator("main").innerText();
    assert.ok(told.includes(policy));
    for (const name of ["localStorage: jiuzhu", "sessionStorage: jiuzhu", "Cache Storage: jiuzhu-"]) assert.ok(told.includes(name));
  });

  test("are where the page leads that cannot run", async () => {
    const { page } = await phone({ javaScriptEnabled: false });
    await page.locator("noscript a, .opening-failed a").first().waitFor({ state: "attached" });
    const links = await page.locator("a[href^='pages/']").evaluateAll((all) => all.map((it) => it.getAttribute("href")));
    assert.ok(links.length >= 3);
    for (const link of links) assert.ok(names.includes(link.split("/").pop()), link);
  });
});
