// A family of three generations in Liangshan, typed in on a phone without network, in the largest text, from the opening to the
// printed sheet. Whatever stands on the sheet is what the command line says of the case that was saved.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { chromium } from "playwright-core";
import { extractText } from "unpdf";
import { findBrowser, quietly } from "../../scripts/browser.mjs";
import { dist, ready } from "./harness.mjs";
import { Host, versionOf } from "./host.mjs";
import { Respondent } from "./respondent.mjs";

/** His parents, his wife who has a disability of grade two, a boy at school and a small girl, and his brother, a herder who is away. */
const family = {
  "h-area": "rural",
  "p1-age": "42",
  "p1-work": "working",
  "p1-married": "yes",
  "p1-wage": "1,800",
  "p2-relation": "spouse",
  "p2-age": "40",
  "p2-disability": "physical",
  "p2-disability_grade": "2",
  "p2-long_term_care": "yes",
  "p3-relation": "child",
  "p3-age": "11",
  "p3-study": "school",
  "p4-relation": "child",
  "p4-age": "5",
  "p4-study": "preschool",
  "p5-relation": "parent",
  "p5-age": "71",
  "p5-resident_pension": "163",
  "p6-relation": "parent",
  "p6-age": "69",
  "p6-resident_pension": "163",
  "p7-relation": "sibling",
  "p7-age": "35",
  "p7-work": "working",
  "p7-wage": "unsure",
  "p7-work_cost": "unsure",
  "h-savings": "3000",
  "l-dibao_standard": "unsure",
};
const kinds = { p1: ["wage"], p5: ["resident_pension"], p6: ["resident_pension"], p7: ["wage"] };

const onTheCommandLine = (file, ...options) =>
  execFileSync("cargo", ["run", "--quiet", "--locked", "-p", "jiuzhu-cli", "--", "assess", file, ...options], { encoding: "utf8" });

/** The amounts of yuan that a text names. */
const amountsIn = (text) => [...text.matchAll(/([\d,]+(?:\.\d+)?)\s*元/g)].map(([, number]) => Number(number.replaceAll(",", "")));

/** Residents are told amounts from ten yuan on rounded down to ten. */
const told = (yuan) => (Number(yuan) < 10 ? Number(yuan) : Math.floor(Number(yuan) / 10) * 10);

describe("a family in Liangshan, without network, in the largest text", () => {
  let browser;
  let host;
  before(async () => {
    browser = await chromium.launch({ executablePath: findBrowser(), args: quietly });
    host = await new Host(dist).begin();
  });
  after(() => browser.close());

  test("comes from the opening to a printed sheet, with every figure the command line's", async (context) => {
    const visit = await browser.newContext({
      ...{ locale: "zh-CN", viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
      acceptDownloads: true,
    });
    await visit.addInitScript(() => {
      window.taps = 0;
      addEventListener("pointerup", () => (window.taps += 1), true);
    });
    const page = await visit.newPage();
    await page.clock.setFixedTime(new Date("2026-11-27T08:00:00"));
    await page.goto(host.address);
    await ready(page);
    // As on the day before, in the village with network: the page is kept.
    await page.waitForFunction(async (version) => (await caches.keys()).includes(`jiuzhu-${version}`), versionOf(dist));
    await page.waitForFunction(async () => (await navigator.serviceWorker.ready) && navigator.serviceWorker.controller);
    await page.waitForFunction(
      async (version) => (await (await caches.open(`jiuzhu-${version}`)).keys()).length > 40,
      versionOf(dist),
    );
    await host.fallSilent();
    await visit.setOffline(true);
    await page.reload();
    await ready(page);

    await page.locator("[data-tool=settings]").tap();
    await page.locator("label.setting", { hasText: "超大" }).tap();
    await page.locator("[data-tool=done]").tap();

    const somebody = new Respondent(page, family, kinds);
    await somebody.begin("四川省", "凉山彝族自治州", "不清楚是哪一个");
    await somebody.seat(7);
    await somebody.answerAll();
    await somebody.seeResults();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, "nothing runs over the edge");
    const [taps, screens] = [await page.evaluate(() => window.taps), somebody.screens.length + 1];
    context.diagnostic(`${screens} screens, ${taps} taps, from the opening to the results`);

    const shown = await page.locator(".results .finding").evaluateAll((all) =>
      all.map((it) => ({
        programme: it.dataset.programme,
        person: it.dataset.person === undefined ? null : Number(it.dataset.person) + 1,
        state: ["likely", "depends", "unlikely"].find((state) => it.classList.contains(state)),
        paid: it.querySelector(".amount-shown strong")?.textContent ?? "",
      })),
    );
    await page.locator(".results .actions .primary").tap();
    const saving = page.waitForEvent("download");
    await page.locator("a[download]").tap();
    const file = await (await saving).path();
    const { findings, monthly_total } = JSON.parse(onTheCommandLine(file));

    assert.ok(shown.length >= 4, "dibao, a top-up, both subsidies");
    for (const { programme, person, state, paid } of shown) {
      const found = findings.find((it) => it.programme === programme && (it.person ?? null) === person);
      assert.equal(state, found.verdict, programme);
      if (!paid) continue;
      const ends = [found.payment.least, found.payment.most].filter((it) => it !== undefined && it !== null);
      const expected = [...new Set(ends.map(told))];
      assert.deepEqual([...paid.matchAll(/[\d,]+(\.\d+)?/g)].map(([it]) => Number(it.replaceAll(",", ""))), expected, `${programme}: ${paid}`);
    }

    const paper = (await extractText(new Uint8Array(await page.pdf({ preferCSSPageSize: true })), { mergePages: true })).text.normalize("NFKC");
    const squeezed = paper.replace(/\s/g, "");
    for (const words of ["这是估算,不是审核决定。", "四川省凉山彝族自治州", "2026年11月27日"]) assert.ok(squeezed.includes(words.normalize("NFKC")), words);
    // Of the findings and the total, rounded; of everything else, as the command line explains it.
    const explained = amountsIn(onTheCommandLine(file, "--explain", "--lang", "zh-Hans").normalize("NFKC"));
    const paid = [...findings.flatMap(({ payment }) => [payment?.least, payment?.most]), monthly_total?.least, monthly_total?.most];
    const known = new Set([...explained, ...paid.filter(Boolean).map(told)]);
    const foreign = amountsIn(squeezed).filter((it) => !known.has(it));
    assert.deepEqual(foreign, [], "amounts on the sheet that the command line does not know");
    assert.ok(amountsIn(squeezed).length >= 10);

    const answers = JSON.parse(await readFile(file, "utf8"));
    assert.equal(answers.people.length, 7);
    assert.equal(answers.people[6].wage, "unsure");
    await visit.close();
  });
});
