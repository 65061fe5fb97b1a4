// Taking the results along: on paper, as a file, as a code, as words, and what is not offered where it does not work.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { extractText } from "unpdf";
import { axe, inBrowser } from "./harness.mjs";
import { earns, mother } from "./mother.mjs";
import { Respondent } from "./respondent.mjs";
import { scanned } from "./scanner.mjs";

const today = { today: "2026-11-27" };
const WECHAT =
  "Mozilla/5.0 (Linux; Android 10; VOG-AL00) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/107.0.5304.141 " +
  "Mobile Safari/537.36 XWEB/5169 MMWEBSDK/20230303 MicroMessenger/8.0.34.2340(0x28002237) WeChat/arm64 NetType/WIFI Language/zh_CN";
const ESTIMATE = "这是估算，不是审核决定。";

async function atTheResults(page) {
  const somebody = new Respondent(page, { ...mother, "h-area": "urban" }, earns);
  await somebody.begin("重庆市", "不清楚是哪一个");
  await somebody.seat(3);
  await somebody.answerAll();
  await somebody.seeResults();
  return somebody;
}

async function atTakingAway(page) {
  await atTheResults(page);
  await page.locator(".results .actions .primary").click();
  await page.locator(".take-away").waitFor();
}

const offered = (page) =>
  page.locator(".take-away [data-offer]").evaluateAll((all) =>
    all.filter((it) => it.offsetParent).map((it) => it.getAttribute("data-offer")),
  );

/** What the command line makes of a file, or of what it is given to read. */
const assessed = (file, input) =>
  JSON.parse(execFileSync("cargo", ["run", "--quiet", "--locked", "-p", "jiuzhu-cli", "--", "assess", file], { input, encoding: "utf8" }));

/** The findings with an amount, as they stand on the page: programme, person and what is paid. */
const shown = (page) =>
  page.locator(".results .finding").evaluateAll((all) =>
    all.flatMap((it) => {
      const paid = it.querySelector(".amount-shown strong");
      return paid ? [[it.dataset.programme, it.dataset.person ?? null, paid.textContent]] : [];
    }),
  );

/** Amounts are rounded down to ten yuan for residents. */
const rounded = (yuan) => (Number(yuan) < 10 ? Number(yuan) : Math.floor(Number(yuan) / 10) * 10);

/** The text of a file on paper. Fonts may name characters by their radicals, which are other characters. */
async function onPaper(page) {
  const { text } = await extractText(new Uint8Array(await page.pdf({ preferCSSPageSize: true })), { mergePages: true });
  return text.normalize("NFKC").replace(/\s/g, "");
}

const asOnPaper = (text) => text.normalize("NFKC").replace(/\s/g, "");

