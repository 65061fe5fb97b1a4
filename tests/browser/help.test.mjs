// What matters most comes first, whoever owes support is asked about, and the results tell of other help, of papers, of
// rights and of what to know.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, inBrowser, ready } from "./harness.mjs";
import { Respondent } from "./respondent.mjs";

const today = { today: "2026-11-01" };
const alone = { "p1-age": "45", "h-area": "rural" };

async function aloneInChongqing(page, answers = {}, kinds = {}) {
  const somebody = new Respondent(page, { ...alone, ...answers }, kinds);
  somebody.looks = true;
  await somebody.begin("重庆市", "不清楚是哪一个");
  await somebody.seat(1);
  await somebody.answerAll();
  await somebody.seeResults();
  return somebody;
}

inBrowser("danger", ({ phone }) => {
  test("is asked before anything else; a yes tells whom to call at once, and stays on top of the results", async () => {
    const { page } = await phone(today);
    await ready(page);
    await page.locator("a.primary").tap();
    await page.locator("label.row").first().tap();
    const somebody = new Respondent(page, { ...alone, "h-child_in_danger": "yes" });
    somebody.looks = true;
    await somebody.goOn();
    assert.equal(await page.locator("fieldset.question").count(), 3);
    await somebody.answerScreen();
    await somebody.goOn();

    const urgent = page.locator("article.urgent");
    assert.equal(await urgent.count(), 1);
    assert.match(await urgent.innerText(), /孩子有危险/);
    const calls = await urgent.locator("a.call").evaluateAll((links) => links.map(({ href }) => href));
    assert.deepEqual(calls, ["tel:110", "tel:12345"]);
    for (const box of await urgent.locator("a.call").evaluateAll((links) => links.map((it) => it.getBoundingClientRect().height))) {
      assert.ok(box >= 60);
    }
    await somebody.goOn();
    await page.locator("fieldset.places").waitFor();
    await page.locator("label.row", { hasText: "重庆市" }).tap();
    await somebody.goOn();
    await somebody.goOn();
    await somebody.seat(1);
    await somebody.answerAll();
    assert.match(await page.locator(".line", { hasText: "有孩子在危险中" }).innerText(), /是/);
    await somebody.seeResults();
    assert.equal(await page.locator(".results article").first().getAttribute("data-lead"), "child_in_danger");
  });

  test("that nobody is in leads straight on", async () => {
    const { page } = await phone(today);
    const somebody = new Respondent(page, alone);
    await somebody.begin("重庆市");
    assert.equal(await page.locator("article.urgent").count(), 0);
  });

  test("not being sure is enough to be told whom to call, and an answer changed later leads back to the check", async () => {
    const { page } = await phone(today);
    const somebody = new Respondent(page, { ...alone, "h-medical_emergency": "unsure" });
    await somebody.begin("重庆市", "不清楚是哪一个");
    assert.ok(somebody.screens.includes("先做这件事"));
    await somebody.seat(1);
    await somebody.answerAll();
    await page.locator(".line", { hasText: "有人急需救治" }).locator("button").tap();
    await somebody.choose("h-medical_emergency", "no");
    await somebody.goOn();
    assert.match(await page.locator(".line", { hasText: "有人急需救治" }).innerText(), /不是/);
  });
});

inBrowser("an elder of 68 who lives alone and whom nobody supports", ({ phone }) => {
  test("may be tekun, with what they cannot do alone, and is told of visits", async () => {
    const { page, complaints } = await phone(today);
    const answers = { "p1-age": "68", "p1-lives_alone": "yes", "p1-tekun_mode": "institution_mode" };
    const somebody = await aloneInChongqing(page, answers, { p1: ["can_dress", "can_bathe"] });
    assert.ok(somebody.asked.has("p1-can_eat"));
    const tekun = somebody.finding("tekun", 1);
    assert.match(await tekun.innerText(), /可能符合[\s\S]*大约 1,200/);
    assert.match(await tekun.locator(".procedure").innerText(), /户口所在地的乡镇[\s\S]*下个月起发[\s\S]*每 12 个月/);
    await tekun.locator(".fold button").tap();
    assert.match(await tekun.locator(".stages").innerText(), /公示：7 天/);
    assert.match(await somebody.lead("elder_visits", 1).innerText(), /上门看望/);
    assert.match(await somebody.lead("institution_place", 1).innerText(), /敬老院/);
    const steps = await somebody.why("tekun", 1);
    assert.match(steps, /1,001 元\/月/);
    assert.match(steps, /1,201 元\/月/);
    assert.match(steps, /没有能供养的人/);
    assert.deepEqual(complaints, []);
  });
});

