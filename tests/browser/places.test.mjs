// Where a household lives: found by name, its figures fetched, and what is missing filled in.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, inBrowser } from "./harness.mjs";
import { earns, mother } from "./mother.mjs";
import { Respondent } from "./respondent.mjs";

const today = { today: "2026-11-27" };

/** The screen on which a place is looked for. */
async function toThePlace(page, somebody) {
  await somebody.begin();
  await page.locator("#search").waitFor();
}

async function search(page, text, name) {
  await page.locator("#search").fill(text);
  await page.locator("label.row:has([name=found])", { hasText: name }).first().tap();
}

inBrowser("a place", ({ phone }) => {
  test("is found by its characters, its pinyin and its initials, and its province's figures are fetched once", async () => {
    const { page, requests, complaints } = await phone(today);
    const somebody = new Respondent(page, mother, earns);
    await toThePlace(page, somebody);
    assert.ok(!requests.some((address) => address.includes("/packs/")), "nothing is fetched before a place is looked for");
    for (const text of ["怒江", "nujiang", "njl", "NuJiang"]) {
      await page.locator("#search").fill(text);
      await page.locator("label.row:has([name=found])", { hasText: "云南省 怒江傈僳族自治州" }).first().waitFor();
    }
    await axe(page);
    await search(page, "福贡", "云南省 怒江傈僳族自治州 福贡县");
    await somebody.goOn();
    await page.locator(".stepper").waitFor();
    await somebody.figures();
    const packs = requests.filter((address) => /packs\/\d/.test(address));
    assert.equal(packs.length, 1);
    assert.match(packs[0], /packs\/530000-[0-9a-f]{12}\.pack$/);
    assert.equal(requests.filter((address) => address.includes("packs/places-")).length, 1);
    assert.deepEqual(complaints, []);
  });

  test("that is nowhere is said to be so, and one outside these rules cannot be chosen", async () => {
    const { page } = await phone(today);
    await toThePlace(page, new Respondent(page, mother, earns));
    await page.locator("#search").fill("乌有乡");
    await page.locator(".search [role=status]", { hasText: "没有找到“乌有乡”" }).waitFor();
    await page.locator("#search").fill("香港");
    await page.locator(".search [role=status]", { hasText: "有自己的社会救助办法" }).waitFor();
    assert.equal(await page.locator("[name=found]").count(), 0);
  });

  test("whose figures do not come is told of, trying again helps, and one can go on without", async () => {
    const { page } = await phone(today);
    const somebody = new Respondent(page, mother, earns);
    await toThePlace(page, somebody);
    let cut = true;
    await page.route("**/packs/530000-*", (route) => (cut ? route.abort() : route.continue()));
    await page.locator("label.row", { hasText: "云南省" }).tap();
    await somebody.goOn();
    const notice = page.locator(".bar [role=alert]");
    await notice.waitFor();
    assert.match(await notice.innerText(), /没有取到云南省公布的数字/);
    assert.equal(await page.locator("fieldset.places label.row").count(), 1, "only 不清楚是哪一个 is left to choose");
    await axe(page);
    cut = false;
    await notice.locator("button").tap();
    await page.locator("fieldset.places label.row", { hasText: "昆明市" }).waitFor();
    assert.equal(await notice.count(), 0);
  });
});

// Yunnan and Gansu pay by tier, and their guidance settles that the family may qualify: there it is the tier that is asked for.
for (const [name, look, path, filledIn] of [
  ["凉山", "meigu", "四川省 凉山彝族自治州 美姑县", /您填的：700/],
  ["喀什", "ka shi shi", "新疆维吾尔自治区 喀什地区 喀什市", /您填的：700/],
  ["怒江", "福贡", "云南省 怒江傈僳族自治州 福贡县", /您填的：300/],
  ["临夏", "dxz", "甘肃省 临夏回族自治州 东乡族自治县", /您填的：300/],
]) {
  inBrowser(`a household in ${name}`, ({ phone }) => {
    test("fills in what the village notice says, and is told that it is her own figure", async () => {
      const { page, complaints, requests, address } = await phone(today);
      const answers = { ...mother, "l-dibao_standard": "700", "l-tier_amount": "300" };
      const somebody = new Respondent(page, answers, earns);
      await toThePlace(page, somebody);
      await search(page, look, path);
      await somebody.goOn();
      await somebody.figures();
      await somebody.seat(3);
      await somebody.answerAll();
      await somebody.seeResults();
      const dibao = somebody.finding("dibao");
      assert.match(await dibao.innerText(), /可能符合/);
      assert.match(await somebody.why("dibao"), /您填的/);
      await somebody.goBack(".results");

      await page.locator("[aria-controls=local]").tap();
      await page.locator("button", { hasText: `看${path}的数字` }).tap();
      const figures = page.locator(".figures");
      assert.match(await figures.innerText(), /缺的数字/);
      assert.match(await figures.innerText(), filledIn);
      await axe(page);
      await page.locator("button", { hasText: "各地的数字" }).tap();
      const province = page.locator("[aria-controls^=covered-]").first();
      await province.waitFor();
      assert.match(await province.innerText(), new RegExp(`^${path.split(" ")[0]}`), "her own province comes first");
      assert.equal(await province.getAttribute("aria-expanded"), "true");
      assert.deepEqual(complaints, []);
      assert.ok(requests.every((asked) => asked.startsWith(address)));
    });
  });
}
