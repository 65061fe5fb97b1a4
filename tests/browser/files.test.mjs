// Figures as files: saved and opened again, packs from elsewhere with a signature and without, and files that are no good.
import assert from "node:assert/strict";
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { axe, inBrowser } from "./harness.mjs";
import { earns, mother } from "./mother.mjs";
import { Respondent } from "./respondent.mjs";

const today = { today: "2026-11-27" };
const MEIGU = "四川省 凉山彝族自治州 美姑县";

/** She has filled in the county's standard. */
const family = { ...mother, "l-dibao_standard": "700" };

async function seeFigures(page) {
  await page.locator("[aria-controls=local]").tap();
  await page.locator("button", { hasText: `看${MEIGU}的数字` }).tap();
  await page.locator(".files").waitFor();
}

/** As far as the page of the place, from where files are opened. */
async function atTheFigures(page) {
  const somebody = new Respondent(page, family, earns);
  await somebody.begin();
  await page.locator("#search").fill("meigu");
  await page.locator("label.row:has([name=found])", { hasText: MEIGU }).first().tap();
  await somebody.goOn();
  await somebody.figures();
  await somebody.seat(3);
  await somebody.answerAll();
  await somebody.seeResults();
  await seeFigures(page);
  return somebody;
}

async function open(page, ...files) {
  const named = files.map(([name, content]) => ({ name, mimeType: "text/plain", buffer: Buffer.from(content) }));
  await page.locator("#file").setInputFiles(named);
  await page.locator(".files [role=status]", { hasText: "正在读" }).waitFor({ state: "detached" });
  await page.locator(".files .notice, .files .aside").first().waitFor();
}

const said = (page) => page.locator(".files .notice").first().innerText();
const filledIn = (page) => page.locator(".figures .line", { hasText: "您填的" }).allInnerTexts();

/** The signature that belongs to a file, and the fingerprint of its key. */
function signed(content) {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const key = Buffer.from(publicKey.export({ format: "jwk" }).x, "base64url");
  const signature = sign(null, Buffer.from(content), privateKey).toString("hex");
  return { signature: `ed25519 ${key.toString("hex")} ${signature}\n`, fingerprint: createHash("sha256").update(key).digest("hex") };
}

/** Sichuan's pack as it is, and a standard for the county that nobody published. */
const onFile = await readFile(new URL("../../packs/sichuan.toml", import.meta.url), "utf8");
const sichuanWith = (amount) => `${onFile}
[source.notice-of-a-test]
title = "通知"
publisher = "government"

[[dibao_standard]]
place = "513436"
area = "rural"
from = 2026-07-01
yuan_per_month = "${amount}"
basis = "standard"
source = "notice-of-a-test"
`;
const sichuan = sichuanWith("710");

