// What a person may count on: the page reads what is typed, goes back, forgets, speaks another language, and can be
// worked by keyboard alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, inBrowser, ready } from "./harness.mjs";
import { Respondent } from "./respondent.mjs";

const today = { today: "2026-11-01" };
const alone = { "p1-age": "45", "h-area": "rural" };

/** A person alone in Chongqing, at the check page. */
async function aloneInChongqing(page, answers = {}, kinds = {}) {
  const somebody = new Respondent(page, { ...alone, ...answers }, kinds);
  await somebody.begin("重庆市", "不清楚是哪一个");
  await somebody.seat(1);
  await somebody.answerAll();
  return somebody;
}

/** Goes from screen to screen until `selector` is there. */
async function upTo(somebody, selector) {
  while ((await somebody.page.locator(selector).count()) === 0) {
    await somebody.answerScreen();
    await somebody.goOn();
  }
}

inBrowser("what is typed", ({ phone }) => {
  test("is read in the forms people use, and echoed", async () => {
    const { page } = await phone(today);
    const somebody = new Respondent(page, alone);
    await somebody.begin("重庆市", "不清楚是哪一个");
    await somebody.seat(1);
    await upTo(somebody, "#h-savings");
    for (const [typed, echo] of [
      ["1,200", "1,200 元（一千二百元）"],
      ["1200元", "1,200 元（一千二百元）"],
      ["１２００", "1,200 元（一千二百元）"],
      ["1.2万", "12,000 元（一万二千元）"],
    ]) {
      await page.locator("#h-savings").fill(typed);
      assert.equal(await page.locator("#h-savings-echo").innerText(), echo);
      assert.equal(await page.locator("#h-savings").inputValue(), typed);
    }
  });

  test("is told at the field when it cannot be read, and kept", async () => {
    const { page } = await phone(today);
    const somebody = new Respondent(page, alone);
    await somebody.begin("重庆市", "不清楚是哪一个");
    await somebody.seat(1);
    await upTo(somebody, "#p1-age");
    for (const [typed, message] of [
      ["", "写一个年龄"],
      ["四十五", "写数字"],
      ["131", "0 到 130"],
      ["-3", "0 或者更大"],
    ]) {
      await page.locator("#p1-age").fill(typed);
      await page.locator("button[type=submit]").tap();
      await page.locator(".summary").waitFor();
      assert.match(await page.locator("#p1-age-error").innerText(), new RegExp(message));
      assert.equal(await page.locator("#p1-age").inputValue(), typed);
      assert.equal(await page.locator("#p1-age").getAttribute("aria-invalid"), "true");
      await axe(page);
    }
    assert.equal(await page.evaluate(() => document.activeElement.className), "summary");
    await page.locator(".summary button").tap();
    assert.equal(await page.evaluate(() => document.activeElement.id), "p1-age");

    await page.locator("#p1-age").fill("45");
    await somebody.goOn();
    await upTo(somebody, "#h-savings");
    for (const [typed, message] of [
      ["abc", "写数字"],
      ["-5", "0 或者更大"],
      ["12345678901", "最多写 10 位"],
      ["1.005", "两位小数"],
      ["12,34", "逗号"],
    ]) {
      await page.locator("#h-savings").fill(typed);
      await page.locator("button[type=submit]").tap();
      assert.match(await page.locator("#h-savings-error").innerText(), new RegExp(message));
      assert.equal(await page.locator("#h-savings").inputValue(), typed);
    }
    await page.locator("#h-savings").fill("500");
    await somebody.goOn();
    assert.equal(await page.locator(".summary").count(), 0);
  });

  test("a screen that nobody answered says so once, at its first field", async () => {
    const { page } = await phone(today);
    await ready(page);
    await page.locator("a.primary").tap();
    const unanswered = async (field, first = field) => {
      await page.locator("button[type=submit]").tap();
      await page.locator(".summary").waitFor();
      assert.equal(await page.locator(".summary li").count(), 1);
      assert.match(await page.locator(`#${field}-error`).innerText(), /选一个/);
      await page.locator(".summary button").tap();
      assert.equal(await page.evaluate(() => document.activeElement.id), first);
      await axe(page);
    };
    await unanswered("for-whom");
    await page.locator("label.row").first().tap();
    const somebody = new Respondent(page, alone);
    await somebody.goOn();
    await somebody.answerScreen();
    await somebody.goOn();
    await page.locator("fieldset.places").waitFor();
    await unanswered("place");
    await page.locator("label.row", { hasText: "重庆市" }).tap();
    await somebody.goOn();
    await somebody.goOn();
    await somebody.seat(1);
    await upTo(somebody, "label.apart");
    await unanswered("p1-away", "any-away");
    await somebody.answerScreen();
    await somebody.goOn();
    await upTo(somebody, "label.apart");
    await unanswered("p1-wage");
  });

  test("a day in the future is refused at its field; another day is taken", async () => {
    const { page } = await phone(today);
    await aloneInChongqing(page);
    await page.locator(".card").first().locator("button").nth(1).tap();
    await page.locator("#day").fill("2027-01-01");
    await page.locator("button[type=submit]").tap();
    assert.match(await page.locator("#day-error").innerText(), /还没到/);
    await page.locator("#day").fill("2025年8月1日");
    await page.locator("button[type=submit]").tap();
    assert.match(await page.locator(".card").first().innerText(), /2025年8月1日/);
  });

  test("where help is unlikely, the two numbers that decide are shown, and one may still apply", async () => {
    const { page } = await phone(today);
    const somebody = await aloneInChongqing(page, { "p1-pension": "3,000" }, { p1: ["pension"] });
    await somebody.seeResults();
    const dibao = await somebody.finding("dibao").innerText();
    assert.match(dibao, /可能不符合/);
    assert.match(dibao, /3,000 元\/月 低于 低保标准 630 元\/月/);
    assert.match(await page.locator(".results").innerText(), /仍然可以去窗口问、去申请/);
  });

  test("not sure is an answer to anything, and is named as missing", async () => {
    const { page } = await phone(today);
    const somebody = await aloneInChongqing(page, { "h-savings": "unsure", "h-hukou_here": "unsure" });
    await somebody.seeResults();
    const dibao = somebody.finding("dibao");
    assert.match(await dibao.innerText(), /还差几样/);
    const missing = await dibao.locator(".hangs-on").innerText();
    assert.match(missing, /全家存款/);
    assert.match(missing, /户口在这里/);
  });
});

