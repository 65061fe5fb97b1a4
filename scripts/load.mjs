// How long a visit takes on slow networks and slow phones, as medians of five, and the longest time from a tap to what it
// paints. Times are told, not judged: they are this machine's, and a browser's idea of a slow phone. `make load` calls it.
import { chromium } from "playwright-core";
import { findBrowser, quietly } from "./browser.mjs";
import { serve } from "./serve.mjs";
import { earns, mother } from "../tests/browser/mother.mjs";
import { Respondent } from "../tests/browser/respondent.mjs";

const ROUNDS = 5;
const networks = [
  { name: "400 kbit/s, 400 ms", kilobits: 400, latency: 400, slowDown: 6, goals: { painted: 1.5, usable: 6 } },
  { name: "1.6 Mbit/s, 150 ms", kilobits: 1600, latency: 150, slowDown: 4, goals: { painted: 1.2, usable: 2.5 } },
  { name: "9 Mbit/s, 60 ms", kilobits: 9000, latency: 60, slowDown: 4, goals: {} },
];
const small = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true, locale: "zh-CN" };

const median = (numbers) => numbers.sort((one, other) => one - other)[numbers.length >> 1];
const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`;
const line = (...cells) => console.log(cells.map((cell, at) => (at ? cell.padStart(10) : cell.padEnd(38))).join(""));

async function slow(page, { kilobits, latency, slowDown, offline = false }) {
  const session = await page.context().newCDPSession(page);
  const bytes = (kilobits * 1000) / 8;
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline,
    latency,
    downloadThroughput: bytes,
    uploadThroughput: bytes,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowDown });
  return session;
}

/** Presses the opening's button as soon as it is there; tells when something was painted, and when the first question was. */
function watch() {
  const press = new MutationObserver(() => {
    const start = document.querySelector("main a.primary");
    if (start && document.documentElement.dataset.page === "ready") {
      press.disconnect();
      start.click();
    }
  });
  press.observe(document, { subtree: true, childList: true, attributes: true });
  const shown = new MutationObserver(() => {
    if (!document.querySelector("main form")) return;
    shown.disconnect();
    requestAnimationFrame(() => setTimeout(() => (window.usable = performance.now())));
  });
  shown.observe(document, { subtree: true, childList: true });
}

async function visit(context, network, address) {
  const page = await context.newPage();
  await page.addInitScript(watch);
  const session = await slow(page, network);
  let bytes = 0;
  let requests = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  page.on("request", (request) => {
    if (!request.url().startsWith(address)) throw new Error(`asked elsewhere: ${request.url()}`);
    requests += 1;
  });
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(() => window.usable, null, { timeout: 120_000 });
  const painted = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
  const usable = await page.evaluate(() => window.usable);
  const seen = { painted, usable, bytes, requests };
  await page.close();
  return seen;
}

/** A first visit after which the page is kept whole on the device. */
async function keep(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active.state === "activated");
  await page.close();
}

async function measure(browser, site, network) {
  const cold = [];
  const warm = [];
  const offline = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const context = await browser.newContext({ ...small, serviceWorkers: "block" });
    cold.push(await visit(context, network, site.address));
    warm.push(await visit(context, network, site.address));
    await context.close();
    const kept = await browser.newContext(small);
    await keep(kept, site.address);
    await kept.setOffline(true);
    offline.push(await visit(kept, { ...network, offline: true }, site.address));
    await kept.close();
  }
  for (const [name, visits] of Object.entries({ cold, warm, offline })) {
    const of = (what) => median(visits.map((it) => it[what]));
    const goal = name === "cold" && network.goals.usable ? `  at most ${network.goals.painted} s and ${network.goals.usable} s` : "";
    const kilobytes = `${(of("bytes") / 1000).toFixed(0)} kB`;
    line(`${network.name}, CPU ÷ ${network.slowDown}, ${name}`, seconds(of("painted")), seconds(of("usable")), kilobytes, String(of("requests")), goal);
  }
}

/** A household from the opening to its results: how long each press took until its answer was painted. */
async function presses(browser, site, slowDown) {
  const context = await browser.newContext(small);
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.presses = [];
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === "click") window.presses.push(duration);
    }).observe({ type: "event", durationThreshold: 16, buffered: true });
  });
  await page.goto(site.address);
  await (await page.context().newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: slowDown });
  const somebody = new Respondent(page, mother, earns);
  await somebody.begin("重庆市", "不清楚是哪一个");
  await somebody.seat(3);
  await somebody.answerAll();
  await somebody.seeResults();
  const durations = await page.evaluate(() => window.presses);
  await context.close();
  const at = (share) => durations.sort((one, other) => one - other)[Math.floor((durations.length - 1) * share)];
  line(`CPU ÷ ${slowDown}`, `${at(0.5)} ms`, `${at(0.95)} ms`, `${at(1)} ms`, String(durations.length), "  at most 100 ms");
}

const site = await serve("dist");
const browser = await chromium.launch({ executablePath: findBrowser(), args: quietly });
line("visit, medians of 5", "painted", "question", "bytes", "requests");
for (const network of networks) await measure(browser, site, network);
line("a tap until it is painted", "median", "95 of 100", "longest", "of 16 ms+");
for (const slowDown of [4, 6]) await presses(browser, site, slowDown);
await browser.close();
await site.stop();
