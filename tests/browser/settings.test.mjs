// How the page looks is for the person to say: four sizes of text, three sets of colours, and a voice where the device has one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, inBrowser, ready } from "./harness.mjs";
import { canBeTouched, fits, isSeenWithTheFocus } from "./seen.mjs";
import { throughThePage, today } from "./walk.mjs";

const tool = (page, name) => page.locator(`[data-tool=${name}]`).first();

async function choose(page, name, value) {
  await page.evaluate(([name, value]) => document.documentElement.setAttribute(`data-${name}`, value), [name, value]);
}

inBrowser("settings", ({ phone, desk }) => {
  test("are at hand on the opening, before and without the running page, and change what they say", async () => {
    const { page } = await phone();
    await page.route(/\.wasm$|-without-wasm-\w+\.js$/, (route) => route.abort());
    await page.reload();
    await page.locator("html[data-page=failed]").waitFor();
    const size = () => page.evaluate(() => getComputedStyle(document.body).fontSize);
    assert.equal(await size(), "18px");
    await tool(page, "settings").tap();
    for (const [label, wanted] of [["超大", "30px"], ["特大", "26px"], ["大", "22px"]]) {
      await page.locator(".settings label").filter({ hasText: new RegExp(`^${label}`) }).tap();
      assert.equal(await size(), wanted);
    }
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.locator(".settings label", { hasText: "黑底黄字" }).tap();
    assert.equal(await ground(), "rgb(0, 0, 0)");
    await axe(page);
    await tool(page, "done").tap();
    assert.equal(await page.locator("#settings").isVisible(), false);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.tool), "settings", "the focus is where it was");
  });

  test("are used by keyboard alone, and speak the language of the page", async () => {
    const { page } = await desk();
    await ready(page);
    await page.locator(".bar button[lang=en]").click();
    await page.locator("html[lang=en]").waitFor();
    await tool(page, "settings").focus();
    await page.keyboard.press("Enter");
    assert.match(await page.locator("#settings").innerText(), /Text size and colours[\s\S]*Largest/);
    assert.doesNotMatch(await page.locator("#settings").innerText(), /[\u4e00-\u9fff]/);
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.evaluate(() => document.documentElement.dataset.size), "2");
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#settings").isVisible(), false);
    await axe(page);
  });

  test("have the same dark colours whether the device asks for them or the person", async () => {
    const { page } = await phone({ colorScheme: "dark" });
    await ready(page);
    const colours = async (theme) => {
      await choose(page, "theme", theme);
      return page.evaluate(() => {
        const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
        const names = rules.flatMap((rule) => [...(rule.style ?? [])]).filter((name) => name.startsWith("--"));
        const style = getComputedStyle(document.documentElement);
        return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name).trim()]));
      });
    };
    const dark = await colours("dark");
    assert.ok(Object.keys(dark).length > 20);
    assert.deepEqual(await colours("auto"), dark);
    assert.notDeepEqual(await colours("light"), dark);
  });

  test("offer to read aloud only with a voice of the device itself", async () => {
    const { page } = await phone();
    await ready(page);
    assert.equal(await tool(page, "listen").isVisible(), false, "no voice here");
    // This machine has no voice: what a device with voices gives is put in its place.
    for (const [voices, offered] of [
      [[{ lang: "zh-CN", localService: false }], false],
      [[{ lang: "en-GB", localService: true }], false],
      [[{ lang: "zh-CN", localService: true }], true],
    ]) {
      await page.addInitScript((voices) => {
        window.said = [];
        window.SpeechSynthesisUtterance = function (text) {
          this.text = text;
        };
        const speech = { speaking: false, getVoices: () => voices, cancel() {}, addEventListener() {}, speak: (it) => window.said.push(it.text) };
        Object.defineProperty(window, "speechSynthesis", { value: speech, configurable: true });
      }, voices);
      await page.reload();
      await ready(page);
      assert.equal(await tool(page, "listen").isVisible(), offered);
    }
    await tool(page, "listen").tap();
    assert.match((await page.evaluate(() => window.said)).join("。"), /看看您家可能有哪些补贴[\s\S]*这是估算/);
  });

  for (const size of ["1", "2", "3", "4"]) {
    test(`leave nothing for axe to object to, outside the screen or too small to touch, in size ${size} and every set of colours`, async () => {
      const { page, complaints } = await phone({ ...today, viewport: { width: 320, height: 640 } });
      await ready(page);
      await choose(page, "size", size);
      await throughThePage(page, async (what) => {
        for (const theme of ["light", "dark", "contrast"]) {
          await choose(page, "theme", theme);
          await axe(page);
        }
        await fits(page, what);
        await canBeTouched(page, what);
        await isSeenWithTheFocus(page, what);
        if (!what.startsWith("questions")) return;
        // In large text the way on would cover what is to be read.
        const place = await page.locator("form > .actions").evaluate((it) => getComputedStyle(it).position);
        assert.equal(place, Number(size) < 3 ? "sticky" : "static");
      });
      assert.deepEqual(complaints.filter((it) => !it.includes("unreachable")), []);
    });
  }
});

inBrowser(
  "a phone whose own text is twice as large",
  ({ phone }) => {
    test("shows every screen whole on 320 px, even in the largest size", async () => {
      const { page } = await phone({ ...today, viewport: { width: 320, height: 640 } });
      await ready(page);
      await choose(page, "size", "4");
      assert.equal(await page.evaluate(() => getComputedStyle(document.body).fontSize), "60px");
      await throughThePage(page, async (what) => {
        await fits(page, what);
        await canBeTouched(page, what);
        await isSeenWithTheFocus(page, what);
      });
    });
  },
  { switches: ["--blink-settings=defaultFontSize=32"] },
);
