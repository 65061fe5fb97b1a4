// Times a made-up village in the worker of the page in Chromium: households a second, the first word of how far it is, the longest
// the page was busy at once, and the memory of the module. `node scripts/bench_lists.mjs FILE...`; the page is in dist/.
import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { chromium } from "playwright-core";
import { findBrowser, quietly } from "./browser.mjs";
import { serve } from "./serve.mjs";

const site = await serve("dist");
const browser = await chromium.launch({ executablePath: findBrowser(), args: quietly });

/** Put into the page before anything else: when the worker was begun and first told something, and how long the page was busy. */
function watches() {
  const seen = (window.seen = { longest: 0 });
  new PerformanceObserver((list) => list.getEntries().forEach((it) => (seen.longest = Math.max(seen.longest, it.duration)))).observe({ entryTypes: ["longtask"] });
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (message, ...more) {
    if (message.does === "run") {
      Object.assign(seen, { begun: performance.now(), longest: 0 });
      this.addEventListener("message", ({ data }) => {
        if (data.progress && !seen.first) seen.first = performance.now() - seen.begun;
        if (data.reply && data.reply.results) seen.ended = performance.now() - seen.begun;
      });
    }
    return postMessage.call(this, message, ...more);
  };
}

for (const file of process.argv.slice(2)) {
  for (const quick of [true, false]) {
    const page = await browser.newPage({ locale: "zh-CN" });
    await page.addInitScript(watches);
    await page.addInitScript(() => delete Navigator.prototype.serviceWorker);
    await page.goto(site.address);
    await page.waitForFunction(() => document.documentElement.dataset.page === "ready");
    await page.getByRole("button", { name: "工作人员填写" }).click();
    await page.getByRole("button", { name: "一个村的名单" }).click();
    await page.setInputFiles("#lists-file", file);
    if (quick) await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: "开始算" }).click();
    await page.waitForFunction(() => window.seen.ended, undefined, { timeout: 0 });
    await page.waitForTimeout(500);
    const { first, ended, longest } = await page.evaluate(() => window.seen);
    const rows = readFileSync(file).toString().split("\n").slice(1);
    const households = new Set(rows.map((row) => row.split(",", 1)[0]).filter(Boolean)).size;
    const told = [`${households} households${quick ? ", quick" : ""}`, `${(ended / 1000).toFixed(2)} s`, `${Math.round(households / (ended / 1000))} a second`];
    console.log([...told, `first progress ${first.toFixed(0)} ms`, `longest task of the page ${longest.toFixed(0)} ms`, `load ${loadavg()[0].toFixed(1)}`].join("; "));
    await page.close();
  }
}
await browser.close();
await site.stop();
