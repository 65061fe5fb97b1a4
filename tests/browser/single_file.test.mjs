// The page as one file, opened from a stick: everything is in it, and nothing is asked for beyond it.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { findBrowser, quietly } from "../../scripts/browser.mjs";
import { axe, ready } from "./harness.mjs";
import { Respondent } from "./respondent.mjs";

const alone = { "p1-age": "45", "p1-work": "unable", "h-area": "urban", "l-dibao_standard": "700" };

/** The file with the figures of these provinces, and what was said when it was written. */
function written(...provinces) {
  const said = execFileSync(process.execPath, ["scripts/single_file.mjs", ...provinces]).toString();
  return { said, file: said.split("  ")[0] };
}

describe("the page as one file", () => {
  let browser;
  before(async () => (browser = await chromium.launch({ executablePath: findBrowser(), args: quietly })));
  after(() => browser.close());

  async function open(file) {
    const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
    const page = await context.newPage();
    const [asked, complaints] = [[], []];
    page.on("request", (request) => asked.push(request.url()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    await page.clock.setFixedTime(new Date("2026-11-27T08:00:00"));
    const address = pathToFileURL(file).href;
    await page.goto(address);
    await ready(page);
    /** Nothing was asked for but the file and what stands in it. */
    const isAllThereIs = () => {
      assert.deepEqual(asked.filter((it) => !/^(data|blob):/.test(it)), [address]);
      assert.deepEqual(complaints, []);
    };
    return { page, isAllThereIs };
  }

  test("goes from the opening to the results, in both languages, with its province's figures", async () => {
    const { file, said } = written("50");
    assert.match(said, /jiuzhu-chongqing\.html .*重庆市/);
    const { page, isAllThereIs } = await open(file);
    const somebody = new Respondent(page, alone);
    await somebody.begin("重庆市", "不清楚是哪一个");
    assert.equal(await page.locator("#not-in-file").isVisible(), false);
    await somebody.seat(1);
    await somebody.answerAll();
    await somebody.seeResults();
    assert.match(await somebody.finding("dibao").innerText(), /可能符合[\s\S]*770/);
    assert.match(await somebody.why("dibao"), /渝民规〔2025〕6号/);
    await page.locator(".bar button[lang=en]").tap();
    await page.locator("html[lang=en]").waitFor();
    assert.match(await page.locator(".why").innerText(), /Chongqing/);
    isAllThereIs();
  });

  test("says which figures are not in it, and takes those that are typed in", async () => {
    const { file } = written("sichuan,重庆");
    const { page, isAllThereIs } = await open(file);
    const somebody = new Respondent(page, alone);
    await somebody.begin();
    await page.locator("label.row", { hasText: "云南省" }).tap();
    await page.locator("#not-in-file").waitFor();
    assert.match(await page.locator("#not-in-file").innerText(), /没有这个省的数字。里面有的是：全国、四川省、重庆市。[\s\S]*自己填/);
    assert.equal(await page.locator(".bar .notice").isVisible(), false);
    await axe(page);
    await somebody.goOn();
    await page.locator("label.row", { hasText: "不清楚是哪一个" }).tap();
    await somebody.goOn();
    await somebody.seat(1);
    await somebody.answerAll();
    assert.ok(somebody.asked.has("l-dibao_standard"));
    await somebody.seeResults();
    assert.match(await somebody.finding("dibao").innerText(), /700/);
    isAllThereIs();
  });

  test("reads a list of households", async () => {
    const { file } = written("50");
    const { page, isAllThereIs } = await open(file);
    await page.getByRole("button", { name: "工作人员填写" }).tap();
    await page.getByRole("button", { name: "一个村的名单" }).tap();
    const list = "户编号,关系,地区代码,年龄,工资（元/月）\n1,户主,500112,34,900\n1,孩子,,九,\n2,户主,510000,40,0\n";
    await page.setInputFiles("#lists-file", { name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(list) });
    await page.getByRole("button", { name: "开始算" }).tap();
    await page.getByText("这份名单算好了").waitFor();
    assert.match(await page.locator(".lists").innerText(), /一共 2 户，3 人。[\s\S]*九/);
    isAllThereIs();
  });

  test("has a policy that lets nothing in or out", () => {
    const { file, said } = written();
    assert.match(said, /jiuzhu\.html .*no province/);
    const page = readFileSync(file, "utf8");
    const [, policy] = /Content-Security-Policy"\s+content="([^"]*)"/.exec(page);
    assert.match(policy, /^default-src 'none'; script-src ('sha256-[^']+' ?){8}'wasm-unsafe-eval'; worker-src blob:; style-src ('sha256-[^']+' ?){3}; img-src data:; /);
    assert.doesNotMatch(policy.replace("'wasm-unsafe-eval'", ""), /unsafe|connect-src|'self'/);
    assert.doesNotMatch(page, /(src|href)="(?!#|data:)/);
  });

  test("is told of a province that is none, or one of two", () => {
    for (const [name, expected] of [["Atlantis", /which province\?/], ["山", /shandong 山东省, shanxi 山西省/]]) {
      const { status, stderr } = spawnSync(process.execPath, ["scripts/single_file.mjs", name]);
      assert.notEqual(status, 0);
      assert.match(stderr.toString(), expected);
    }
  });
});