inBrowser("somebody elsewhere who owes support", ({ phone }) => {
  const withDaughter = {
    "h-area": "rural",
    "p1-age": "58",
    supported: [1],
    "s1-kin": "child",
    "s1-supporter_age": "30",
    "s1-has_agreement": "yes",
    "s1-agreed_fee": "200",
    "s1-own_income": "3000",
    "s1-income_per_head": "2000",
    "s1-household_size": "3",
    "s1-children_sharing": "1",
    "s1-parents_supported": "1",
  };

  test("is described, what they have to give counts as income, and the answers can be changed", async () => {
    const { page } = await phone(today);
    const somebody = await aloneInChongqing(page, withDaughter);
    assert.ok(somebody.asked.has("s1-kin") && somebody.asked.has("s1-agreed_fee"));
    assert.ok(!somebody.asked.has("s1-of"), "with one person nobody need say whom she supports");
    assert.match(await somebody.finding("dibao").innerText(), /可能符合[\s\S]*大约 430/);
    const steps = await somebody.why("dibao");
    assert.match(steps, /他每月该给的[\s\S]*200 元\/月/);
    assert.match(steps, /算收入的赡养费、抚养费/);
    await somebody.goBack(".results");
    assert.match(await somebody.remark("supporter_consent").innerText(), /要他本人同意/);

    await page.locator(".actions button.secondary").first().tap();
    const fee = page.locator(".line", { hasText: "判决、协议上的数" });
    await fee.locator("button").tap();
    await somebody.typeAmount("s1-agreed_fee", "300");
    await somebody.goOn();
    assert.match(await fee.innerText(), /300 元\/月/);
    await somebody.seeResults();
    assert.match(await somebody.finding("dibao").innerText(), /大约 330/);
  });

  test("is forgotten when it turns out that there is nobody", async () => {
    const { page } = await phone(today);
    const somebody = await aloneInChongqing(page, withDaughter);
    await page.locator(".actions button.secondary").first().tap();
    await page.locator(".card", { hasText: "住在别处？" }).locator("button").first().tap();
    await page.locator("label.row.apart").tap();
    await somebody.goOn();
    assert.doesNotMatch(await page.locator("main").innerText(), /住在外面的第 1 位/);
    await somebody.seeResults();
    assert.match(await somebody.finding("dibao").innerText(), /大约 630/);
  });
});

inBrowser("beside the verdicts", ({ phone }) => {
  const worker = { "p1-work": "jobless", "p1-hindrance": "none", "h-was_refused": "yes" };

  test("other help, what to know, papers and rights are told, each with its reasons", async () => {
    const { page, requests, address } = await phone(today);
    const somebody = await aloneInChongqing(page, worker);
    const lawyer = somebody.lead("legal_aid");
    assert.match(await lawyer.innerText(), /因为：申请过没有批[\s\S]*12348/);
    assert.equal(await lawyer.locator("a[href='tel:12348']").count(), 1);
    await lawyer.locator("button.link").tap();
    await page.locator(".steps").waitFor();
    await axe(page);
    assert.match(await page.locator(".why").innerText(), /申请过没有批[\s\S]*法律援助法/);
    await somebody.goBack(".results");

    const second = somebody.remark("imputed_wage");
    assert.match(await second.innerText(), /每月低保金：大约 0–630 元\/月/);
    await second.locator(".local-missing button").first().tap();
    await somebody.typeAmount("l-imputed_wage", "400");
    await somebody.goOn();
    assert.match(await second.innerText(), /每月低保金：大约 230 元\/月/);
    await second.locator("button.link").last().tap();
    await page.locator(".steps").waitFor();
    assert.match(await page.locator(".why").innerText(), /230 元\/月/);
    await somebody.goBack(".results");

    const papers = page.locator(".papers li");
    assert.match(await papers.filter({ hasText: "户口簿" }).innerText(), /窗口自己能查/);
    assert.doesNotMatch(await papers.filter({ hasText: "授权书" }).innerText(), /能查/);

    const rights = page.locator("#rights");
    assert.ok(await rights.isHidden());
    await page.locator("button[aria-controls=rights]").tap();
    assert.match(await rights.innerText(), /书面告诉您原因[\s\S]*社会救助法/);
    await page.locator("button[aria-controls=local]").tap();
    assert.match(await page.locator("#local").innerText(), /您填的|400/);
    await axe(page);
    await page.emulateMedia({ media: "print" });
    await page.locator("button[aria-controls=rights]").evaluate((button) => button.click());
    assert.ok(await rights.isVisible(), "print shows what is folded");
    assert.ok(requests.every((request) => request.startsWith(address)));
  });

  test("near the line both sides are shown", async () => {
    const { page } = await phone(today);
    const somebody = await aloneInChongqing(page, { "p1-pension": "600" }, { p1: ["pension"] });
    const near = somebody.remark("near_dibao_line");
    assert.match(await near.innerText(), /人均收入）：600 元\/月[\s\S]*低保标准：630 元\/月/);
  });

  test("a day before the first covered says so instead of results", async () => {
    const { page } = await phone({ today: "2017-12-31" });
    const somebody = new Respondent(page, alone);
    somebody.looks = true;
    await somebody.begin("重庆市", "不清楚是哪一个");
    await somebody.seat(1);
    await somebody.answerAll();
    await somebody.seeResults();
    assert.match(await page.locator("h1").innerText(), /还没有收录/);
    assert.equal(await page.locator("article[data-programme]").count(), 0);
    await page.locator("main button.primary").tap();
    await page.locator("#day").waitFor();
  });
});
