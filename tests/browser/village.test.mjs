// A village in a tab: a list is read in a worker, every mistake is told at its cell, what is saved is what the command line
// writes, and one household goes to the desk. Nothing leaves the device.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { axe, inBrowser, ready } from "./harness.mjs";
import { asCsv, matched, screened, village } from "./village.mjs";

const day = "2026-11-27";
const today = { today: day };

/** Which row of a household, in which column, what is written there, and the kind of what is told of it. */
const MISTAKES = [
  [1, "打工、上班的工资（元/月）", "三百", "not_an_amount"],
  [0, "年龄", "131", "not_an_age"],
  [0, "今年领过几次临时救助", "几次", "not_a_count"],
  [1, "种了几亩地", "一块", "not_a_number"],
  [1, "结婚了", "离异", "not_yes_or_no"],
  [1, "残疾人证", "腿", "not_a_choice"],
  [0, "出生日期", "属鼠", "not_a_day"],
  [0, "地区代码", "999999", "unknown_place"],
  [1, "户编号", "", "no_household_number"],
  [0, "关系", "配偶", "no_applicant"],
  [1, "关系", "户主", "second_applicant"],
  [1, "关系", "", "no_relation"],
];

const letters = (column) => (column < 26 ? "" : String.fromCharCode(64 + Math.floor(column / 26))) + String.fromCharCode(65 + (column % 26));

/** A village with forty mistakes, and for each its row, column and kind. */
function withMistakes() {
  const [headers, ...rows] = village(1000, 42);
  const numbers = rows.map((row) => row[0]);
  const begins = [...new Set(numbers)].map((it) => numbers.indexOf(it)).filter((at) => numbers[at + 1] === numbers[at]);
  const planted = [];
  for (let turn = 0; turn < 40; turn += 1) {
    const [person, header, text, kind] = MISTAKES[turn % MISTAKES.length];
    const [row, column] = [begins[turn * 15] + person, headers.indexOf(header)];
    assert.ok(column >= 0, header);
    rows[row][column] = text;
    planted.push(`${row + 2} ${letters(column)} ${kind}`);
  }
  return { csv: asCsv([headers, ...rows]), planted };
}

async function atTheLists(page) {
  await ready(page);
  await page.getByRole("button", { name: "工作人员填写" }).click();
  await page.getByRole("button", { name: "一个村的名单" }).click();
  await page.locator("#lists-file").waitFor({ state: "attached" });
}

const file = (csv, name = "list.csv") => ({ name, mimeType: "text/csv", buffer: Buffer.from(csv) });

async function begin(page, csv) {
  await page.setInputFiles("#lists-file", file(csv));
  await page.getByRole("button", { name: "开始算" }).press("Enter");
}

async function saved(page, name) {
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name }).press("Enter");
  return readFile(await (await saving).path());
}

