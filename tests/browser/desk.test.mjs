// A caseworker fills in everything on one screen by keyboard, and sees what comes of it to the fen: what the command line says.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { extractText } from "unpdf";
import { axe, inBrowser, ready } from "./harness.mjs";

const today = { today: "2026-11-27" };

/** By the fields' ids: what is typed, or the words that are chosen. */
const household = {
  地方: { "h-child_in_danger": "不是", "h-medical_emergency": "不是", "h-no_home_tonight": "不是", "h-area": "农村", "h-hukou_here": "是" },
  "第 1 位": { "p1-age": "34", "p1-study": "没有上学", "p1-work": "在干活挣钱", "p1-disability": "没有残疾人证", "p1-seriously_ill": "不是", "p1-wage": "900" },
  "第 2 位": { "p2-relation": "父母（公婆、岳父母）", "p2-age": "71", "p2-lives_with_family": "是", "p2-resident_pension": "160" },
  "第 3 位": { "p3-relation": "孩子", "p3-age": "9" },
  财产: { "h-savings": "6,000" },
};

async function atTheDesk(page) {
  await ready(page);
  await page.getByRole("button", { name: "工作人员填写" }).click();
  await page.locator(".desk").waitFor();
}

/** Types or chooses, and leaves the field by keyboard. */
async function fillIn(page, id, answer) {
  const field = page.locator(`[id="${id}"]`);
  await field.focus();
  if ((await field.evaluate((it) => it.tagName)) === "SELECT") await field.selectOption({ label: answer });
  else await field.fill(answer);
  await field.press("Tab");
}

/** Goes to the section of this name with Alt and the arrow. */
async function goTo(page, name) {
  for (let pressed = 0; !(await page.locator(".desk-section[aria-current]").innerText()).startsWith(name); pressed += 1) {
    assert.ok(pressed < 20, `${name} is not reached`);
    await page.keyboard.press("Alt+ArrowDown");
  }
}

async function chooseChongqing(page) {
  await page.locator(".desk-field .link").first().click();
  for (const place of ["重庆市", "不清楚是哪一个"]) {
    await page.locator("label.row", { hasText: place }).click();
    await page.locator("button[type=submit]").click();
  }
  await page.locator(".desk").waitFor();
}

async function filledIn(page) {
  await atTheDesk(page);
  await chooseChongqing(page);
  for (let more = 0; more < 2; more += 1) await page.getByRole("button", { name: "多一位" }).click();
  for (const [section, answers] of Object.entries(household)) {
    await goTo(page, section);
    for (const [id, answer] of Object.entries(answers)) await fillIn(page, id, answer);
    if (section.startsWith("第")) await page.getByRole("button", { name: "没有别的" }).click();
  }
}

const live = (page) =>
  page.locator(".desk-live li[class]:has(.desk-amount)").evaluateAll((all) =>
    all.map((it) => ({ state: it.className, paid: it.querySelector("strong")?.textContent ?? "" })),
  );

inBrowser("the caseworker's desk", ({ desk, phone }) => {
  test("is filled in by keyboard; what comes of it is the command line's, to the fen", async () => {
    const { page, complaints } = await desk({ ...today, acceptDownloads: true });
    await filledIn(page);
    await axe(page);
    const shown = await live(page);
    await page.getByRole("button", { name: "带走结果" }).click();
    const saving = page.waitForEvent("download");
    await page.locator("a[download]").click();
    const file = await (await saving).path();
    const said = JSON.parse(execFileSync("cargo", ["run", "--quiet", "--locked", "-p", "jiuzhu-cli", "--", "assess", file], { encoding: "utf8" }));
    const expected = said.findings.filter(({ verdict, concerns }) => (verdict === "unlikely" ? concerns === "yes" : concerns !== "no"));
    assert.ok(expected.length >= 4);
    assert.deepEqual(shown.map(({ state }) => state), expected.map(({ verdict }) => verdict));
    for (const [index, { verdict, payment }] of expected.entries()) {
      const amounts = [...shown[index].paid.matchAll(/[\d,]+(\.\d+)?/g)].map(([it]) => Number(it.replaceAll(",", "")));
      const ends = verdict === "unlikely" ? [] : [payment?.least, payment?.most].filter((it) => it !== undefined && it !== null);
      assert.deepEqual(amounts, [...new Set(ends.map(Number))], shown[index].paid);
    }
    assert.deepEqual(complaints, []);
  });

  test("tells a mistake at its field, and takes every step back and does it again", async () => {
    const { page } = await desk(today);
    await atTheDesk(page);
    await goTo(page, "第 1 位");
    await fillIn(page, "p1-age", "sixty");
    assert.match(await page.locator("#p1-age-error").innerText(), /要改/);
    assert.equal(await page.locator("#p1-age").inputValue(), "sixty");
    await axe(page);
    await fillIn(page, "p1-age", "62");
    assert.equal(await page.locator("#p1-age-error").count(), 0);
    await fillIn(page, "p1-age", "63");
    await page.getByRole("button", { name: "撤销" }).click();
    assert.equal(await page.locator("#p1-age").inputValue(), "62");
    await page.getByRole("button", { name: "重做" }).click();
    assert.equal(await page.locator("#p1-age").inputValue(), "63");
    assert.ok(await page.getByRole("button", { name: "重做" }).isDisabled());
  });

  test("has every step as a table, with its rule and where it stands, also on paper", async () => {
    const { page } = await desk(today);
    await filledIn(page);
    const findings = (await live(page)).length;
    await page.getByRole("button", { name: "说明表" }).click();
    await page.locator(".table .citation").first().waitFor();
    assert.equal(await page.locator(".table table").count(), findings);
    const dibao = page.locator(".table table").first();
    assert.match(await dibao.locator("caption").innerText(), /最低生活保障/);
    const line = dibao.locator("tr", { hasText: "全家每月收入" }).first();
    assert.match(await line.innerText(), /元\/月[\s\S]*第十三条[\s\S]*DB-INC/);
    // Where ways of reading the household are put together, that has no rule of its own.
    const without = await page.locator(".table tbody tr:not(:has(.rule))").allInnerTexts();
    assert.deepEqual(without.filter((it) => !/合在一起/.test(it)), [], "every line names its rule");
    await axe(page);
    const paper = (await extractText(new Uint8Array(await page.pdf({ preferCSSPageSize: true })), { mergePages: true })).text.normalize("NFKC");
    for (const words of ["说明表", "DB-INC", "不是审核决定"]) assert.ok(paper.replace(/\s/g, "").includes(words), words);
  });

  test("stays whole on a narrow screen in the largest text", async () => {
    const { page } = await phone(today);
    await atTheDesk(page);
    await page.evaluate(() => (document.documentElement.dataset.size = "4"));
    for (let section = 0; section < 3; section += 1) {
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
      await axe(page);
      await page.locator(".desk-section").nth(section).click();
    }
  });
});
