// The sheet of reasons and its certificate: written at the desk, printed, saved, and checked again, here and on the command line.
// `UPDATE_EXPECT=1` writes reason_sheet.txt anew.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { test } from "node:test";
import { extractText } from "unpdf";
import { filledIn } from "./caseworker.mjs";
import { axe, inBrowser, ready } from "./harness.mjs";

const today = { today: "2026-11-27" };
const golden = new URL("./reason_sheet.txt", import.meta.url);
const CODE = /[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/;

function jiuzhu(words, input) {
  const ran = spawnSync("cargo", ["run", "--quiet", "--locked", "-p", "jiuzhu-cli", "--", ...words], { input, encoding: "utf8", maxBuffer: 1 << 26 });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

async function atTheSheet(page) {
  await filledIn(page);
  await page.getByRole("button", { name: "结果说明单" }).click();
  await page.locator(".reason-sheet .citation").first().waitFor();
  await page.locator(".check-code").waitFor();
}

async function savedCertificate(page) {
  const saving = page.waitForEvent("download");
  await page.locator(".reason-sheet [data-take=file]").click();
  const saved = await saving;
  return { name: saved.suggestedFilename(), text: await readFile(await saved.path(), "utf8") };
}

async function check(page, text) {
  await page.locator("#certificate").setInputFiles([{ name: "sheet.json", mimeType: "application/json", buffer: Buffer.from(text) }]);
  const told = page.locator(".verify .notice");
  await told.waitFor();
  return told.innerText();
}

/** Every colour that is printed and is not a grey, with where. */
const coloured = (page) =>
  page.evaluate(() => {
    const grey = (colour) => {
      const [red, green, blue, seen = "1"] = colour.match(/[\d.]+/g) ?? [];
      return Number(seen) === 0 || (red === green && green === blue);
    };
    const all = [...document.querySelectorAll(".reason-sheet, .reason-sheet *")].filter((it) => it.getClientRects().length > 0);
    return all.flatMap((it) => {
      const style = getComputedStyle(it);
      const colours = [style.color, style.backgroundColor, style.borderTopColor, style.borderBottomColor];
      return colours.filter((colour) => !grey(colour)).map((colour) => `${it.tagName} ${it.className}: ${colour}`);
    });
  });

inBrowser("the sheet of reasons", ({ desk }) => {
  test("says what was found and why, and its code is that of the command line's certificate", async () => {
    const { page, complaints, requests, address } = await desk({ ...today, acceptDownloads: true });
    await filledIn(page);
    assert.ok(!requests.some((asked) => asked.includes("certifier-")), "nothing certifies before it is wanted");
    await page.getByRole("button", { name: "结果说明单" }).click();
    await page.locator(".reason-sheet .citation").first().waitFor();
    await page.locator(".check-code").waitFor();
    await axe(page);

    const [code] = CODE.exec(await page.locator(".check-code").innerText());
    const { name, text } = await savedCertificate(page);
    assert.equal(name, `jz-${code}.json`);
    const certificate = JSON.parse(text);
    assert.equal(certificate.check_code, code);
    const made = jiuzhu(["certify", "-"], JSON.stringify(certificate.case));
    assert.equal(made.code, 0, made.err);
    assert.deepEqual(certificate, JSON.parse(made.out));
    assert.match(jiuzhu(["verify", "-"], text).out, new RegExp(code));

    const sheet = (await page.locator(".reason-sheet").innerText()).replaceAll(code, "(code)").replace(/\b[0-9a-f]{12}\b/g, "(hash)");
    if (process.env.UPDATE_EXPECT) await writeFile(golden, `${sheet}\n`);
    assert.equal(`${sheet}\n`, await readFile(golden, "utf8"));
    assert.deepEqual(complaints, []);
    assert.ok(requests.every((asked) => asked.startsWith(address) || asked.startsWith(`blob:${new URL(address).origin}`)));
  });

  test("is printed on A4 in greys, what the household keeps apart from what the office keeps", async () => {
    const { page } = await desk(today);
    await atTheSheet(page);
    const [code] = CODE.exec(await page.locator(".check-code").innerText());
    const { text: sheets } = await extractText(new Uint8Array(await page.pdf({ preferCSSPageSize: true })), { mergePages: false });
    const [first, ...others] = sheets.map((it) => it.normalize("NFKC").replace(/\s/g, ""));
    for (const words of ["结果说明单", "不是审核决定", "这不是公文", "给家里人看", code]) assert.ok(first.includes(words), `${words}: ${first}`);
    assert.ok(!first.includes("DB-INC"), "the household's sheet names no rule");
    const office = others.join("");
    for (const words of ["给工作人员看", "DB-INC", "第十三条", "数字文件"]) assert.ok(office.includes(words), words);
    for (const sheet of sheets) assert.ok(!/保存|打印/.test(sheet), "nothing to press is printed");
    await page.emulateMedia({ media: "print" });
    assert.deepEqual(await coloured(page), []);
  });

  test("is checked again on the device, and what was changed is named as on the command line", async () => {
    const { page, complaints, requests, address } = await desk({ ...today, acceptDownloads: true });
    await atTheSheet(page);
    const [code] = CODE.exec(await page.locator(".check-code").innerText());
    const { text } = await savedCertificate(page);

    await page.goto(address);
    await ready(page);
    await page.getByRole("button", { name: /^关于/ }).click();
    await page.getByRole("button", { name: "检查核对单" }).focus();
    await page.keyboard.press("Enter");
    await page.locator(".verify").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id), "certificate", "the file is chosen by keyboard");

    const holds = await check(page, text);
    assert.match(holds, /每一步都对得上/);
    assert.ok(holds.includes(code) && holds.includes("重庆市"), holds);
    await axe(page);

    const changed = JSON.parse(text);
    const number = changed.steps.findIndex(({ value }) => value.yuan?.least === "900");
    changed.steps[number].value.yuan.least = "800";
    const refused = await check(page, JSON.stringify(changed));
    assert.match(refused, /处对不上/);
    assert.ok(refused.includes(`/steps/${number}`), refused);
    const told = jiuzhu(["verify", "-", "--lang", "zh-Hans"], JSON.stringify(changed));
    assert.equal(told.code, 1);
    const listed = await page.locator(".verify .mistakes li").allInnerTexts();
    const lines = told.err.trim().split("\n");
    assert.ok(listed.length > 0 && listed.every((it) => lines.some((line) => line.endsWith(it.trim()))), `${listed}\n${told.err}`);
    await axe(page);

    assert.match(await check(page, text.replace(/("law":")./, "$1x")), /不是同一版/);
    assert.match(await check(page, "{"), /不是核对单/);
    assert.match(await check(page, "x".repeat((8 << 20) + 1)), /文件太大/);
    assert.match(await check(page, text), /每一步都对得上/);
    assert.deepEqual(complaints, []);
    assert.ok(requests.every((asked) => asked.startsWith(address) || asked.startsWith(`blob:${new URL(address).origin}`)));
  });

  test("can be made once what certifies comes", async () => {
    const { page } = await desk(today);
    await filledIn(page);
    await page.route("**/certifier-*", (route) => route.abort());
    await page.getByRole("button", { name: "结果说明单" }).click();
    await page.locator(".reason-sheet .notice", { hasText: "没有算出来" }).waitFor();
    assert.ok((await page.locator(".reason-sheet article").count()) >= 4, "everything else is there");
    await page.unroute("**/certifier-*");
    await page.getByRole("button", { name: "再试一次" }).click();
    await page.locator(".check-code").waitFor();
  });
});
