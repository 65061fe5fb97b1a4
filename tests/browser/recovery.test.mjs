// The page breaks down in earnest: its memory is spoilt, so that the next step is a trap. The answers outlive it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, inBrowser, ready } from "./harness.mjs";
import { Respondent } from "./respondent.mjs";

const family = { "p1-age": "62", "p2-relation": "child", "p2-age": "9", "p2-study": "school", "h-savings": "6,000", "h-area": "rural" };

/** Remembers the module's memory where the test can spoil it. */
function rememberMemory() {
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const real = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await real.apply(WebAssembly, given);
      window.spoilt ??= (made.instance ?? made).exports.memory;
      return made;
    };
  }
}

async function toTheAnswers(page) {
  const somebody = new Respondent(page, family);
  await somebody.begin("重庆市", "不清楚是哪一个");
  await somebody.seat(2);
  await somebody.answerAll();
  return somebody;
}

async function breakDown(page) {
  await page.evaluate(() => new Uint8Array(window.spoilt.buffer).fill(0xff));
  await page.locator(".bar button", { hasText: "清除" }).tap();
  await page.locator("#recovery").waitFor();
}

inBrowser("a page that breaks down", ({ phone }) => {
  test("says so, and goes on with every answer", async () => {
    const { page } = await phone({ today: "2026-11-27" });
    await page.addInitScript(rememberMemory);
    await page.reload();
    await toTheAnswers(page);
    const answers = await page.locator("main").innerText();
    await breakDown(page);
    assert.equal(await page.locator("#app").isVisible(), false);
    assert.match(await page.locator("#recovery").innerText(), /没算成。您填的都还在/);
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
    await axe(page);
    await page.locator("#recovery button[value=again]").tap();
    await page.locator("section.card").first().waitFor();
    await page.waitForFunction(() => !document.querySelector(".bar [role=status]"));
    assert.equal(await page.locator("main").innerText(), answers);
    assert.equal(await page.evaluate(() => sessionStorage.length), 0, "nothing stays behind");
    await page.locator("button[type=submit]").tap();
    await page.locator("section.results article.finding").first().waitFor();
  });

  test("can be begun anew without the answers", async () => {
    const { page } = await phone({ today: "2026-11-27" });
    await page.addInitScript(rememberMemory);
    await page.reload();
    await toTheAnswers(page);
    await breakDown(page);
    await page.locator("#recovery button[value=anew]").tap();
    await ready(page);
    await page.locator("a.primary").waitFor();
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
    await page.locator("a.primary").tap();
    await page.locator("form").waitFor();
  });
});
