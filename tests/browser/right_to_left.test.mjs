// The whole way in languages of no people: from the right, in tall stacks, and in long texts. docs/decisions/0022-languages-ready.md.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, inBrowser, ready } from "./harness.mjs";
import { PSEUDO, saidIn, speak } from "./pseudo.mjs";
import { canBeTouched, fits, isSeenWithTheFocus } from "./seen.mjs";
import { throughThePage, today } from "./walk.mjs";

/** What stands at the beginning of its line on a screen from the right, and what at its end: by how far from the right edge. */
async function isMirrored(page, what) {
  const wrong = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const box = (it) => it.getBoundingClientRect();
    const shown = (selector) => [...document.querySelectorAll(selector)].filter((it) => it.checkVisibility());
    const atTheRight = (it) => width - box(it).right < 32;
    const wrong = shown(".bar .product, .way .back, h1").filter((it) => !atTheRight(it)).map((it) => `${it.className || it.tagName} is not at the right`);
    for (const row of shown("label.row, label.setting")) {
      const [input, words] = [row.querySelector("input"), row.querySelector("span:not([hidden])")];
      const visible = [...row.querySelectorAll("span")].find((it) => it.checkVisibility()) ?? words;
      if (box(input).left < box(visible).right - 1) wrong.push(`the sign of “${row.textContent}” is not on its right`);
    }
    for (const [index, selector] of [".finding", ".notice", ".wrong"].entries()) {
      for (const it of shown(selector)) {
        const { borderLeftWidth, borderRightWidth } = getComputedStyle(it);
        if (parseFloat(borderRightWidth) < 5 || parseFloat(borderLeftWidth) > 0) wrong.push(`${selector} has its bar on the left (${index})`);
      }
    }
    return wrong;
  });
  assert.deepEqual(wrong, [], what);
}

/** The order in which the keyboard goes through a screen is that in which it is read: down, and from the right. */
async function keyboardGoesAsOneReads(page) {
  const places = await page.evaluate(() =>
    [...document.querySelectorAll(".bar button, main a, main button, main input")]
      // On a phone the way on stays in reach of the thumb, whatever is above it.
      .filter((it) => it.checkVisibility() && !it.closest("form > .actions"))
      .map((it) => [it.getBoundingClientRect(), it.outerHTML.slice(0, 80)])
      .map(([{ right, top, bottom }, told]) => ({ right, top, bottom, told })),
  );
  for (const [index, place] of places.slice(1).entries()) {
    const before = places[index];
    const isNext = place.top >= before.bottom - 1 || place.right <= before.right;
    assert.ok(isNext, `${place.told} does not come after ${before.told}`);
  }
}

inBrowser("a language that", ({ phone }) => {
  for (const [name, language] of Object.entries(PSEUDO)) {
    test(`is ${name} has every screen whole, on 320 px in the largest size`, async () => {
      const { page, complaints } = await phone({ ...today, viewport: { width: 320, height: 640 } });
      await ready(page);
      await speak(page, language);
      await page.evaluate(() => document.documentElement.setAttribute("data-size", "4"));
      const isRtl = language.script === "Arab";
      assert.equal(await page.locator("html").getAttribute("dir"), isRtl ? "rtl" : "ltr");
      assert.equal(await page.locator("html").getAttribute("data-script"), language.script);
      const look = async (what) => {
        await axe(page);
        await fits(page, what);
        await canBeTouched(page, what);
        await isSeenWithTheFocus(page, what);
        if (isRtl && what !== "broken down") await isMirrored(page, what);
      };
      await throughThePage(page, look, ["Chongqing", saidIn(language, "Not sure which")]);
      assert.deepEqual(complaints.filter((it) => !it.includes("unreachable")), []);
    });
  }

  test("is from the right is gone through from the right by keyboard, with its figures from the left", async () => {
    const { page } = await phone({ ...today, viewport: { width: 360, height: 740 } });
    await ready(page);
    await speak(page, PSEUDO.rtl);
    const shown = [];
    await throughThePage(
      page,
      async (what) => {
        if (what !== "broken down" && what !== "settings") await keyboardGoesAsOneReads(page);
        if (what === "results") shown.push(await page.locator(".amount-shown strong").first().innerText());
        if (what === "answers") shown.push(await page.locator(".card dd").nth(1).innerText());
      },
      ["Chongqing", saidIn(PSEUDO.rtl, "Not sure which")],
    );
    assert.match(shown[0], /\u202a2026-11-27\u202c/);
    assert.match(shown[1], /\u202a[\d,]+\u202c/);
  });

  test("only helps to read Chinese says so on every screen, in both languages; Chinese itself does not", async () => {
    const { page } = await phone(today);
    await ready(page);
    assert.doesNotMatch(await page.locator(".bar").innerText(), /以中文为准/);
    await page.locator(".bar button[lang=en]").tap();
    await page.locator("html[lang=en]").waitFor();
    await throughThePage(
      page,
      async (what) => {
        if (["covered", "broken down"].includes(what)) return;
        const line = page.locator(".bar [lang='zh-Hans']", { hasText: "以中文为准" });
        assert.ok(await line.isVisible(), what);
        assert.match(await page.locator(".bar").innerText(), /以中文为准。\s+An aid to reading; the Chinese text counts\./, what);
      },
      ["Chongqing", "Not sure which"],
    );
  });
});

inBrowser("languages", ({ phone }) => {
  test("that nobody answers for are not offered", async () => {
    const { page } = await phone(today);
    await ready(page);
    assert.deepEqual(await page.locator(".bar nav [lang]").evaluateAll((all) => all.map(({ lang }) => lang)), ["en"]);
  });
});
