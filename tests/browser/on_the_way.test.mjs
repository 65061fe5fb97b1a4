// What helps while one answers: who lives together is looked over, slips are asked back, and one may stop at any time.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, inBrowser } from "./harness.mjs";
import { earns, mother } from "./mother.mjs";
import { Respondent } from "./respondent.mjs";

const today = { today: "2026-11-27" };

async function begun(page, answers = mother, kinds = earns) {
  const somebody = new Respondent(page, answers, kinds);
  await somebody.begin("重庆市", "不清楚是哪一个");
  await somebody.seat(3);
  return somebody;
}

/** Answers until a screen shows what is looked for. */
async function upTo(somebody, selector) {
  while (!(await somebody.page.locator(selector).count())) {
    await somebody.answerScreen();
    await somebody.goOn();
  }
}

inBrowser("who lives together", ({ phone }) => {
  test("is looked over: somebody is taken out, put back, changed and added", async () => {
    const { page } = await phone(today);
    const somebody = await begun(page, { ...mother, "p4-relation": "child", "p4-age": "2" });
    // Nobody would wait for it, but for a test.
    await page.waitForLoadState("networkidle");
    await upTo(somebody, ".people");
    const people = () => page.locator(".people li").allInnerTexts();
    assert.match((await people()).join(), /您[\s\S]*34 岁[\s\S]*第 2 位（父母）[\s\S]*71 岁[\s\S]*第 3 位（孩子）[\s\S]*9 岁/);
    await axe(page);

    await page.locator(".people li").nth(1).getByRole("button", { name: "去掉" }).tap();
    assert.equal((await people()).length, 2);
    assert.match((await people())[1], /孩子[\s\S]*9 岁/);
    await page.getByRole("button", { name: "放回来" }).tap();
    assert.match((await people())[1], /父母[\s\S]*71 岁/);

    await page.locator(".people li").nth(2).getByRole("button", { name: "修改" }).tap();
    await page.locator("#p3-age").fill("10");
    await somebody.goOn();
    assert.match((await people())[2], /10 岁/);

    await page.getByRole("button", { name: "多一位" }).tap();
    await page.locator("#p4-age").waitFor();
    await somebody.answerScreen();
    await somebody.goOn();
    assert.match((await people())[3], /第 4 位（孩子）[\s\S]*2 岁/);
  });
});

inBrowser("what applies to few", ({ phone }) => {
  test("is ticked once for all, and then who it is; nobody and not sure are answers too", async () => {
    const { page } = await phone(today);
    const somebody = await begun(page);
    await upTo(somebody, "#any-spouse_works_away");
    const [row, nobody] = [page.locator("label:has(#any-spouse_works_away)"), page.locator("label.row.apart")];
    const who = page.locator(".question .question");
    const chosen = () => who.locator("label:has(:checked)").allInnerTexts();

    await row.tap();
    assert.match(await who.innerText(), /是谁？[\s\S]*您[\s\S]*第 2 位（父母）[\s\S]*说不准/);
    assert.deepEqual(await chosen(), ["说不准"]);
    await axe(page);
    await who.locator("label", { hasText: "您" }).tap();
    await who.locator("label", { hasText: "父母" }).tap();
    assert.deepEqual(await chosen(), ["您", "第 2 位（父母）"]);
    await nobody.tap();
    assert.equal(await who.count(), 0);
    assert.equal(await row.locator("input").isChecked(), false);
    await row.tap();
    assert.equal(await nobody.locator("input").isChecked(), false);
    await who.locator("label", { hasText: "您" }).tap();
    await somebody.goOn();
    await somebody.answerAll();
    const card = page.locator("section.card", { hasText: "平时有没有这样的情况？" });
    assert.match(await card.innerText(), /您：配偶长期在外打工\s*是/);
    assert.equal(await card.locator(".line").count(), 1, "nobody else is listed");
    await somebody.seeResults();
    assert.equal(await somebody.lead("left_behind_woman", 1).count(), 1);
    assert.equal(await somebody.lead("left_behind_woman", 2).count(), 0);
  });
});

inBrowser("an answer that is likelier a slip", ({ phone }) => {
  test("is asked back in words, can be changed, and stands when it is said to be right", async () => {
    const { page, complaints } = await phone(today);
    const somebody = await begun(page);
    await upTo(somebody, "#p1-wage[type=text]");
    const doubt = page.locator(".doubt");
    const send = async (amount) => {
      await somebody.answerScreen();
      await page.locator("#p1-wage").fill(amount);
      await page.locator("button[type=submit]").tap();
    };
    await send("36000");
    await doubt.waitFor();
    assert.match(await doubt.innerText(), /36,000 元\/月，对吗？/);
    assert.match(await page.locator("#p1-wage-echo").innerText(), /三万六千元/);
    assert.ok(await doubt.evaluate((it) => it === document.activeElement), "it is told to those who do not see it");
    await axe(page);
    await doubt.getByRole("button", { name: "改一下" }).tap();
    assert.equal(await page.evaluate(() => document.activeElement.id), "p1-wage");

    const before = await somebody.heading();
    await send("63000");
    assert.match(await doubt.innerText(), /63,000 元\/月/);
    await doubt.getByRole("button", { name: "对", exact: true }).tap();
    await page.waitForFunction((heading) => document.querySelector("h1").innerText !== heading, before);
    assert.equal(await doubt.count(), 0);
    assert.deepEqual(complaints, []);
  });

  test("is an age that does not fit, too", async () => {
    const { page } = await phone(today);
    const somebody = await begun(page);
    // What asks back comes while the first questions are answered.
    await page.waitForResponse(/later-.*\.wasm/).catch(() => {});
    await upTo(somebody, "#p2-age");
    await somebody.answerScreen();
    await page.locator("#p2-age").fill("31");
    await page.locator("button[type=submit]").tap();
    assert.match(await page.locator(".doubt").innerText(), /31 岁，对吗？/);
    await page.locator("button[type=submit]").tap();
    await page.locator(".doubt").waitFor({ state: "detached" });
  });
});

inBrowser("how far one has come", ({ phone }) => {
  test("is said in pages, which come to none, and results can be seen before", async () => {
    const { page } = await phone(today);
    const somebody = await begun(page);
    const left = async () => Number((await page.locator(".progress").innerText()).match(/还有 (\d+) 页/)[1]);
    assert.ok((await left()) > 5);
    await upTo(somebody, "#h-savings");
    const [open, question] = [await left(), await somebody.heading()];

    await page.getByRole("button", { name: "先看看结果" }).tap();
    await page.locator(".results").waitFor();
    assert.match(await somebody.finding("dibao").innerText(), /还差几样/);
    await page.getByRole("button", { name: "修改填过的" }).or(page.locator("button.secondary", { hasText: "改" })).first().tap();
    await page.locator("section.card").first().waitFor();
    assert.match(await page.locator("main .notice").first().innerText(), new RegExp(`还有 ${open} 页没填`));
    await axe(page);
    await page.getByRole("button", { name: "接着填" }).tap();
    await page.locator("#h-savings").waitFor();
    assert.equal(await somebody.heading(), question);

    await somebody.answerAll();
    assert.match(await page.locator("main").innerText(), /该问的都问完了/);
  });
});
