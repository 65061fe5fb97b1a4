// A caseworker, who fills in a household at the desk by keyboard.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { ready } from "./harness.mjs";
import { CHOICES, USUAL, YES_NO, factOf } from "./respondent.mjs";

export const today = { today: "2026-11-27" };

/** By the fields' ids: what is typed, or the words that are chosen. */
export const household = {
  地方: { "h-child_in_danger": "不是", "h-medical_emergency": "不是", "h-no_home_tonight": "不是", "h-area": "农村", "h-hukou_here": "是" },
  "第 1 位": { "p1-age": "34", "p1-study": "没有上学", "p1-work": "在干活挣钱", "p1-disability": "没有残疾人证", "p1-seriously_ill": "不是", "p1-wage": "900" },
  "第 2 位": { "p2-relation": "父母（公婆、岳父母）", "p2-age": "71", "p2-lives_with_family": "是", "p2-resident_pension": "160" },
  "第 3 位": { "p3-relation": "孩子", "p3-age": "9" },
  财产: { "h-savings": "6,000" },
};

export async function atTheDesk(page) {
  await ready(page);
  await page.getByRole("button", { name: "工作人员填写" }).click();
  await page.locator(".desk").waitFor();
}

/** Types or chooses, and leaves the field by keyboard. */
export async function fillIn(page, id, answer) {
  const field = page.locator(`[id="${id}"]`);
  await field.focus();
  if ((await field.evaluate((it) => it.tagName)) === "SELECT") await field.selectOption({ label: answer });
  else await field.fill(answer);
  await field.press("Tab");
}

/** Goes to the section of this name with Alt and the arrow. */
export async function goTo(page, name) {
  for (let pressed = 0; !(await page.locator(".desk-section[aria-current]").innerText()).startsWith(name); pressed += 1) {
    assert.ok(pressed < 20, `${name} is not reached`);
    await page.keyboard.press("Alt+ArrowDown");
  }
}

export async function chooseChongqing(page) {
  await page.locator(".desk-field .link").first().click();
  for (const place of ["重庆市", "不清楚是哪一个"]) {
    await page.locator("label.row", { hasText: place }).click();
    await page.locator("button[type=submit]").click();
  }
  await page.locator(".desk").waitFor();
}

export async function filledIn(page) {
  await atTheDesk(page);
  await chooseChongqing(page);
  for (let more = 0; more < 2; more += 1) await page.getByRole("button", { name: "多一位" }).click();
  for (const [section, answers] of Object.entries(household)) {
    await goTo(page, section);
    for (const [id, answer] of Object.entries(answers)) await fillIn(page, id, answer);
    if (section.startsWith("第")) await page.getByRole("button", { name: "没有别的" }).click();
  }
}

/** The same with nothing left open: what was not said is as with most people. */
export async function completed(page) {
  await filledIn(page);
  const section = page.locator(".desk-section", { has: page.locator(".flag") }).first();
  for (let answered = 0; await section.count(); answered += 1) {
    assert.ok(answered < 150, "no end in sight");
    await section.click();
    const field = page.locator(".desk-field.open [id]:is(select, input)").first();
    assert.equal(await field.count(), 1, await section.innerText());
    const id = await field.getAttribute("id");
    const fact = factOf(id);
    if ((await field.evaluate((it) => it.tagName)) === "SELECT") {
      const usual = USUAL[fact] ?? (fact.startsWith("can_") ? "yes" : "no");
      await page.locator(`[id="${id}"]`).selectOption({ index: (CHOICES[fact] ?? YES_NO).indexOf(usual) + 1 });
    } else {
      await fillIn(page, id, USUAL[fact] ?? "0");
    }
  }
}

/** The household as a file, saved from the screen that the page shows after the desk, and as it stands in it. */
export async function saved(page) {
  await page.locator(".desk-live button", { hasText: "带走结果" }).click();
  const saving = page.waitForEvent("download");
  await page.locator("a[download]").click();
  const file = await (await saving).path();
  await page.locator("a.back").first().click();
  await page.locator(".desk").waitFor();
  return { file, household: JSON.parse(readFileSync(file, "utf8")) };
}

/** What the command line says. */
export const jiuzhu = (words, input) =>
  JSON.parse(execFileSync("cargo", ["run", "--quiet", "--locked", "-p", "jiuzhu-cli", "--", ...words], { input, encoding: "utf8" }));