inBrowser("the results taken along", ({ phone, desk }) => {
  test("as a file are what the command line makes of it", async () => {
    const { page, complaints, requests, address } = await phone(today);
    await atTheResults(page);
    const amounts = await shown(page);
    assert.ok(amounts.length >= 2, "several programmes pay");
    await page.locator(".results .actions .primary").tap();
    const saving = page.waitForEvent("download");
    await page.locator("a[download]").tap();
    const saved = await saving;
    assert.match(saved.suggestedFilename(), /^jz-20261127-[0-9a-f]{4}\.json$/);
    const file = await saved.path();
    assert.equal(JSON.parse(await readFile(file, "utf8")).household.savings, "6000");
    const { findings } = assessed(file);
    for (const [programme, person, words] of amounts) {
      const found = findings.find((it) => it.programme === programme && String(it.person && it.person - 1) === String(person));
      const { least, most } = found.payment;
      const expected = least === most ? [rounded(least)] : [rounded(least), rounded(most)];
      assert.match(words, new RegExp(expected.map((it) => it.toLocaleString("en")).join(".*")), `${programme} ${least} ${most}`);
    }
    assert.ok(requests.every((it) => it.startsWith(address) || it.startsWith("data:")));
    assert.match(await page.evaluate(() => location.href), /#\/s\/\d+$/);
    assert.deepEqual(complaints, []);
  });

  test("as a code are read by another device", async () => {
    const { page, complaints } = await phone({ ...today, colorScheme: "dark" });
    await atTakingAway(page);
    assert.match(await page.locator(".take-away").innerText(), /谁扫这个码，谁就能看到您填的内容/);
    assert.equal(await page.locator("svg.code").count(), 0);
    await page.locator("[aria-controls=code]").tap();
    await axe(page);
    const drawn = page.locator("svg.code");
    const { width } = await drawn.boundingBox();
    assert.ok(width > 290, `as large as a phone lets it be: ${width}`);
    const text = await scanned(await page.screenshot());
    assert.match(text, /^JZ1:/);
    const link = await page.locator("a[download]").getAttribute("href");
    const json = decodeURIComponent(link.slice(link.indexOf(",") + 1));
    assert.deepEqual(assessed("-", text), assessed("-", json));
    await page.locator("[aria-controls=code]").tap();
    assert.equal(await drawn.count(), 0);
    assert.deepEqual(complaints, []);
  });

  for (const [looks, choices] of [
    ["in the usual look", []],
    ["whatever size and colours were chosen", ["超大", "黑底黄字"]],
  ]) {
    test(`on paper are complete, ${looks}`, async () => {
      const { page } = await desk({ ...today, hasTouch: true });
      if (choices.length > 0) {
        await page.locator("[data-tool=settings]").click();
        for (const choice of choices) await page.locator("label.setting", { hasText: choice }).click();
        await page.locator("[data-tool=done]").click();
      }
      await atTakingAway(page);
      const amounts = (await shown(page)).map(([, , words]) => words);
      assert.ok(amounts.length >= 2, "several programmes pay");
      const packs = await page.locator(".results > .aside").last().textContent();
      const paper = await onPaper(page);
      for (const told of [...amounts, ESTIMATE, "2026年11月27日", "重庆市", packs]) {
        assert.ok(paper.includes(asOnPaper(told)), `${told} is not on\n${paper}`);
      }
      assert.ok(!paper.includes(asOnPaper("给工作人员看")) && !paper.includes("试改一个数"), "nothing to press is printed");
      await page.emulateMedia({ media: "print" });
      const look = await page.evaluate(() => {
        const all = [...document.querySelectorAll("body *")].filter((it) => it.getClientRects().length);
        const style = (it) => getComputedStyle(it);
        const hue = (colour) => new Set(colour.match(/\d+/g).slice(0, 3)).size;
        return {
          fixed: all.filter((it) => ["fixed", "sticky"].includes(style(it).position)).length,
          coloured: all.filter((it) => hue(style(it).color) > 1).map((it) => it.className),
          size: style(document.documentElement).fontSize,
        };
      });
      // 14 points are 18.67 pixels.
      assert.deepEqual([look.fixed, look.coloured, Math.round(Number.parseFloat(look.size) * 3)], [0, [], 56]);
    });
  }

  test("from the results page are printed alike", async () => {
    const { page } = await desk({ ...today, hasTouch: true });
    await atTheResults(page);
    // What the law says is fetched with the results.
    await page.waitForFunction(() => document.querySelector("#rights").textContent.includes("条："));
    // Where a page ends may differ by a line.
    const words = async () => (await onPaper(page)).replace(/\d\/\d/g, "");
    const first = await words();
    await page.locator(".results .actions .primary").click();
    await page.locator(".take-away").waitFor();
    assert.equal(await words(), first);
  });

  test("are copied and shared on a tap, without a name and without an address", async () => {
    const { page, complaints, requests, address } = await phone({ ...today, permissions: ["clipboard-read", "clipboard-write"] });
    // Not every Chromium can share; what it would be given is kept instead.
    await page.evaluate(() => {
      navigator.canShare = ({ files }) => files.every((it) => it.type === "text/plain");
      navigator.share = async ({ files: [file] }) => {
        if (window.refuses) throw new DOMException("", window.refuses);
        window.shared = { name: file.name, text: await file.text() };
      };
    });
    await atTakingAway(page);
    assert.deepEqual(await offered(page), ["print", "save", "share", "copy"]);
    await axe(page);

    await page.locator("[data-take=copy]").tap();
    await page.locator("#taken", { hasText: "复制好了" }).waitFor();
    const words = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(words.includes(ESTIMATE));
    for (const [, , amount] of await shown(page)) assert.ok(words.includes(amount.trim()), amount);

    await page.locator("[data-take=share]").tap();
    await page.waitForFunction(() => window.shared);
    const { name, text } = await page.evaluate(() => window.shared);
    assert.match(name, /^jz-20261127-[0-9a-f]{4}\.txt$/);
    assert.equal(JSON.parse(text).people.length, 3);

    await page.evaluate(() => (document.getElementById("taken").textContent = ""));
    await page.evaluate(() => (window.refuses = "AbortError"));
    await page.locator("[data-take=share]").tap();
    assert.equal(await page.locator("#taken").innerText(), "", "who thinks better of it need not be told");
    await page.evaluate(() => (window.refuses = "NotAllowedError"));
    await page.locator("[data-take=share]").tap();
    await page.locator("#taken", { hasText: "再试一次" }).waitFor();
    assert.deepEqual(complaints, []);
    assert.ok(requests.every((it) => it.startsWith(address) || it.startsWith("data:")));
  });

  test("in WeChat are shown as a code, and nothing is offered that does not work there", async () => {
    const { page } = await phone({ ...today, userAgent: WECHAT });
    await atTakingAway(page);
    const ways = await offered(page);
    for (const way of ["print", "save", "share"]) assert.ok(!ways.includes(way), way);
    assert.match(await page.locator(".take-away").innerText(), /截图/);
    await page.locator("[aria-controls=code]").tap();
    await page.locator("svg.code").waitFor();
    await axe(page);
  });

  test("are within reach of the keyboard, and so is clearing it all", async () => {
    const { page } = await desk({ ...today, hasTouch: true });
    await atTakingAway(page);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "带走结果");
    const press = async (words) => {
      for (let tabs = 0; tabs < 12; tabs += 1) {
        await page.keyboard.press("Tab");
        if ((await page.evaluate(() => document.activeElement.textContent)).includes(words)) return page.keyboard.press("Enter");
      }
      return assert.fail(`${words} was not reached`);
    };
    await press("给工作人员看");
    await page.locator("svg.code").waitFor();
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("svg.code").count(), 0);
    await press("清除");
    await page.locator("h1", { hasText: "清除填过的内容" }).waitFor();
  });
});
