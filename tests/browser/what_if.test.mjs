// What would be if one amount were another: tried by steps and by typing, told, and taken over only when that is wanted.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, inBrowser } from "./harness.mjs";
import { earns, mother } from "./mother.mjs";
import { Respondent } from "./respondent.mjs";

const today = { today: "2026-11-27" };

async function atTheResults(page, answers = {}) {
  const somebody = new Respondent(page, { ...mother, "h-area": "urban", ...answers }, earns);
  await somebody.begin("重庆市", "不清楚是哪一个");
  await somebody.seat(3);
  await somebody.answerAll();
  await somebody.seeResults();
  return somebody;
}

async function tries(page, what) {
  await page.locator(".results .actions button", { hasText: "试改一个数" }).click();
  await page.locator(".what-if").waitFor();
  await page.locator(".what-if li button", { hasText: what }).click();
  await page.locator("#tried").waitFor();
}

const told = (page) => page.locator("form [role=status]").innerText();
const press = (page, label) => page.locator(`.stepper button[aria-label="${label}"]`).click();

inBrowser("another amount", ({ phone, desk }) => {
  test("is tried by steps and by typing, and what was answered stays", async () => {
    const { page, complaints } = await phone(today);
    const somebody = await atTheResults(page);
    const before = await somebody.finding("dibao").innerText();
    assert.match(before, /1,410 元/);
    await tries(page, "工资");
    await axe(page);
    assert.equal(await page.locator("#tried").inputValue(), "900");
    assert.equal(await told(page), "");

    await press(page, "多一点");
    assert.equal(await page.locator("#tried").inputValue(), "1000");
    assert.match(await told(page), /有 \d+ 项结果不一样/);
    const dibao = page.locator(".comparison article", { hasText: "低保" }).first();
    assert.match(await dibao.innerText(), /现在[\s\S]*1,410 元[\s\S]*改了以后[\s\S]*1,310 元/);
    assert.match(await page.locator(".comparison article", { hasText: "加上补贴" }).innerText(), /现在[\s\S]*元[\s\S]*改了以后/);
    await axe(page);
    await press(page, "少一点");
    assert.equal(await told(page), "");
    assert.equal(await page.locator(".comparison").count(), 0);

    await page.locator("#tried").fill("1.2千");
    assert.match(await dibao.innerText(), /1,410 元[\s\S]*1,110 元/);
    await page.locator("form button", { hasText: "回到结果" }).tap();
    await page.locator(".results").waitFor();
    assert.equal(await somebody.finding("dibao").innerText(), before);
    assert.match(await page.evaluate(() => location.href), /#\/s\/\d+$/);
    assert.deepEqual(complaints, []);
  });

  test("that changes nothing is told so, and one that cannot be read is told why", async () => {
    const { page } = await phone(today);
    await atTheResults(page);
    await tries(page, "存款");
    await page.locator("#tried").fill("6500");
    assert.match(await told(page), /结果没有不同/);
    await page.locator("#tried").fill("很多");
    assert.equal(await told(page), "");
    assert.ok(await page.locator(".stepper button").first().isDisabled());
    await page.locator("button[type=submit]").tap();
    await page.locator(".summary").waitFor();
    assert.equal(await page.locator("#tried").getAttribute("aria-invalid"), "true");
    assert.equal(await page.locator("#tried").inputValue(), "很多");
    await axe(page);
  });

  test("that may cost more help than it brings is told with both numbers", async () => {
    const { page } = await phone(today);
    await atTheResults(page, { "p1-wage": "2250" });
    await tries(page, "工资");
    await press(page, "多一点");
    await press(page, "多一点");
    assert.equal(await page.locator("#tried").inputValue(), "2400");
    assert.match(await told(page), /收入每月多 150 元，补贴可能少 220 元，合起来可能反而少了/);
    await page.locator("#tried").fill("2200");
    assert.ok(!(await told(page)).includes("反而"));
  });

  test("is taken over with one button, and can be reached from a card and by keyboard", async () => {
    const { page } = await desk({ ...today, hasTouch: true });
    const somebody = await atTheResults(page);
    await somebody.finding("dibao").locator("button.link", { hasText: "试改一个数" }).focus();
    await page.keyboard.press("Enter");
    await page.locator(".what-if").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
    const wage = page.locator(".what-if li button", { hasText: "工资" });
    await wage.focus();
    await page.keyboard.press("Enter");
    await page.locator("#tried").focus();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("1200");
    await page.keyboard.press("Enter");
    await page.locator(".results").waitFor();
    assert.match(await somebody.finding("dibao").innerText(), /1,110 元/);
    await page.locator(".results .actions button", { hasText: "改一改填的" }).click();
    assert.match(await page.locator("section.card", { hasText: "工资" }).first().innerText(), /1,200/);
  });
});
