// The household beside others that it might be, and what its results rest on: the same as on the command line.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { completed, fillIn, filledIn, jiuzhu, saved, today } from "./caseworker.mjs";
import { axe, inBrowser } from "./harness.mjs";

const amounts = (text) => [...text.matchAll(/[\d,]+(\.\d+)?/g)].map(([it]) => Number(it.replaceAll(",", "")));
const opens = (page, screen) => page.locator(".desk-live button", { hasText: screen }).click();

/** The cells of a row of the table, by its heading. */
const cells = (page, heading) =>
  page.locator(".scenarios tbody tr", { has: page.locator("th", { hasText: heading }) }).first().locator("td").allInnerTexts();

/** Adds a scenario and fills in one field of it, by keyboard alone. */
async function supposes(page, label, id, answer) {
  await page.getByRole("button", { name: "加一种情形" }).press("Enter");
  const option = await page.locator("#scenario-field option", { hasText: label }).first().innerText();
  if ((await page.locator(`[id="${id}"]`).count()) === 0) await page.locator("#scenario-field").selectOption({ label: option });
  await fillIn(page, id, answer);
}

inBrowser("scenarios", ({ desk, phone }) => {
  test("stand side by side with what differs, by how much and why; the household stays as it is", async () => {
    const { page, complaints } = await desk({ ...today, acceptDownloads: true });
    await completed(page);
    const { household } = await saved(page);
    await opens(page, "几种情形比一比");
    await supposes(page, "工资", "p1-wage", "1500");
    await supposes(page, "存款", "h-savings", "900000");
    await page.locator(".scenarios tbody tr").first().waitFor();
    const wage = await cells(page, "工资");
    assert.deepEqual(wage.map(amounts), [[900], [1500], [900]]);
    assert.deepEqual((await cells(page, "存款")).map(amounts), [[6000], [6000], [900_000]]);

    const file = (name, changed) => {
      const path = join(tmpdir(), `scenario-${process.pid}-${name}.json`);
      writeFileSync(path, JSON.stringify({ ...household, ...changed }));
      return path;
    };
    const people = [{ ...household.people[0], wage: { monthly: "1500" } }, ...household.people.slice(1)];
    const now = file("now", {});
    const others = [file("wage", { people }), file("savings", { household: { ...household.household, savings: "900000" } })];
    const total = await cells(page, "每月的补贴");
    for (const [index, other] of others.entries()) {
      const [first, second] = [now, other].map((it) => jiuzhu(["assess", it]).monthly_total);
      assert.deepEqual(amounts(total[0])[0], Number(first.least));
      assert.deepEqual(amounts(total[index + 1])[0], Number(second.least));
      if (first.least === first.most && second.least === second.most) {
        assert.match(total[index + 1], /[▲▼] [多少] /);
        assert.equal(amounts(total[index + 1])[1], Math.abs(Number(second.least) - Number(first.least)));
      }
      const { differences } = jiuzhu(["compare", now, other]);
      assert.ok(differences.length > 0);
    }
    const dibao = await cells(page, "最低生活保障");
    assert.match(dibao[1], /可能符合[\s\S]*▼ 少 600 元/);
    assert.match(dibao[2], /可能不符合/);
    const causes = await cells(page, "变化的原因");
    assert.match(causes[1], /900[\s\S]*1,500/);
    assert.match(causes[2], /900,000/);
    const unchanged = await page.locator(".scenarios tbody tr.answer").count();
    assert.equal(unchanged, 2, "only what differs is listed");
    for (const theme of ["light", "dark", "contrast"]) {
      await page.evaluate((theme) => (document.documentElement.dataset.theme = theme), theme);
      await axe(page);
    }
    const paper = Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const [, wide, high] = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(paper);
    assert.ok(Number(wide) > Number(high), "it is printed in landscape");

    // Back at the desk nothing was changed, and the scenarios are there when one comes again.
    await page.locator("a.back").first().click();
    await page.locator(".desk").waitFor();
    assert.deepEqual((await saved(page)).household, household);
    await opens(page, "几种情形比一比");
    assert.deepEqual(await cells(page, "工资"), wage);
    await page.getByRole("button", { name: "去掉情形 2" }).click();
    assert.equal((await cells(page, "工资")).length, 2);
    assert.deepEqual(complaints, []);
  });

  test("tell a mistake at its field, and stay whole on a narrow screen", async () => {
    const { page } = await phone(today);
    await filledIn(page);
    await opens(page, "几种情形比一比");
    await supposes(page, "工资", "p1-wage", "many");
    assert.match(await page.locator("#p1-wage-error").innerText(), /要改/);
    await fillIn(page, "p1-wage", "1000");
    assert.equal(await page.locator("#p1-wage-error").count(), 0);
    for (const size of ["1", "4"]) {
      await page.evaluate((size) => (document.documentElement.dataset.size = size), size);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
      await axe(page);
    }
  });
});

inBrowser("what results rest on", ({ desk }) => {
  test("is what the command line says: each smallest set, and each change with its distance", async () => {
    const { page } = await desk({ ...today, acceptDownloads: true });
    await completed(page);
    const { file } = await saved(page);
    await opens(page, "结果靠什么");
    for (const [option, ...about] of [
      ["最低生活保障 ·", "--programme", "dibao"],
      ["分类施保 ·", "--programme", "category_topup", "--person", "2"],
    ]) {
      const label = (await page.locator("#finding option").allInnerTexts()).find((it) => it.includes(option));
      assert.ok(label, option);
      await page.locator("#finding").selectOption({ label });
      await page.waitForFunction(() => !document.querySelector(".rests [role=status]")?.textContent.includes("正在"));
      const { forced_by: sets, changes } = jiuzhu(["reasons", file, ...about]);
      assert.ok(sets.length > 0);
      const shown = await page.locator(".rests article").evaluateAll((all) => all.map((it) => it.querySelectorAll("ul > li").length));
      // The command line leaves out what it has no word for.
      assert.equal(shown.length, sets.length);
      assert.ok(shown.every((count, index) => count >= sets[index].length && count > 0));
      const turns = await page.locator(".turns li").allInnerTexts();
      assert.equal(turns.length, changes.length);
      for (const [index, { by }] of changes.entries()) {
        if (by !== null) assert.ok(amounts(turns[index]).includes(Number(by)), `${turns[index]}: ${by}`);
      }
      assert.ok(!turns.some((it) => /周岁|残疾|重病|住在一起/.test(it)), "nobody is told to be otherwise");
    }
    await axe(page);
  });
});
