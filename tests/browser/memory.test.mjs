// What stays on the device: nothing, unless the person wants it, and then for a week.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, inBrowser, ready } from "./harness.mjs";
import { earns, mother } from "./mother.mjs";
import { Respondent } from "./respondent.mjs";

const today = { today: "2026-11-27" };

/** Everything that a page can leave behind. */
function left(page) {
  return page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: (await indexedDB.databases()).length,
    cookies: document.cookie,
    state: history.state,
    search: location.search,
    name: window.name,
  }));
}

const nothing = { local: {}, session: {}, databases: 0, cookies: "", state: null, search: "", name: "" };

async function toTheAnswers(page, { remember = false, whom = 0 } = {}) {
  await ready(page);
  const somebody = new Respondent(page, mother, earns);
  await page.locator("main a.primary").tap();
  await page.locator("form").waitFor();
  await page.locator("label.row").nth(whom).tap();
  await somebody.goOn();
  await somebody.answerScreen();
  await somebody.goOn();
  for (const place of ["重庆市", "不清楚是哪一个"]) {
    await somebody.figures();
    await page.locator("label.row", { hasText: place }).tap();
    await somebody.goOn();
  }
  await somebody.figures();
  if (remember) await page.locator("label.row", { hasText: "记住 7 天" }).tap();
  await somebody.seat(3);
  await somebody.answerAll();
  return somebody;
}

const later = (days) => new Date(Date.parse("2026-11-27T08:00:00") + days * 86_400_000);

inBrowser("answers on a device", ({ phone }) => {
  test("leave nothing behind by themselves, and nothing after they are cleared", async () => {
    const { page } = await phone(today);
    const somebody = await toTheAnswers(page);
    assert.deepEqual(await left(page), nothing);
    await somebody.seeResults();
    assert.deepEqual(await left(page), nothing);

    await page.locator(".bar button", { hasText: "清除" }).tap();
    await page.getByRole("button", { name: "清除，从头开始" }).tap();
    await page.locator("main a.primary").waitFor();
    assert.deepEqual(await left(page), nothing);
    const held = await page.evaluate(() => document.getElementById("recovery-screen").kept);
    assert.ok(held.length < 16, "an empty case, beside the page");
    // Neither the way back nor the way forward leads to what was answered.
    await page.goBack();
    assert.equal(await page.locator(".results, section.card").count(), 0);
    const caches = await page.evaluate(async () => {
      const all = await Promise.all((await window.caches.keys()).map(async (name) => (await window.caches.open(name)).keys()));
      return all.flat().map((it) => it.url);
    });
    assert.ok(caches.every((url) => url.startsWith(new URL(page.url()).origin) && !url.includes("?")), "files of the page alone");
  });

  test("are remembered for seven days where that is wanted, and then thrown away", async () => {
    const { page } = await phone(today);
    await toTheAnswers(page, { remember: true });
    const answers = await page.locator("main").innerText();
    assert.deepEqual(Object.keys((await left(page)).local), ["jiuzhu"]);

    await page.clock.setFixedTime(later(6.9));
    await page.reload();
    await ready(page);
    await page.goto(page.url().replace(/#.*/, ""));
    await ready(page);
    assert.match(await page.locator("main").innerText(), /上次填的还在这台设备上/);
    await axe(page);
    await page.getByRole("button", { name: "接着填" }).tap();
    await page.locator("section.card").first().waitFor();
    await page.waitForFunction(() => !document.querySelector(".bar [role=status]"));
    assert.equal(await page.locator("main").innerText(), answers);

    await page.locator("label.row", { hasText: "记住 7 天" }).tap();
    assert.deepEqual((await left(page)).local, {}, "no longer wanted, gone at once");
    await page.locator("label.row", { hasText: "记住 7 天" }).tap();
    assert.deepEqual(Object.keys((await left(page)).local), ["jiuzhu"]);

    await page.clock.setFixedTime(later(14));
    await page.reload();
    await ready(page);
    assert.deepEqual((await left(page)).local, {}, "after seven days");
    assert.equal(await page.getByRole("button", { name: "接着填" }).count(), 0);
  });

  test("that were remembered go with everything else when they are cleared", async () => {
    const { page } = await phone(today);
    await toTheAnswers(page, { remember: true });
    await page.reload();
    await ready(page);
    await page.getByRole("button", { name: "清除，从头开始" }).tap();
    await page.getByRole("link", { name: "开始" }).waitFor();
    assert.deepEqual(await left(page), nothing);
  });

  test("are thrown away after seven days also where the page does not start", async () => {
    const { page } = await phone(today);
    await ready(page);
    await page.evaluate((until) => localStorage.setItem("jiuzhu", `${until} x`), later(-1).getTime());
    await page.route("**/start-*.js", (route) => route.abort());
    await page.reload();
    await page.waitForFunction(() => document.documentElement.dataset.page === "failed");
    assert.deepEqual((await left(page)).local, {});
  });

  test("that are a neighbour's are never remembered, and the next household is offered", async () => {
    const { page } = await phone(today);
    const somebody = await toTheAnswers(page, { whom: 2 });
    assert.equal(await page.locator("label.row", { hasText: "记住" }).count(), 0);
    await somebody.seeResults();
    await page.getByRole("button", { name: "算下一家" }).tap();
    assert.match(await somebody.heading(), /清除这一家，算下一家？/);
  });

  test("are hidden with one press from whoever looks on", async () => {
    const { page } = await phone(today);
    await toTheAnswers(page);
    await page.getByRole("button", { name: "遮住" }).tap();
    assert.equal((await page.locator("body").innerText()).replace(/\s+/g, " ").trim(), "已经遮住 接着看", "nothing tells what is behind it");
    assert.equal(await page.title(), "算一算");
    await axe(page);
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("section.card").first().isVisible(), true);
  });
});
