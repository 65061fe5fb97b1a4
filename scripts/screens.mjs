// Takes every kind of screen on a phone, in three sizes of text and three sets of colours, and puts them on one sheet for each:
// docs/screens/*.jpg. `make screens` calls it.
import { mkdirSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { findBrowser, quietly } from "./browser.mjs";
import { serve } from "./serve.mjs";
import { throughThePage, today } from "../tests/browser/walk.mjs";

const folder = "docs/screens";
const sizes = { 1: "standard", 2: "large", 4: "largest" };
const themes = ["light", "dark", "contrast"];
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, locale: "zh-CN", serviceWorkers: "block" };

const looks = Object.entries(sizes).flatMap(([size, name]) => themes.map((theme) => ({ size, theme, file: `${name}-${theme}.jpg`, taken: [] })));

const site = await serve("dist");
const browser = await chromium.launch({ executablePath: findBrowser(), args: quietly });
const page = await (await browser.newContext(phone)).newPage();
await page.clock.setFixedTime(new Date(`${today.today}T08:00:00`));
await page.goto(site.address);
const look = (what) =>
  page.evaluate(([size, theme]) => Object.assign(document.documentElement.dataset, { size, theme }), what);

await throughThePage(page, async () => {
  const name = await page.evaluate(() => [...document.querySelectorAll("h1, #settings h2")].find((it) => it.checkVisibility()).innerText);
  for (const { size, theme, taken } of looks) {
    await look([size, theme]);
    await page.evaluate(() => scrollTo(0, 0));
    taken.push({ name, picture: (await page.screenshot({ type: "png" })).toString("base64") });
  }
  await look(["1", "light"]);
});

mkdirSync(folder, { recursive: true });
const sheet = await (await browser.newContext({ viewport: { width: 1300, height: 900 } })).newPage();
for (const { file, taken } of looks) {
  const one = ({ name, picture }) => `<figure><img src="data:image/png;base64,${picture}"><figcaption>${name}</figcaption></figure>`;
  await sheet.setContent(`<style>
    body { margin: 12px; display: flex; flex-wrap: wrap; gap: 12px; background: #888; font: 13px sans-serif; }
    figure { margin: 0; width: 200px; } img { width: 200px; display: block; } figcaption { height: 3em; overflow: hidden; color: #fff; }
  </style>${taken.map(one).join("")}`);
  writeFileSync(`${folder}/${file}`, await sheet.screenshot({ fullPage: true, type: "jpeg", quality: 60 }));
  console.log(`${folder}/${file}: ${taken.length} screens`);
}
await browser.close();
await site.stop();
