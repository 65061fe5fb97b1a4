// The page without network, and how one version follows another. What was answered outlives all of it, and no page is ever made of
// two versions.
import assert from "node:assert/strict";
import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { chromium } from "playwright-core";
import { findBrowser, quietly } from "../../scripts/browser.mjs";
import { axe, dist, ready } from "./harness.mjs";
import { copy, Host, nextVersion, removeCopies, revoke, versionOf } from "./host.mjs";
import { Respondent } from "./respondent.mjs";

const alone = { "p1-age": "45", "p1-work": "unable", "h-area": "urban" };
const first = versionOf(dist);

/** What a page can tell of its worker; put into every page. */
function tellsOfItsWorker() {
  window.worker = {
    /** The version of the `active` worker, or the one that is `waiting`. */
    async version(state) {
      const registration = await navigator.serviceWorker.getRegistration();
      const worker = registration && registration[state];
      if (!worker) return undefined;
      const { port1, port2 } = new MessageChannel();
      worker.postMessage({ tell: true }, [port2]);
      return new Promise((told) => (port1.onmessage = ({ data }) => told(data)));
    },
    /** The files that are kept, by version. */
    async kept() {
      const names = (await caches.keys()).sort();
      const files = async (name) => (await (await caches.open(name)).keys()).map((it) => new URL(it.url).pathname);
      return Object.fromEntries(await Promise.all(names.map(async (name) => [name.replace("jiuzhu-", ""), await files(name)])));
    },
  };
}

