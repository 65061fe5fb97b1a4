// What comes after the questions is a file of its own: where it does not come, that is said, and asked for again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inBrowser, ready } from "./harness.mjs";
import { Respondent } from "./respondent.mjs";

inBrowser("the second part of the page", ({ phone }) => {
  test("that does not come can be asked for again, with every answer kept", async () => {
    const { page, requests } = await phone({ today: "2026-11-01" });
    await ready(page);
    await page.route("**/later-*.wasm", (route) => route.abort());
    const somebody = new Respondent(page, { "p1-age": "45", "h-area": "rural" });
    await somebody.begin("重庆市", "不清楚是哪一个");
    assert.equal(requests.filter((it) => it.includes("/later-")).length, 0, "it was fetched before anybody began to answer");
    await somebody.seat(1);
    await somebody.answerAll();
    await page.locator(".coming [role=alert]").waitFor();
    await page.unroute("**/later-*.wasm");
    await page.locator(".coming button").tap();
    await page.locator("section.card").first().waitFor();
    await somebody.seeResults();
    await page.locator("section.results article.finding").first().waitFor();
  });
});
