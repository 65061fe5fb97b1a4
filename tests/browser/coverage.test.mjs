// What is on file for each place: looked at before anything is answered, and fetched only then.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, inBrowser, ready } from "./harness.mjs";

const today = { today: "2026-11-27" };
const title = "各地的数字";

async function toAbout(page) {
  await ready(page);
  await page.locator("button", { hasText: "关于这个工具" }).click();
  await page.locator("h1", { hasText: "关于这个工具" }).waitFor();
}

async function open(page) {
  await page.locator("button.secondary", { hasText: title }).click();
  await page.locator("h1", { hasText: title }).waitFor();
}

const fold = (page, place) => page.locator("[aria-controls^=covered-]", { hasText: place });

const scrollsSideways = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

inBrowser("what is on file", ({ phone, desk }) => {
  test("is fetched once when it is looked at, names the poorest places, and going back returns", async () => {
    const { page, requests, complaints } = await phone(today);
    await toAbout(page);
    const fetched = () => requests.filter((address) => /\/packs\/coverage-[0-9a-f]{12}\.txt$/.test(address));
    assert.equal(fetched().length, 0, "it was fetched before it was looked at");
    await open(page);
    await fold(page, "四川省").waitFor();
    assert.equal(await page.locator("[aria-controls^=covered-]").count(), 32, "the nation and every province");
    for (const [province, place] of [
      ["四川省", "凉山彝族自治州"],
      ["新疆维吾尔自治区", "喀什地区"],
      ["云南省", "怒江傈僳族自治州"],
      ["甘肃省", "临夏回族自治州"],
    ]) {
      await fold(page, province).tap();
      const found = page.locator(".opened .covered tr", { hasText: place }).first();
      await found.waitFor();
      assert.match(await found.innerText(), /自己的一个也没有/);
    }
    const lanzhou = page.locator(".covered tr", { has: page.locator("th", { hasText: /^兰州市$/ }) });
    assert.match(await lanzhou.innerText(), /标准 2023\*[^]*最低数 2023[^]*还缺：/);
    assert.match(await page.locator("section.card", { hasText: "说法不一的数字" }).innerText(), /现在没有/);
    await axe(page);
    await page.locator(".back").tap();
    await page.locator("h1", { hasText: "关于这个工具" }).waitFor();
    await open(page);
    await fold(page, "四川省").waitFor();
    assert.equal(fetched().length, 1);
    assert.deepEqual(complaints, []);
  });

  test("that does not come is told of, and can be asked for again", async () => {
    const { page } = await phone(today);
    await toAbout(page);
    let cut = true;
    await page.route("**/packs/coverage-*", (route) => (cut ? route.abort() : route.continue()));
    await open(page);
    const notice = page.locator("main [role=alert]");
    await notice.waitFor();
    assert.match(await notice.innerText(), /各地的目录没有取到/);
    await axe(page);
    cut = false;
    await notice.locator("button").tap();
    await fold(page, "四川省").waitFor();
    assert.equal(await notice.count(), 0);
  });

  test("whose page does not come is told of, and can be asked for again", async () => {
    const { page } = await phone(today);
    await page.route("**/later-*.wasm", (route) => route.abort());
    await toAbout(page);
    await page.locator(".coming [role=alert]").waitFor();
    await page.unroute("**/later-*.wasm");
    await page.locator(".coming button").tap();
    await open(page);
    await fold(page, "四川省").waitFor();
  });

  test("is a table where there is room for one, with headings and a way for the keyboard", async () => {
    const { page, complaints } = await desk(today);
    await toAbout(page);
    await open(page);
    await fold(page, "四川省").click();
    const region = page.getByRole("region", { name: "四川省" });
    await region.getByRole("rowheader", { name: "凉山彝族自治州", exact: true }).waitFor();
    assert.equal(await region.getByRole("columnheader").count(), 14);
    await region.focus();
    assert.equal(await scrollsSideways(page), false);
    await axe(page);
    await page.locator(".bar button", { hasText: "English" }).click();
    await fold(page, "Sichuan").click();
    const english = page.getByRole("region", { name: "Sichuan" });
    await english.getByRole("columnheader", { name: "Urban dibao" }).waitFor();
    await english.getByRole("rowheader", { name: "Liangshan Yi Autonomous Prefecture", exact: true }).waitFor();
    assert.equal(await scrollsSideways(page), false);
    assert.deepEqual(complaints, []);
  });

  test("fits the smallest screen, and with text at twice its size", async () => {
    const { page } = await phone({ ...today, viewport: { width: 320, height: 640 } });
    await toAbout(page);
    await open(page);
    for (const place of ["全国", "山西省", "四川省", "云南省"]) await fold(page, place).tap();
    assert.equal(await scrollsSideways(page), false);
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    assert.equal(await scrollsSideways(page), false);
  });
});
