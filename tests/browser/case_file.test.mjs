// A household as a file: saved, locked, opened again, and what was found at the time beside what is found now.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { atTheDesk, fillIn, filledIn, goTo, today } from "./caseworker.mjs";
import { axe, inBrowser } from "./harness.mjs";
import { scanned } from "./scanner.mjs";

const certificate = readFileSync("cli/examples/outputs/complete.certificate.json", "utf8");
const saved = readFileSync("cli/examples/complete.json", "utf8");

function jiuzhu(words, input, env = {}) {
  const options = { input, encoding: "utf8", maxBuffer: 1 << 26, env: { ...process.env, ...env } };
  const ran = spawnSync("cargo", ["run", "--quiet", "--locked", "-p", "jiuzhu-cli", "--", ...words], options);
  assert.equal(ran.status, 0, ran.stderr);
  return ran.stdout;
}

async function atTheFile(page) {
  await page.getByRole("button", { name: "案卷文件" }).click();
  await page.locator("#case-file").waitFor({ state: "attached" });
}

const choose = (page, text, name = "case.json") =>
  page.locator("#case-file").setInputFiles([{ name, mimeType: "application/json", buffer: Buffer.from(text) }]);

/** The case that stands at the desk, as the page saves it. */
const caseAtHand = async (page) => {
  const link = await page.locator("#case").getAttribute("href");
  return decodeURIComponent(link.slice(link.indexOf(",") + 1));
};

const wordsOf = { likely: "可能符合", depends: "还算不准", unlikely: "可能不符合" };

/** What stands in the cells of each row of the comparison. */
const rows = (page) =>
  page.locator(".case-file tbody tr").evaluateAll((all) => all.map((row) => Array.from(row.cells).map((cell) => cell.textContent)));

