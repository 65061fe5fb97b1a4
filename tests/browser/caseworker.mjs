// A caseworker at the desk, who fills in a family of three in Chongqing by keyboard.
import assert from "node:assert/strict";
import { ready } from "./harness.mjs";

/** By the fields' ids: what is typed, or the words that are chosen. */
const household = {
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

async function chooseChongqing(page) {
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