inBrowser("a file of figures", ({ phone }) => {
  test("is saved, opened again, and what it changed can be undone", async () => {
    const { page, complaints, requests, address } = await phone(today);
    await atTheFigures(page);
    assert.ok(!requests.some((asked) => asked.includes("reader-")), "nothing is fetched before a file is opened");
    const saving = page.waitForEvent("download");
    await page.locator("a[download]").tap();
    const saved = await saving;
    assert.equal(saved.suggestedFilename(), "local-figures-513436.toml");
    const file = await readFile(await saved.path(), "utf8");
    assert.match(file, /figure = "dibao_standard"\nplace = "513436"\nfrom = 2026-11-27\nyuan_per_month = "700"/);
    assert.ok(!/900|6,?000|p1|wage/.test(file), "nothing of the household is in it");

    await page.locator(".figures .line", { hasText: "低保标准" }).locator("button.link").tap();
    await page.locator("#l-dibao_standard").fill("800");
    await page.locator("button[type=submit]").tap();
    await page.locator(".results").waitFor();
    await seeFigures(page);
    assert.ok((await filledIn(page)).some((line) => line.includes("800")));
    await open(page, ["mine.toml", file]);
    assert.match(await said(page), /用上了文件里的 \d 个数字：[^。]*低保标准/);
    assert.ok((await filledIn(page)).some((line) => line.includes("700")));
    await axe(page);
    await page.locator(".files button", { hasText: "回到刚才" }).tap();
    assert.ok((await filledIn(page)).some((line) => line.includes("800")));
    assert.deepEqual(complaints, []);
    assert.ok(requests.every((asked) => asked.startsWith(address) || asked.startsWith("data:")));
  });

  test("that is no good is told why, and nothing changes", async () => {
    const { page, complaints } = await phone(today);
    await atTheFigures(page);
    const before = await filledIn(page);
    const hash = await page.evaluate(() => location.hash);
    const elsewhere = 'format = 1\ncode = "530000"\nname = { zh-Hans = "云南省", en = "Yunnan" }\npinyin = "yun nan sheng"\n';
    const typedIn = `${elsewhere}\n[source.t]\ntitle = "自己填的"\npublisher = "typed_in"\n[[local]]\nfigure = "exit_months"\nfrom = 2026-01-01\ncount = 6\nbasis = "standard"\nsource = "t"\n`;
    const other = signed("something else").signature;
    for (const [what, files, told] of [
      ["malformed", [["a.toml", "format = 1\ncode = \n"]], /写得不对：[\s\S]*第 2 行/],
      ["with mistakes in rows", [["a.toml", sichuanWith("many")]], /写得不对[\s\S]*第 \d+ 行[\s\S]*"many" is no plain decimal/],
      ["huge", [["a.toml", "#".repeat(8 << 20)]], /文件太大了/],
      ["tampered with", [["a.toml", sichuanWith("910")], ["a.toml.sig", signed(sichuan).signature]], /签名对不上/],
      ["with a signature of something else", [["a.toml", sichuan], ["a.toml.sig", other]], /签名对不上/],
      ["with no signature in the signature's file", [["a.toml", sichuan], ["a.toml.sig", "signed, truly"]], /签名文件不对/],
      ["of a later version", [["a.toml", "format = 7\n"]], /更新的版本/],
      ["a picture", [["a.toml", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff])]], /不是数字文件/],
      ["nested without end", [["a.toml", `a = ${"[".repeat(400_000)}`]], /没有用上/],
      ["of another place", [["a.toml", typedIn]], /文件里是云南省的数字/],
      ["without figures", [["a.toml", elsewhere]], /没有数字/],
      ["two at once", [["a.toml", typedIn], ["b.toml", typedIn]], /一次只打开一个/],
    ]) {
      await open(page, ...files);
      assert.match(await said(page), told, what);
      assert.match(await said(page), /您填的都没有变/, what);
      assert.deepEqual(await filledIn(page), before, what);
      assert.equal(await page.evaluate(() => location.hash), hash, what);
    }
    await axe(page);
    assert.deepEqual(complaints, []);
  });

  test("whose reader does not come can be opened once it does", async () => {
    const { page } = await phone(today);
    await atTheFigures(page);
    await page.route("**/reader-*", (route) => route.abort());
    await open(page, ["a.toml", sichuan]);
    assert.match(await said(page), /没有读成/);
    await page.unroute("**/reader-*");
    await open(page, ["a.toml", sichuan]);
    assert.match(await page.locator(".files").innerText(), /打开了四川省的数字文件/);
  });

  test("is read where WebAssembly does not run", async () => {
    const { page, requests } = await phone(today);
    await page.addInitScript(() => delete window.WebAssembly);
    await page.reload();
    await atTheFigures(page);
    await open(page, ["a.toml", sichuanWith("many")]);
    assert.match(await said(page), /写得不对[\s\S]*第 \d+ 行[\s\S]*"many" is no plain decimal/);
    await open(page, ["a.toml", sichuan], ["a.toml.sig", signed(sichuan).signature]);
    assert.match(await page.locator(".files").innerText(), /打开了四川省的数字文件/);
    assert.ok(!requests.some((asked) => asked.includes("reader-") && asked.endsWith(".wasm")));
  });

  test("from elsewhere is marked, compared with what was published, and put away again", async () => {
    const { page, complaints } = await phone(today);
    const somebody = await atTheFigures(page);
    await open(page, ["sichuan.toml", sichuan]);
    const notice = page.locator(".from-file");
    assert.match(await notice.innerText(), /四川省。[\s\S]*没有签名/);
    await axe(page);
    await somebody.goBack(".results");
    assert.match(await page.locator(".results .banner").innerText(), /打开的文件来算：四川省[\s\S]*没有签名/);
    assert.match(await page.locator(".results > .aside").last().innerText(), /510000 [0-9a-f]+（打开的文件，没有签名）/);
    assert.match(await somebody.why("dibao"), /710 元/);
    await somebody.goBack(".results");

    await page.locator("button", { hasText: "换一天比一比" }).tap();
    const comparison = page.locator(".comparison", { hasText: "按本站的数字 · 按打开的文件" });
    assert.match(await comparison.innerText(), /710 元/);
    assert.match(await page.locator(".changed").innerText(), /您填的当地数字，两天都照用/);
    await axe(page);
    await somebody.goBack(".results");

    await seeFigures(page);
    const { signature, fingerprint } = signed(sichuan);
    await open(page, ["sichuan.toml.sig", signature], ["sichuan.toml", sichuan]);
    assert.match(await notice.innerText(), new RegExp(`有签名[\\s\\S]*${fingerprint}`));
    await notice.locator("button").tap();
    assert.equal(await notice.count(), 0);
    await somebody.goBack(".results");
    assert.match(await somebody.why("dibao"), /您填的/);
    assert.deepEqual(complaints, []);
  });
});

inBrowser("what changed for a household", ({ phone }) => {
  test("between two days is told with the figures that made it", async () => {
    const { page, complaints } = await phone(today);
    const somebody = new Respondent(page, { ...family, "h-area": "urban" }, earns);
    await somebody.begin("重庆市", "不清楚是哪一个");
    await somebody.seat(3);
    await somebody.answerAll();
    await somebody.seeResults();
    await page.locator("button", { hasText: "换一天比一比" }).tap();
    const day = page.locator("#other-day");
    await day.fill("2031-01-01");
    await page.locator("button[type=submit]").tap();
    await page.locator(".summary").waitFor();
    assert.equal(await page.locator(".comparison").count(), 0);
    await axe(page);

    await day.fill("2024-11-27");
    await page.locator("button[type=submit]").tap();
    const comparison = page.locator(".comparison");
    await comparison.waitFor();
    assert.match(await comparison.innerText(), /按2024年11月27日 · 按2026年11月27日/);
    const dibao = comparison.locator("article", { hasText: "低保" }).first();
    assert.match(await dibao.innerText(), /750 元[\s\S]*770 元/);
    await axe(page);

    await day.fill("2026-11-26");
    await page.locator("button[type=submit]").tap();
    await page.locator(".comparison", { hasText: "结果没有不同" }).waitFor();
    assert.deepEqual(complaints, []);
  });
});