inBrowser("a case file", ({ desk }) => {
  test("is locked with a passphrase, and nothing else opens it, here and on the command line", async () => {
    const { page, complaints } = await desk(today);
    await filledIn(page);
    await atTheFile(page);
    await axe(page);
    const before = await caseAtHand(page);
    await page.locator("#lock-with").fill("门前 12 棵树");
    await page.locator("#lock-with").press("Enter");
    const link = page.locator(".case-file a", { hasText: "存加口令的文件" });
    await link.waitFor();
    const href = await link.getAttribute("href");
    const locked = decodeURIComponent(href.slice(href.indexOf(",") + 1));
    assert.doesNotMatch(locked, /savings|6000/);
    assert.equal(jiuzhu(["unlock", "-"], locked, { JIUZHU_PASSPHRASE: "门前 12 棵树" }), before);
    assert.equal(jiuzhu(["assess", "-"], locked, { JIUZHU_PASSPHRASE: "门前 12 棵树" }), jiuzhu(["assess", "-"], before));

    const { page: other } = await desk(today);
    await atTheDesk(other);
    await atTheFile(other);
    const empty = await caseAtHand(other);
    await choose(other, locked);
    await other.locator("#unlock-with").fill("门前 13 棵树");
    await other.locator("#unlock-with").press("Enter");
    await other.getByRole("alert").filter({ hasText: "口令不对" }).waitFor();
    assert.equal(await caseAtHand(other), empty);
    await axe(other);
    await other.locator("#unlock-with").fill("门前 12 棵树");
    await other.locator("#unlock-with").press("Enter");
    await other.getByText("没有记下当时的结果").waitFor();
    assert.equal(await caseAtHand(other), before);
    await other.getByRole("button", { name: "撤销" }).click();
    assert.equal(await caseAtHand(other), empty);
    assert.deepEqual(complaints, []);
  });

  test("tells what was found at the time beside what is found now, and stays as it was until asked", async () => {
    const { page, complaints } = await desk(today);
    await atTheDesk(page);
    await atTheFile(page);
    const old = jiuzhu(["certify", "-", "--day", "2024-12-01"], saved);
    await choose(page, old);
    await page.locator(".case-file tbody tr").first().waitFor();
    await page.locator(".case-file .citation, .case-file .comparison").first().waitFor();
    await axe(page);
    const { findings, case: told } = JSON.parse(old);
    const shown = await rows(page);
    const now = JSON.parse(jiuzhu(["assess", "-", "--day", today.today], saved)).findings;
    assert.ok(shown.length >= 2 && shown.flat().every((cell) => cell !== ""), JSON.stringify(shown));
    // What was not unlikely then, or is worth a word now.
    const isWorth = ({ concerns, verdict }) => (verdict === "unlikely" ? concerns === "yes" : concerns !== "no");
    const key = ({ programme, person }) => `${programme} ${person ?? ""}`;
    const expected = new Set([...findings.filter(({ verdict }) => verdict !== "unlikely"), ...now.filter(isWorth)].map(key));
    assert.ok(expected.size >= 2);
    assert.equal(shown.length, expected.size);
    assert.ok(shown.flat().every((cell) => cell !== ""), JSON.stringify(shown));
    await page.getByText("这里没有核对").waitFor();
    const dibao = findings.find(({ programme }) => programme === "dibao");
    const [, then, sameDay, nowadays] = shown.find(([name]) => name === "最低生活保障");
    assert.ok(then.startsWith(wordsOf[dibao.verdict]) && then.includes(dibao.payment.value.yuan.least), then);
    assert.equal(sameDay, then, "the same figures on the same day");
    assert.ok(nowadays.includes(now.find(({ programme }) => programme === "dibao").payment.least), nowadays);
    assert.notEqual(nowadays, then);
    await page.getByText("公布的数字还是当时那一版").waitFor();
    assert.equal(JSON.parse(await caseAtHand(page)).day, told.day, "nothing changes by itself");
    await page.getByRole("button", { name: "按今天算" }).click();
    assert.equal(JSON.parse(await caseAtHand(page)).day, today.today);
    assert.deepEqual(complaints, []);
  });

  test("says where the figures of the time are not here any more", async () => {
    const { page } = await desk(today);
    await atTheDesk(page);
    await atTheFile(page);
    const changed = JSON.parse(certificate);
    changed.packs[1].sha256 = "0".repeat(64);
    await choose(page, JSON.stringify(changed));
    await page.getByText("当时用的那版数字，这里没有").waitFor();
    // One that names none says nothing of them.
    await choose(page, JSON.stringify({ ...changed, packs: [], check_code: "0000-0000" }));
    await page.locator(".case-file th", { hasText: "0000-0000" }).waitFor();
    await page.getByText("当时用的那版数字，这里没有").waitFor();
  });

  test("that cannot be read is told at its line, and changes nothing", async () => {
    const { page } = await desk(today);
    await atTheDesk(page);
    await goTo(page, "第 1 位");
    await fillIn(page, "p1-age", "62");
    await atTheFile(page);
    const before = await caseAtHand(page);
    const lines = JSON.stringify(JSON.parse(saved), null, 1).replace(/"age": \d+/, '"age": 200');
    const line = lines.split("\n").findIndex((it) => it.includes('"age": 200')) + 1;
    for (const [text, said] of [
      [lines, new RegExp(`第 ${line} 行、第 \\d+ 个字.*people\\[0\\]\\.age`)],
      [lines.replace('"format": 1', '"format": 2').replace("200", "20"), /format/],
      ["{", /第 1 行/],
      ["JZ1:00", /不是案卷/],
      [`"${"x".repeat(9 << 20)}"`, /太大/],
    ]) {
      await choose(page, text);
      const told = page.locator(".case-file .notice").filter({ hasText: said });
      await told.waitFor();
      assert.equal(await caseAtHand(page), before);
    }
    await axe(page);
  });

  test("may be what a QR code says", async () => {
    const { page } = await desk(today);
    await filledIn(page);
    await page.locator(".desk-live button", { hasText: "带走结果" }).click();
    const before = await caseAtHand(page);
    await page.locator("[aria-controls=code]").click();
    const code = await scanned(await page.locator("#code svg").screenshot());
    const { page: other } = await desk(today);
    await atTheDesk(other);
    await atTheFile(other);
    await choose(other, code, "code.txt");
    await other.getByText("没有记下当时的结果").waitFor();
    assert.equal(await caseAtHand(other), before);
  });
});

inBrowser("what is pasted at the desk", ({ desk }) => {
  /** Cells as a spreadsheet puts them on the clipboard. */
  const paste = (page, id, text) =>
    page.locator(`[id="${id}"]`).evaluate((field, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, text);

  test("goes into the fields that follow, or into those that it names", async () => {
    const { page } = await desk(today);
    await atTheDesk(page);
    await goTo(page, "第 1 位");
    // Between the two stands a field that is left as it is.
    await paste(page, "p1-age", "34\n\n没有上学\n");
    await page.locator("#desk-pasted", { hasText: "粘贴好了" }).waitFor();
    assert.equal(await page.locator("#p1-age").inputValue(), "34");
    const study = page.locator("#p1-study");
    assert.equal(await study.evaluate((it) => it.selectedOptions[0].textContent), "没有上学");

    const label = await page.locator("label[for=p1-age]").evaluate((it) => it.firstChild.textContent.trim());
    await paste(page, "p1-study", `没有这一项\t1\n${label}\t64`);
    await page.locator("#desk-pasted", { hasText: "没有这一项" }).waitFor();
    assert.equal(await page.locator("#p1-age").inputValue(), "64");
    await page.getByRole("button", { name: "撤销" }).click();
    assert.equal(await page.locator("#p1-age").inputValue(), "34");
  });
});