inBrowser("the way through", ({ phone, desk }) => {
  test("the phone's back button is the previous question, with its answer", async () => {
    const { page } = await phone(today);
    const somebody = new Respondent(page, alone);
    await somebody.begin("重庆市", "不清楚是哪一个");
    await somebody.seat(1);
    await upTo(somebody, "#p1-age");
    await page.locator("#p1-age").fill("45");
    await somebody.goOn();
    await somebody.goBack("#p1-age");
    assert.equal(await page.locator("#p1-age").inputValue(), "45");
    await page.goBack();
    await page.locator("#h-hukou_here").waitFor();
    assert.ok(await page.locator("#h-hukou_here").isChecked());
  });

  test("each screen is announced by its heading, and no address or title tells what is asked", async () => {
    const { page } = await phone(today);
    const somebody = new Respondent(page, alone);
    const titles = new Set();
    const goOn = somebody.goOn.bind(somebody);
    somebody.goOn = async () => {
      titles.add(await page.title());
      assert.match(new URL(page.url()).hash, /^#\/s\/\d+$/);
      assert.equal(new URL(page.url()).search, "");
      await goOn();
      assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1", await somebody.heading());
    };
    await somebody.begin("重庆市", "不清楚是哪一个");
    await somebody.seat(1);
    await somebody.answerAll();
    assert.equal(titles.size, 1);
  });

  test("an answer changed from the check page leads back there", async () => {
    const { page } = await phone(today);
    await aloneInChongqing(page);
    const savings = page.locator(".line", { hasText: "全家存款" });
    await savings.locator("button").tap();
    await page.locator("#h-savings").fill("300");
    await page.locator("button[type=submit]").tap();
    assert.match(await savings.innerText(), /300 元/);
  });

  test("a reload begins anew and says so", async () => {
    const { page } = await phone(today);
    page.on("dialog", (dialog) => dialog.accept());
    await aloneInChongqing(page);
    await page.reload();
    await ready(page);
    assert.match(await page.locator(".notice").innerText(), /没有保存/);
    assert.equal(new URL(page.url()).hash, "#/s/0");
  });

  test("clearing wipes everything, and nothing was ever stored", async () => {
    const { page, requests } = await phone(today);
    const somebody = await aloneInChongqing(page, { "p1-wage": "333" }, { p1: ["wage"] });
    await somebody.seeResults();
    const stored = () =>
      page.evaluate(async () => [
        localStorage.length,
        sessionStorage.length,
        document.cookie,
        (await indexedDB.databases()).length,
        (await caches.keys()).length,
      ]);
    assert.deepEqual(await stored(), [0, 0, "", 0, 0]);
    await page.locator(".bar button", { hasText: "清除" }).tap();
    await axe(page);
    await page.locator("main button.primary").tap();
    await page.locator(".start").waitFor();
    assert.doesNotMatch(await page.content(), /333/);
    assert.deepEqual(await stored(), [0, 0, "", 0, 0]);
    // The browser itself looks for the tab's icon again whenever the address changes.
    const sent = () => requests.filter((request) => !/\/icon-\w+\.svg$/.test(request));
    const before = sent();
    await page.locator("a.primary").tap();
    await page.locator("form").waitFor();
    assert.deepEqual(sent(), before);
  });

  test("the screens beside the way have nothing axe objects to either", async () => {
    const { page } = await phone(today);
    page.on("dialog", (dialog) => dialog.accept());
    await ready(page);
    await page.getByRole("button", { name: "关于这个工具" }).tap();
    await page.locator("h1", { hasText: "关于" }).waitFor();
    await axe(page);
    await page.goBack();
    const somebody = await aloneInChongqing(page, { "h-event": "fire", "h-event_hardship": "yes" });
    await page.locator(".card").first().locator("button").nth(1).tap();
    await page.locator("#day").waitFor();
    await axe(page);
    await page.goBack();
    await somebody.seeResults();
    await somebody.finding("emergency_aid").locator(".local-missing button").first().tap();
    await page.locator("#l-temporary_aid").waitFor();
    await axe(page);
    await page.reload();
    await page.locator(".notice").waitFor();
    await axe(page);
  });

  test("twelve people fit, and not more", async () => {
    const { page } = await phone(today);
    const somebody = new Respondent(page, alone);
    await somebody.begin("重庆市", "不清楚是哪一个");
    for (let count = 1; count < 12; count += 1) await page.locator(".stepper button").nth(1).tap();
    assert.match(await page.locator(".stepper output").innerText(), /12/);
    assert.ok(await page.locator(".stepper button").nth(1).isDisabled());
    await axe(page);
  });

  test("nothing runs over the edge at 320 pixels with text at twice its size", async () => {
    const { page } = await phone({ ...today, viewport: { width: 320, height: 640 } });
    await page.addInitScript(() => addEventListener("DOMContentLoaded", () => (document.documentElement.style.fontSize = "200%")));
    await page.reload();
    const somebody = new Respondent(page, { ...alone, "p1-disability": "physical", "p1-disability_grade": "2", "p1-long_term_care": "yes" });
    const goOn = somebody.goOn.bind(somebody);
    const fits = async () => {
      const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(inner <= outer, `${await somebody.heading()}: ${inner} > ${outer}`);
    };
    somebody.goOn = async () => {
      await fits();
      await goOn();
    };
    await somebody.begin("重庆市", "不清楚是哪一个");
    await somebody.seat(1);
    await somebody.answerAll();
    await somebody.seeResults();
    await fits();
    await somebody.why("dibao");
    await fits();
  });

  test("a whole household by keyboard alone", async () => {
    const { page } = await desk(today);
    await ready(page);
    const keys = page.keyboard;
    const reach = async (wanted) => {
      for (let presses = 0; presses < 80; presses += 1) {
        if (await page.evaluate((selector) => document.activeElement?.matches(selector), wanted)) return;
        await keys.press("Tab");
      }
      throw new Error(`${wanted} is out of reach on: ${await page.locator("h1").first().innerText()}`);
    };
    const send = async () => {
      const before = page.url();
      await reach("button[type=submit]");
      await keys.press("Enter");
      await page.waitForFunction((url) => location.href !== url, before);
    };
    await reach("a.primary");
    await keys.press("Enter");
    await page.locator("form").waitFor();
    while ((await page.locator(".results").count()) === 0) {
      if (await page.locator("fieldset.places").count()) {
        const wanted = (await page.locator("label.row", { hasText: "重庆市" }).count()) ? "重庆市" : "不清楚";
        const index = await page.locator("label.row").evaluateAll((rows, text) => rows.findIndex((row) => row.textContent.includes(text)), wanted);
        await reach("input[type=radio]");
        await keys.press("Space");
        for (let down = 0; down < index; down += 1) await keys.press("ArrowDown");
      } else {
        const done = new Set();
        for (;;) {
          const next = (
            await page.locator("main input").evaluateAll((inputs) =>
              inputs.filter((it) => !/-(cadence|manner)$/.test(it.name)).map(({ type, name, id }) => ({ type, name, id, key: name || id })),
            )
          ).find(({ key, type }) => key && !done.has(key) && (type !== "checkbox" || done.size === 0));
          if (!next) break;
          done.add(next.key);
          const fact = next.key.replace(/^(h|p\d+|s\d+)-/, "");
          if (next.type === "radio") {
            await reach(`input[name="${next.name}"]`);
            await keys.press("Space");
            const rows = await page.locator(`input[name="${next.name}"]`).count();
            // A yes or no is a no, and a choice the first of all, unless something else is said.
            const usual = rows === 3 ? 1 : 0;
            const downs = { work: 2, hukou_here: 0, "for-whom": 0, area: 0 }[fact] ?? usual;
            for (let down = 0; down < downs; down += 1) await keys.press("ArrowDown");
          } else if (next.type === "checkbox") {
            await reach("label.apart input");
            await keys.press("Space");
          } else {
            await reach(`[id="${next.id}"]`);
            await keys.type(fact === "age" ? "45" : "0");
          }
        }
      }
      await send();
    }
    const dibao = page.locator('article[data-programme="dibao"]');
    assert.match(await dibao.innerText(), /可能符合/);
    assert.match(await dibao.innerText(), /770/);
    await reach('article[data-programme="dibao"] > button.link:last-child');
    await keys.press("Enter");
    await page.locator(".steps").waitFor();
  });
});

inBrowser("languages", ({ phone }) => {
  test("the opening and the start screen say the same", async () => {
    const still = await phone({ javaScriptEnabled: false });
    const opening = await still.page.locator(".start").innerText();
    const { page } = await phone();
    await ready(page);
    const words = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);
    for (const line of words(await page.locator(".start").innerText())) {
      if (!["关于这个工具", "工作人员填写"].includes(line)) assert.ok(words(opening).includes(line), line);
    }
  });

  test("the whole way in English, with the answers kept when the language changes", async () => {
    const { page, complaints } = await phone(today);
    await ready(page);
    await page.locator(".bar button").last().tap();
    await page.locator("html[lang=en]").waitFor();
    const somebody = new Respondent(page, { ...alone, "h-area": "urban", "p1-work": "working", "p1-wage": "400" }, { p1: ["wage"] });
    somebody.looks = true;
    await somebody.begin("Chongqing", "Not sure which");
    await somebody.seat(1);
    await somebody.answerAll();
    await somebody.seeResults();
    assert.match(await somebody.finding("dibao").innerText(), /may qualify[\s\S]*About 370 yuan a month/);
    const steps = await somebody.why("dibao");
    assert.match(steps, /Social Assistance Law art\. 18/);
    assert.doesNotMatch(steps.replace(/Source: .*|[^\n]*\(.*(government|reposted|press|web).*/g, ""), /可能|收入/);
    await somebody.goBack(".results");
    await page.locator(".bar button").last().tap();
    assert.match(await somebody.finding("dibao").innerText(), /可能符合[\s\S]*大约 370 元\/月/);
    assert.deepEqual(complaints, []);
  });

  /** A person alone at the question for the age, with the age typed in. */
  const halfway = async (page) => {
    const somebody = new Respondent(page, alone);
    await somebody.begin("重庆市", "不清楚是哪一个");
    await somebody.seat(1);
    await upTo(somebody, "#p1-age");
    await page.locator("#p1-age").fill("45");
    return somebody;
  };
  const english = (page) => page.locator(".bar button[lang=en]");
  const chinese = (page) => page.locator('.bar button[lang="zh-Hans"]');
  const asked = (requests) => requests.filter((request) => /\/words\//.test(request));

  test("another language chosen half-way is fetched once, busy meanwhile, and keeps every answer", async () => {
    const { page, requests, complaints } = await phone(today);
    let letCome;
    const held = new Promise((resolve) => (letCome = resolve));
    await page.route("**/words/en-*.txt", async (route) => {
      await held;
      await route.continue();
    });
    const somebody = await halfway(page);
    assert.deepEqual(asked(requests), []);
    await english(page).tap();
    assert.match(await page.locator(".bar [role=status]").innerText(), /English/);
    assert.equal(await page.locator("html").getAttribute("lang"), "zh-Hans");
    assert.equal(await page.locator("#p1-age").inputValue(), "45");
    await axe(page);

    letCome();
    await page.locator("html[lang=en]").waitFor();
    assert.equal(await page.locator(".bar [role=status]").count(), 0);
    assert.equal(await page.locator("#p1-age").inputValue(), "45");
    assert.match(await somebody.heading(), /old/);
    await axe(page);
    await chinese(page).tap();
    await page.locator('html[lang="zh-Hans"]').waitFor();
    await english(page).tap();
    await page.locator("html[lang=en]").waitFor();
    assert.equal(asked(requests).length, 1);
    await somebody.answerAll();
    assert.match(await page.locator(".line", { hasText: "45 years" }).innerText(), /Age/);
    assert.deepEqual(complaints, []);
  });

  test("what the law says and where figures come from is fetched with the results, and again where it did not come", async () => {
    const { page, requests, complaints } = await phone(today);
    const somebody = new Respondent(page, { ...alone, "h-area": "urban" });
    await somebody.begin("重庆市", "不清楚是哪一个");
    await somebody.seat(1);
    await somebody.answerAll();
    assert.deepEqual(asked(requests), []);

    await page.route("**/words/zh-Hans.origins-*.txt", (route) => route.abort());
    await somebody.seeResults();
    await somebody.finding("dibao").locator("button.link").last().tap();
    const why = page.locator(".why");
    assert.match(await why.locator("[role=status]").innerText(), /没有网络就看不到/);
    const cited = why.locator(".citation", { hasText: "第十三条" }).first();
    assert.match(await cited.innerText(), /^依据：最低生活保障审核确认办法 第十三条[^：]*$/);
    await axe(page);
    await somebody.goBack(".results");

    await page.unroute("**/words/zh-Hans.origins-*.txt");
    assert.match(await somebody.why("dibao"), /最低生活保障审核确认办法 第十三条：/);
    assert.ok((await why.locator(".source").count()) > 0);
    await somebody.goBack(".results");
    await somebody.why("dibao");
    const tried = asked(requests).filter((request) => /zh-Hans\.origins/.test(request)).length;
    await somebody.goBack(".results");
    assert.equal(asked(requests).length, tried);
    assert.ok(complaints.every((complaint) => /origins/.test(complaint) || /ERR_FAILED/.test(complaint)), complaints);
  });

  for (const [name, fulfil, message] of [
    ["cannot be fetched", (route) => route.abort(), /没有取到/],
    ["is not on the host", (route) => route.fulfill({ status: 404, body: "not found" }), /没有取到/],
    ["is no catalogue", (route) => route.fulfill({ body: "<!doctype html>" }), /没有取到/],
    ["is of another version", (route) => route.fulfill({ body: "en 0123456789abcdef Latn\n" }), /网站更新了/],
  ]) {
    test(`a language that ${name} is told of, the page stays usable, and trying again helps`, async () => {
      const { page } = await phone(today);
      await page.route("**/words/en-*.txt", fulfil);
      const somebody = await halfway(page);
      await english(page).tap();
      const notice = page.locator(".bar [role=alert]");
      await notice.waitFor();
      assert.match(await notice.innerText(), message);
      assert.equal(await page.locator("html").getAttribute("lang"), "zh-Hans");
      assert.equal(await page.locator("#p1-age").inputValue(), "45");
      await axe(page);
      await somebody.goOn();
      await somebody.goBack("#p1-age");
      assert.equal(await page.locator("#p1-age").inputValue(), "45");

      await page.unroute("**/words/en-*.txt");
      await notice.locator("button").tap();
      await page.locator("html[lang=en]").waitFor();
      assert.equal(await notice.count(), 0);
      assert.equal(await page.locator("#p1-age").inputValue(), "45");
    });
  }
});