inBrowser("a village in a tab", ({ desk, phone }) => {
  test("tells every mistake at its cell, and saves what the command line writes", async () => {
    const { csv, planted } = withMistakes();
    const { page, complaints, requests } = await desk({ ...today, acceptDownloads: true });
    await atTheLists(page);
    await axe(page);
    await page.setInputFiles("#lists-file", file(csv));
    await page.getByRole("heading", { name: "每一列说的是什么" }).waitFor();
    await axe(page);
    const before = requests.length;
    await page.getByRole("button", { name: "开始算" }).press("Enter");
    await page.getByText("这份名单算好了").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "这份名单算好了");
    await axe(page);
    const expected = screened(csv, day);
    assert.ok((await saved(page, "存下结果")).equals(expected.results), "the results are other bytes");
    const mistakes = await saved(page, "存下要改的");
    assert.ok(mistakes.equals(expected.mistakes), "the mistakes are other bytes");
    const told = mistakes.toString().trim().split("\r\n").slice(1).map((line) => line.split(","));
    const kinds = told.map(([row, column, , , kind]) => `${row} ${column} ${kind}`.trim());
    assert.deepEqual(kinds.sort(), planted.sort());
    assert.equal(new Set(planted.map((it) => it.split(" ")[2])).size, 12);
    assert.match(await page.locator(".lists").innerText(), /第 1 到 25，一共 40。/);
    await page.getByRole("button", { name: "做成 Excel 表格" }).press("Enter");
    await page.getByRole("link", { name: "存下 Excel 表格" }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.innerText), "存下 Excel 表格");
    const book = await saved(page, "存下 Excel 表格");
    assert.deepEqual(matched(book, expected.results, "户编号"), { first: 1000, second: 1000, differences: 0 });
    assert.deepEqual(requests.slice(before).filter((it) => !it.startsWith("blob:")), []);
    assert.deepEqual(complaints, []);
  });

  test("shows those that are meant, in the order that is wanted, and takes one to the desk and back", async () => {
    const { page, complaints } = await desk(today);
    await atTheLists(page);
    await begin(page, asCsv(village(200, 7)));
    await page.getByText("这份名单算好了").waitFor();
    const list = page.locator("section.card", { has: page.locator("#lists-households") });
    await list.getByLabel("怎么排").selectOption({ label: "合计从多到少" });
    await page.waitForFunction(() => document.querySelector("#lists-households").parentElement.querySelectorAll("tbody tr").length === 25);
    await page.waitForTimeout(200);
    const paid = await list.locator("tbody td:nth-child(4)").allInnerTexts();
    const least = paid.map((it) => Number(it.split("–")[0].replaceAll(",", "")));
    assert.deepEqual(least, [...least].sort((one, other) => other - one));
    await list.getByLabel("找户编号").fill("137");
    await list.getByLabel("找户编号").press("Tab");
    await list.getByText("一共 1。").waitFor();
    const row = await list.locator("tbody tr").first().innerText();
    await list.getByRole("button", { name: /去经办台/ }).press("Enter");
    await page.locator(".desk-live").waitFor();
    assert.match(await page.locator(".desk-live").innerText(), /最低生活保障/);
    assert.ok((await page.locator(".desk-section").count()) >= 4);
    await page.goBack();
    await list.waitFor();
    assert.equal(await list.locator("tbody tr").first().innerText(), row);
    assert.deepEqual(complaints, []);
  });

  test("stops, goes on, and is given up", async () => {
    const { page } = await desk(today);
    await atTheLists(page);
    await begin(page, asCsv(village(20_000, 2)));
    await page.getByRole("button", { name: "先停一下" }).click();
    const progress = page.locator(".lists-progress");
    await page.waitForTimeout(300);
    const stopped = await progress.innerText();
    assert.match(stopped, /算了 [\d,]+ 户/);
    await page.waitForTimeout(500);
    assert.equal(await progress.innerText(), stopped);
    await axe(page);
    await page.getByRole("button", { name: "接着算" }).click();
    await page.waitForFunction((before) => document.querySelector(".lists-progress").innerText !== before, stopped);
    await page.getByRole("button", { name: "不算了" }).click();
    await page.getByRole("heading", { name: "每一列说的是什么" }).waitFor();
  });

  test("says why a file cannot be read, and which column is wanting", async () => {
    const { page } = await phone(today);
    await atTheLists(page);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
    await page.setInputFiles("#lists-file", file(Buffer.from("d0cf11e0a1b11ae1", "hex"), "old.xls"));
    assert.match(await page.getByRole("alert").innerText(), /旧的 XLS/);
    await begin(page, "姓名,关系,年龄\n甲,户主,40\n");
    assert.match(await page.getByRole("alert").innerText(), /户编号/);
    await page.locator("#lists-column-0").selectOption({ label: "户编号" });
    await page.getByRole("button", { name: "开始算" }).click();
    await page.getByText("这份名单算好了").waitFor();
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
    await axe(page);
  });

  test("holds two lists against each other by a key", async () => {
    const { page } = await desk({ ...today, acceptDownloads: true });
    await atTheLists(page);
    await page.getByRole("button", { name: "两份名单比一比" }).click();
    await page.setInputFiles("#lists-file-0", file("编号,年工资\n1,1200\n2,0\n3,600\n"));
    await page.getByLabel("第一份用哪一列对").waitFor();
    await page.setInputFiles("#lists-file-1", file("编号,wage\n1,100/月\n3,60/月\n4,0\n"));
    await page.getByLabel("第二份用哪一列对").waitFor();
    await page.getByRole("button", { name: "开始比" }).click();
    await page.getByText("两份名单比好了").waitFor();
    await axe(page);
    const keys = await page.locator("tbody th").allInnerTexts();
    assert.deepEqual(keys, ["2", "3", "4"]);
    const csv = (await saved(page, "存下不同")).toString();
    assert.match(csv, /2,3,,,,,only_in_a,/);
    assert.match(csv, /3,4,3,年工资,600,60\/月,other_value,/);
  });
});
