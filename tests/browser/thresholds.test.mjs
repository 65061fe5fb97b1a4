// Where help begins, jumps and ends as one amount grows: the same as on the command line, and read at any point without a mouse.
import assert from "node:assert/strict";
import { test } from "node:test";
import { extractText } from "unpdf";
import { atTheDesk, chooseChongqing, completed, fillIn, filledIn, goTo, jiuzhu, saved, today } from "./caseworker.mjs";
import { axe, inBrowser } from "./harness.mjs";

const VERDICTS = { likely: "可能符合", depends: "还算不准", unlikely: "可能不符合" };
const STANDINGS = ["dibao", "gradual_exit", "margin", "rigid_expenditure"];

/** A number as the command line writes it: a decimal or a fraction. */
const number = (text) => text.split("/").map(Number).reduce((above, below) => above / below);
const grouped = (value) => Number(Number(value).toFixed(2)).toLocaleString("en-US", { maximumFractionDigits: 2 });
const paid = (yuan) => (yuan === null ? "还算不出" : `${grouped(yuan)} 元`);
const slope = (text) => {
  const more = number(text);
  return more === 0 ? "不变" : `每多 1 元，${more < 0 ? "少" : "多"} ${grouped(Math.abs(more))} 元`;
};

/** The rows of the table, as the command line's edges would fill them. */
function expectedRows({ edges }) {
  const places = [...new Set(edges.map(({ at }) => at))];
  return edges.map(({ at, of, change, before, after, left, there }) => {
    const cells = { verdict: [VERDICTS[before], VERDICTS[after]], jump: [paid(left), paid(there)], slope: null }[change] ?? [slope(before), slope(after)];
    const rise = change === "jump" && left !== null && there !== null ? Number(there) - Number(left) : null;
    const risen = rise === null ? "" : `${rise < 0 ? "▼" : "▲"} ${grouped(Math.abs(rise))}`;
    return [String(places.indexOf(at) + 1), grouped(at), of?.programme ?? "", ...cells, risen];
  });
}

const rows = (page) =>
  page.locator("#edges tbody tr").evaluateAll((all) =>
    all.map((row) => {
      const [number, from, , before, after, rise] = [...row.children].map((it) => it.textContent.trim());
      return [number, from, row.dataset.of ?? "", before, after, rise];
    }),
  );

async function opens(page) {
  await page.locator(".desk-live button", { hasText: "收入多少，补贴多少" }).click();
  await page.locator(".found").waitFor();
}

async function looksAt(page, label) {
  await page.locator("#axis").selectOption({ label });
  await page.locator(".drawn h2", { hasText: label }).waitFor();
}

/** A household of which much is not known. */
async function partly(page) {
  await atTheDesk(page);
  await chooseChongqing(page);
  await goTo(page, "第 1 位");
  for (const [id, answer] of [["p1-age", "62"], ["p1-work", "在干活挣钱"], ["p1-wage", "300-900"]]) await fillIn(page, id, answer);
}

