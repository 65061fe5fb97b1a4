// A caseworker fills in everything on one screen by keyboard, and sees what comes of it to the fen: what the command line says.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { extractText } from "unpdf";
import { atTheDesk, filledIn, fillIn, goTo } from "./caseworker.mjs";
import { axe, inBrowser } from "./harness.mjs";

const today = { today: "2026-11-27" };

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
