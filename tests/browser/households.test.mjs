// Whole households, typed in on a phone as a person would, with results to the fen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inBrowser } from "./harness.mjs";
import { Respondent } from "./respondent.mjs";

const today = { today: "2026-11-01" };

/** A mother of 34 with her father, a boy at school and a small girl. */
const family = {
  "p1-age": "34",
  "p1-work": "working",
  "p2-relation": "parent",
  "p2-age": "71",
  "p3-relation": "child",
  "p3-age": "9",
  "p3-study": "school",
  "p4-relation": "child",
  "p4-age": "4",
  "p4-study": "preschool",
  "h-savings": "6,000",
};
const earns = { p1: ["wage"] };

inBrowser("a household in Chongqing's town", ({ phone }) => {
  test("sees dibao, each top-up and where the figures come from", async () => {
    const { page, requests, complaints, address } = await phone(today);
    const somebody = new Respondent(page, { ...family, "h-area": "urban", "p1-wage": "1400元" }, earns);
    somebody.looks = true;
    await somebody.begin("重庆市", "不清楚是哪一个");
    await somebody.seat(4);
    await somebody.answerAll();
    await somebody.seeResults();

    assert.match(await somebody.finding("dibao").innerText(), /可能符合[\s\S]*1,680/);
    assert.match(await somebody.finding("category_topup", 2).innerText(), /大约 60/);
    assert.match(await somebody.finding("category_topup", 3).innerText(), /大约 100/);
    assert.match(await somebody.finding("category_topup", 4).innerText(), /大约 100/);
    assert.match(await page.locator(".total").innerText(), /1,940/);

    const dibao = await somebody.why("dibao");
    assert.match(dibao, /770 元\/月 × [^\n]*4 口人/);
    assert.match(dibao, /3,080 元\/月/);
    assert.match(dibao, /渝民规〔2025〕6号/);
    assert.match(dibao, /社会救助法/);
    await somebody.goBack(".results");
    for (const person of [2, 3, 4]) {
      assert.match(await somebody.why("category_topup", person), /重庆市，2018-01-01 起/);
      await somebody.goBack(".results");
    }

    // Nothing is asked that can change nothing: no grade without a certificate, no outlays where income is low anyway.
    assert.ok(somebody.asked.has("p1-disability") && !somebody.asked.has("p1-disability_grade"));
    assert.ok(!somebody.asked.has("h-illness_outlay"));

    assert.deepEqual(complaints, []);
    assert.ok(requests.every((request) => request.startsWith(address)));
    assert.ok(somebody.screens.length <= 40, `${somebody.screens.length} screens`);
  });

  test("with a wage between two amounts it depends, and the wage is named", async () => {
    const { page } = await phone(today);
    const answers = { ...family, "h-area": "urban", "p1-wage": { between: ["1000", "3500"] } };
    const somebody = new Respondent(page, answers, earns);
    await somebody.begin("重庆市", "不清楚是哪一个");
    await somebody.seat(4);
    await somebody.answerAll();
    await somebody.seeResults();
    const dibao = somebody.finding("dibao");
    assert.match(await dibao.innerText(), /还差几样[\s\S]*0–2,080/);
    assert.deepEqual(await dibao.locator(".hangs-on li").allInnerTexts(), ["您：打工、上班的工资"]);
  });
});

inBrowser("the same household in Liangshan's countryside", ({ phone }) => {
  test("is told at least 620 is known, and asked for the local standard; 700 settles it", async () => {
    const { page } = await phone(today);
    const answers = { ...family, "h-area": "rural", "p1-wage": "1400", "l-dibao_standard": "unsure" };
    const somebody = new Respondent(page, answers, earns);
    await somebody.begin("四川省", "凉山彝族自治州", "不清楚是哪一个");
    await somebody.seat(4);
    await somebody.answerAll();
    await somebody.seeResults();
    const dibao = somebody.finding("dibao");
    assert.match(await dibao.innerText(), /可能符合[\s\S]*至少大约 1,080/);
    const steps = await somebody.why("dibao");
    assert.match(steps, /620/);
    assert.match(steps, /最低数，当地可能更高/);
    await somebody.goBack(".results");

    await dibao.locator(".local-missing li", { hasText: "低保标准" }).locator("button").tap();
    await somebody.typeAmount("l-dibao_standard", "700");
    await somebody.goOn();
    assert.match(await dibao.innerText(), /可能符合[\s\S]*大约 1,400/);
    assert.equal(await dibao.locator(".missing").count(), 0);
    assert.match(await somebody.why("dibao"), /您填的/);
  });
});