inBrowser("thresholds", ({ desk, phone }) => {
  test("are those of the command line, for income, a wage and savings", async () => {
    const { page, complaints } = await desk({ ...today, acceptDownloads: true });
    await completed(page);
    const { file } = await saved(page);
    await opens(page);
    for (const [label, ...fact] of [
      ["全家每月的收入", "income"],
      ["第 1 位：打工、上班的工资", "wage.1"],
      ["全家存款", "savings", "--to", "1000000"],
    ]) {
      await looksAt(page, label);
      const expected = expectedRows(jiuzhu(["thresholds", file, "--fact", ...fact]));
      assert.ok(expected.length >= 2, label);
      assert.deepEqual(await rows(page), expected, label);
    }
    assert.deepEqual(complaints, []);
  });

  test("are those of the command line where little is known", async () => {
    const { page } = await desk({ ...today, acceptDownloads: true });
    await partly(page);
    const { file } = await saved(page);
    await opens(page);
    const expected = expectedRows(jiuzhu(["thresholds", file, "--fact", "income"]));
    assert.deepEqual(await rows(page), expected);
  });

  test("are read at any point by keyboard: what is told there is what the rules say", async () => {
    const { page } = await desk({ ...today, acceptDownloads: true });
    await completed(page);
    const { household } = await saved(page);
    await opens(page);
    await looksAt(page, (await page.locator("#axis option").allInnerTexts())[1]);
    const at = async () => Number(await page.locator("#point").inputValue());
    await page.locator("#point").focus();
    assert.equal(await at(), 90_000, "it begins where the household stands");
    await page.keyboard.press("ArrowRight");
    assert.ok((await at()) > 90_000);
    await page.keyboard.press("Home");
    assert.equal(await at(), 0);
    const edges = [...new Set((await rows(page)).map(([, from]) => Number(from.replaceAll(",", ""))))].filter((it) => it > 0);
    assert.ok(edges.length >= 1);
    for (const edge of edges) {
      await page.keyboard.press("ArrowUp");
      assert.equal(await at(), Math.round(edge * 100));
      household.people[0].wage = { monthly: String(edge) };
      const { monthly_total: total } = jiuzhu(["assess", "-"], JSON.stringify(household));
      const ends = [...new Set([total.least, total.most].filter((it) => it !== null))].map(grouped);
      const told = await page.locator(".told[role=status]").innerText();
      assert.match(told, new RegExp(`^${grouped(edge)} 元/月时，每月的补贴 ${ends.join("–")}( 以上)? 元。`));
    }
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowDown");
    assert.equal(await at(), Math.round(edges.at(-1) * 100));
    await page.locator("#point-typed").fill("1234.56");
    await page.keyboard.press("Tab");
    assert.equal(await at(), 123_456);
    assert.match(await page.locator(".told").innerText(), /^1,234\.56 元/);
  });

  test("by how many people there are have the borders of the command line", async () => {
    const { page } = await desk({ ...today, acceptDownloads: true });
    await completed(page);
    const { file } = await saved(page);
    await opens(page);
    await page.locator(".by-size button", { hasText: "画出来" }).press("Enter");
    await page.locator(".sizes").waitFor();
    const shown = await page.locator(".sizes > div").evaluateAll((all) => all.map((row) => [...row.querySelectorAll("dd")].map((it) => it.textContent)));
    assert.equal(shown.length, 5);
    let borders = 0;
    for (const [index, stretches] of shown.entries()) {
      const { findings } = jiuzhu(["thresholds", file, "--fact", "income", "--people", String(index + 1)]);
      const verdicts = (programme) => findings.find((it) => it.programme === programme && !it.person).verdicts;
      const starts = [...new Set(STANDINGS.flatMap((it) => verdicts(it).map(({ from }) => Number(from))))].sort((one, other) => one - other);
      const first = (at) => {
        for (const programme of STANDINGS) {
          const here = verdicts(programme).findLast(({ from }) => Number(from) <= at).verdict;
          if (here !== "unlikely") return `${programme} ${here}`;
        }
        return "none";
      };
      const expected = starts.filter((at, place) => place === 0 || first(at) !== first(starts[place - 1]));
      assert.deepEqual(stretches.map((it) => it.split(/[–\s]/)[0]), expected.map(grouped), `${index + 1}`);
      for (const [place, at] of expected.entries()) {
        const verdict = first(at).split(" ")[1];
        assert.ok(stretches[place].includes(verdict ? VERDICTS[verdict] : "可能都没有"), stretches[place]);
      }
      borders += expected.length - 1;
    }
    assert.ok(borders >= 5, `${borders}`);
    await axe(page);
  });

  test("leave the page free while they are looked for, and can be stopped and begun again", async () => {
    const { page } = await desk(today);
    await filledIn(page);
    await page.evaluate(() => {
      const soon = window.setTimeout;
      window.setTimeout = (work) => soon(work, window.hurry ? 0 : 500);
    });
    await page.locator(".desk-live button", { hasText: "收入多少，补贴多少" }).click();
    await page.locator(".examined progress").waitFor();
    await page.locator(".examined button", { hasText: "停下" }).click();
    assert.match(await page.locator(".examined [role=status]").first().innerText(), /没有算完/);
    assert.equal(await page.locator(".found").count(), 0);
    await page.evaluate(() => (window.hurry = true));
    await page.locator(".examined button", { hasText: "再算一次" }).click();
    await page.locator(".found").waitFor();
  });

  test("are told without colour, in every set of colours, and on paper", async () => {
    const { page } = await desk(today);
    await completed(page);
    await opens(page);
    for (const theme of ["light", "dark", "contrast"]) {
      await page.evaluate((theme) => (document.documentElement.dataset.theme = theme), theme);
      await axe(page);
    }
    const filled = await page.locator(".strips rect").evaluateAll((all) => new Set(all.map((it) => it.getAttribute("fill"))).size);
    assert.ok(filled >= 2, "stretches are told apart by what they are filled with");
    const paper = (await extractText(new Uint8Array(await page.pdf({ preferCSSPageSize: true })), { mergePages: true })).text.normalize("NFKC").replace(/\s/g, "");
    for (const [, from] of await rows(page)) assert.ok(paper.includes(from), from);
    for (const words of ["不是审核决定", "最低生活保障", "DB-EL"]) assert.ok(paper.includes(words), words);
    assert.ok(!paper.includes("下一处"), "nothing to press is on paper");
  });

  test("are read by touch on a narrow screen, in the largest text", async () => {
    const { page } = await phone(today);
    await filledIn(page);
    await opens(page);
    for (const size of ["1", "4"]) {
      await page.evaluate((size) => (document.documentElement.dataset.size = size), size);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
      await axe(page);
    }
    const before = await page.locator(".told").innerText();
    const box = await page.locator("#point").boundingBox();
    await page.locator("#point").scrollIntoViewIfNeeded();
    const { y } = await page.locator("#point").boundingBox();
    await page.touchscreen.tap(box.x + 40, y + 20);
    assert.notEqual(await page.locator(".told").innerText(), before);
  });
});
