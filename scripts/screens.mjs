// Takes every kind of screen on a phone, in three sizes of text and three sets of colours, and those of caseworkers at a desk, and
// puts them on one sheet for each: docs/screens/*.jpg. `make screens` calls it.
import { mkdirSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { findBrowser, quietly } from "./browser.mjs";
import { serve } from "./serve.mjs";
import { throughThePage, today } from "../tests/browser/walk.mjs";

const folder = "docs/screens";
const sizes = { 1: "standard", 2: "large", 4: "largest" };
const themes = ["light", "dark", "contrast"];
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const desk = { viewport: { width: 1280, height: 900 }, hasTouch: true };
const ofCaseworkers = ".desk, .examined, .table, .verify, .lists";

const site = await serve("dist");
const browser = await chromium.launch({ executablePath: findBrowser(), args: quietly });

/** Goes through the page once; `seen` is given each screen and its heading. */
async function walk(device, seen) {
  const page = await (await browser.newContext({ ...device, locale: "zh-CN", serviceWorkers: "block" })).newPage();
  await page.clock.setFixedTime(new Date(`${today.today}T08:00:00`));
  await page.goto(site.address);
  await throughThePage(page, async () => {
    const name = await page.evaluate(() => [...document.querySelectorAll("h1, #settings h2")].find((it) => it.checkVisibility()).innerText);
    await seen(page, name);
  });
  await page.context().close();
}

async function taken(page) {
  await page.evaluate(() => scrollTo(0, 0));
  return (await page.screenshot({ type: "png" })).toString("base64");
}

const looks = Object.entries(sizes).flatMap(([size, name]) => themes.map((theme) => ({ size, theme, file: `${name}-${theme}.jpg`, width: 200, taken: [] })));
const look = (page, [size, theme]) => page.evaluate(([size, theme]) => Object.assign(document.documentElement.dataset, { size, theme }), [size, theme]);

await walk(phone, async (page, name) => {
  for (const { size, theme, taken: all } of looks) {
    await look(page, [size, theme]);
    all.push({ name, picture: await taken(page) });
  }
  await look(page, ["1", "light"]);
});

const atTheDesk = { file: "desk.jpg", width: 620, taken: [] };
await walk(desk, async (page, name) => {
  if (await page.locator(ofCaseworkers).count()) atTheDesk.taken.push({ name, picture: await taken(page) });
});

mkdirSync(folder, { recursive: true });
const sheet = await (await browser.newContext({ viewport: { width: 1300, height: 900 } })).newPage();
for (const { file, width, taken: all } of [...looks, atTheDesk]) {
  const one = ({ name, picture }) => `<figure><img src="data:image/png;base64,${picture}"><figcaption>${name}</figcaption></figure>`;
  await sheet.setContent(`<style>
    body { margin: 12px; display: flex; flex-wrap: wrap; gap: 12px; background: #888; font: 13px sans-serif; }
    figure { margin: 0; width: ${width}px; } img { width: ${width}px; display: block; } figcaption { height: 3em; overflow: hidden; color: #fff; }
  </style>${all.map(one).join("")}`);
  writeFileSync(`${folder}/${file}`, await sheet.screenshot({ fullPage: true, type: "jpeg", quality: 60 }));
  console.log(`${folder}/${file}: ${all.length} screens`);
}
await browser.close();
await site.stop();