describe("a page that is kept", () => {
  let browser;
  let host;

  before(async () => {
    browser = await chromium.launch({ executablePath: findBrowser(), args: quietly });
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await host.fallSilent();
  });
  after(async () => {
    await browser.close();
    removeCopies();
  });

  async function opened(context) {
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date("2026-11-27T08:00:00"));
    await page.goto(host.address);
    await ready(page);
    return page;
  }

  /** A page of what was built; `prepare` runs in it before anything else. */
  async function visit(prepare = () => {}) {
    host = await new Host(dist).begin();
    const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
    await context.addInitScript(tellsOfItsWorker);
    await context.addInitScript(prepare);
    return opened(context);
  }

  /** Waits until the page answers with yes. */
  async function until(page, asks, given) {
    for (const end = performance.now() + 60_000; performance.now() < end; ) {
      if (await page.evaluate(asks, given)) return;
      await page.waitForTimeout(50);
    }
    assert.fail(`never came: ${asks}`);
  }
  const isOf = (page, state, version) =>
    until(page, async ([state, version]) => (await window.worker.version(state)) === version, [state, version]);
  const kept = (page) => page.evaluate(() => window.worker.kept());
  const version = (page) => page.locator("html").getAttribute("data-version");
  const notice = (page) => page.locator("#versions");
  const afterwards = (page) => notice(page).locator("button", { hasText: "算完再换" });
  const looksAgain = (page) => page.evaluate(() => window.dispatchEvent(new Event("online")));

  async function visitThatIsKept(prepare) {
    const page = await visit(prepare);
    await isOf(page, "active", first);
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    return page;
  }

  /** As far as the questions about oneself. */
  async function begun(page) {
    const somebody = new Respondent(page, alone);
    await somebody.begin("重庆市", "不清楚是哪一个");
    await somebody.seat(1);
    return somebody;
  }

  /** In the middle of the questions a newer version is there, and waits. */
  async function begunBeforeANewerOneCame() {
    const page = await visitThatIsKept();
    const somebody = await begun(page);
    host.folder = nextVersion();
    const next = versionOf(host.folder);
    await looksAgain(page);
    await isOf(page, "waiting", next);
    return { page, somebody, next };
  }

  /** Goes on to the results; gives what stood on the check page. */
  async function seesResults(page, somebody) {
    await somebody.answerAll();
    const answers = await page.locator("main").innerText();
    await somebody.seeResults();
    assert.match(await somebody.finding("dibao").innerText(), /可能符合[\s\S]*770/);
    return answers;
  }

  /** The page began anew, as another version, with what was answered. */
  async function goesOnAs(page, next, answers) {
    await page.locator(`html[data-version="${next}"][data-page=ready]`).waitFor();
    await page.locator("section.card").first().waitFor();
    await page.waitForFunction(() => !document.querySelector(".bar [role=status]"));
    assert.equal(await page.locator("main").innerText(), answers);
    assert.equal(await page.evaluate(() => sessionStorage.length), 0, "nothing stays behind");
  }

  test("reads lists without network once they were looked at", async () => {
    const page = await visitThatIsKept();
    const isKept = () => kept(page).then((all) => all[first].filter((it) => it.includes("lists")).length);
    const atTheLists = async () => {
      await page.getByRole("button", { name: "工作人员填写" }).tap();
      await page.getByRole("button", { name: "一个村的名单" }).tap();
      await page.locator("#lists-file").waitFor({ state: "attached" });
    };
    assert.equal(await isKept(), 0, "nobody has to keep what reads lists");
    await atTheLists();
    for (let tries = 0; (await isKept()) < 3; tries += 1) {
      assert.ok(tries < 200, "it is never kept");
      await page.waitForTimeout(100);
    }
    await host.fallSilent();
    await page.goto(host.address);
    await ready(page);
    await atTheLists();
    await page.setInputFiles("#lists-file", { name: "list.csv", mimeType: "text/csv", buffer: Buffer.from("户编号,关系,地区代码,年龄\n1,户主,500112,34\n") });
    await page.getByRole("button", { name: "开始算" }).tap();
    await page.getByText("一共 1 户，1 人。").waitFor();
    await host.begin(host.port);
  });

  test("goes through a whole household without network, in another language too", async () => {
    const page = await visitThatIsKept();
    const { [first]: files, ...others } = await kept(page);
    assert.deepEqual(others, {});
    assert.equal(files.filter((it) => /packs\/\d{6}-/.test(it)).length, 31);
    assert.ok(!files.some((it) => /without-wasm|words\/en/.test(it)), "what this browser does not need is not kept");
    await page.locator(".bar button[lang=en]").tap();
    await until(page, async () => /en\.origins/.test(JSON.stringify(await window.worker.kept())));

    await host.fallSilent();
    await page.reload();
    await ready(page);
    await page.locator(".bar button[lang=en]").tap();
    await page.locator("html[lang=en]").waitFor();
    await page.locator('.bar button[lang="zh-Hans"]').tap();
    const somebody = await begun(page);
    await seesResults(page, somebody);
    assert.match(await somebody.why("dibao"), /渝民规〔2025〕6号/);
    await host.speakAgain();
  });

  test("does not wait long for a slow network", async () => {
    const page = await visitThatIsKept();
    host.patience = 30_000;
    const began = performance.now();
    await page.reload();
    await ready(page);
    const took = performance.now() - began;
    assert.ok(took > 1900 && took < 10_000, `${took} ms`);
  });

  test("keeps JavaScript where WebAssembly does not run", async () => {
    const page = await visitThatIsKept(() => delete window.WebAssembly);
    const { [first]: files } = await kept(page);
    assert.ok(files.some((it) => /jiuzhu-without-wasm/.test(it)) && !files.some((it) => it.endsWith(".wasm")));
    await host.fallSilent();
    await page.reload();
    await seesResults(page, await begun(page));
    await host.speakAgain();
  });

  for (const [reason, prepare] of [
    ["who saves data", () => Object.defineProperty(navigator.connection, "saveData", { value: true })],
    ["whose browser has no worker", () => delete Navigator.prototype.serviceWorker],
  ]) {
    test(`leaves alone somebody ${reason}`, async () => {
      const page = await visit(prepare);
      await page.waitForResponse(/\/offline-/);
      await page.waitForTimeout(1000);
      assert.ok(!host.asked.includes("sw.js"));
      assert.deepEqual(await kept(page), {});
    });
  }

  test("is not kept from within another page", async () => {
    const page = await visit(() => delete Navigator.prototype.serviceWorker);
    host.folder = copy();
    writeFileSync(join(host.folder, "frame.html"), "<!doctype html><iframe src='./'></iframe>");
    const other = await browser.newPage();
    const came = other.waitForResponse(/\/offline-/);
    await other.goto(`${host.address}frame.html`);
    await came;
    await page.waitForTimeout(1000);
    assert.ok(!host.asked.includes("sw.js"));
  });

  test("stays of its version while a newer one comes, until that is accepted", async () => {
    const { page, somebody, next } = await begunBeforeANewerOneCame();
    assert.equal(await notice(page).count(), 0, "nothing moves on the screen that is being filled in");
    host.asked.length = 0;
    const answers = await seesResults(page, somebody);
    assert.equal(await version(page), first);
    assert.deepEqual(host.asked.filter((it) => /later-/.test(it)), [], "its own files are kept");
    assert.match(await notice(page).innerText(), /有新版本/);
    await axe(page);

    await notice(page).locator("button", { hasText: "现在换" }).tap();
    await goesOnAs(page, next, answers);
    await somebody.seeResults();
    assert.match(await somebody.finding("dibao").innerText(), /可能符合[\s\S]*770/);
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("main")).getPropertyValue("--renewed")), "1");
    await until(page, async () => Object.keys(await window.worker.kept()).length === 1);
  });

  test("is followed by a newer one once it is closed, where that is not accepted", async () => {
    const { page, somebody, next } = await begunBeforeANewerOneCame();
    await somebody.answerScreen();
    await somebody.goOn();
    await afterwards(page).tap();
    await looksAgain(page);
    await somebody.answerScreen();
    await somebody.goOn();
    assert.equal(await notice(page).count(), 0, "once is enough");
    assert.equal(await version(page), first);

    const context = page.context();
    await page.close();
    await host.fallSilent();
    const again = await opened(context);
    assert.equal(await version(again), next);
    await host.speakAgain();
  });

  for (const [reason, how] of [["breaks off half-way", "breaksOff"], ["comes with something else in it", "garbles"]]) {
    test(`stays as it is when a newer one ${reason}`, async () => {
      const page = await visitThatIsKept();
      const somebody = await begun(page);
      host.folder = nextVersion();
      const next = versionOf(host.folder);
      host[how] = /^start-/;
      await looksAgain(page);
      await until(page, async (next) => next in (await window.worker.kept()), next);
      await until(page, async () => !(await navigator.serviceWorker.getRegistration()).installing);
      assert.equal(await page.evaluate(() => window.worker.version("waiting")), undefined);

      await host.fallSilent();
      await seesResults(page, somebody);
      const another = await opened(page.context());
      assert.equal(await version(another), first);
      await seesResults(another, await begun(another));

      await host.speakAgain();
      host[how] = /^$/;
      await looksAgain(another);
      await isOf(another, "waiting", next);
    });
  }

  test("gives way at once to a newer one where it is revoked, with every answer", async () => {
    const page = await visitThatIsKept();
    const somebody = await begun(page);
    host.folder = nextVersion();
    await looksAgain(page);
    await isOf(page, "waiting", versionOf(host.folder));
    await somebody.answerScreen();
    await somebody.goOn();
    await afterwards(page).tap();
    await somebody.answerAll();
    const answers = await page.locator("main").innerText();
    revoke(host.folder, first);
    await looksAgain(page);
    await goesOnAs(page, versionOf(host.folder), answers);
    await somebody.seeResults();
  });

  test("is not begun with any more where it is revoked and the newer one does not come", async () => {
    const page = await visitThatIsKept();
    const somebody = await begun(page);
    host.folder = nextVersion();
    revoke(host.folder, first);
    host.breaksOff = /^start-/;
    await looksAgain(page);
    await notice(page).waitFor();
    assert.match(await notice(page).innerText(), /不能再用/);
    await somebody.answerScreen();
    await somebody.goOn();
    await until(page, async (first) => !(await window.worker.kept())[first].includes("/"), first);
    await host.fallSilent();
    await assert.rejects(opened(page.context()));
    await host.speakAgain();
  });

  test("can be taken back by the host, and goes on from the network", async () => {
    const page = await visitThatIsKept();
    const somebody = await begun(page);
    host.folder = copy();
    copyFileSync(join(host.folder, "sw-off.js"), join(host.folder, "sw.js"));
    await looksAgain(page);
    await until(page, async () => !(await navigator.serviceWorker.getRegistration()));
    assert.deepEqual(await kept(page), {});
    await seesResults(page, somebody);
    await page.reload();
    await ready(page);
    await until(page, async () => !(await navigator.serviceWorker.getRegistration()));
    assert.deepEqual(await kept(page), {});
  });
});
