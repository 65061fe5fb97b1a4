// What the browser tests share: the built page, served on this machine, and a Chromium to look at it with.
import assert from "node:assert/strict";
import { after, afterEach, before, describe } from "node:test";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";
import { findBrowser, quietly } from "../../scripts/browser.mjs";
import { serve } from "../../scripts/serve.mjs";

export const dist = fileURLToPath(new URL("../../dist", import.meta.url));

const small = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
const large = { viewport: { width: 1280, height: 900 } };

/**
 * A group of tests that shares one server and one browser. `tests` is given the two ways to visit the page.
 * `phone(options)` and `desk(options)` take what Playwright's `newContext` takes, open the page, and give a visit:
 * the `page`, every address it asked for so far (`requests`), and everything the browser found wrong (`complaints`).
 * `today` is the day that the browser believes in. `under` is the folder of the host the page is served from, `switches` is what
 * else the browser is started with. What is fetched can only be watched and cut off where no worker keeps it, so there is none
 * (tests/browser/offline.test.mjs has one).
 */
export function inBrowser(title, tests, { under = "/", switches = [] } = {}) {
  describe(title, () => {
    let site;
    let browser;

    before(async () => {
      site = await serve(dist, { under });
      browser = await chromium.launch({ executablePath: findBrowser(), args: [...quietly, ...switches] });
    });
    afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
    after(async () => {
      await browser?.close();
      await site?.stop();
    });

    const visit = async (shape, { today, ...options } = {}) => {
      const context = await browser.newContext({ locale: "zh-CN", baseURL: site.address, ...shape, ...options });
      await context.addInitScript(() => delete Navigator.prototype.serviceWorker);
      const page = await context.newPage();
      if (today) await page.clock.setFixedTime(new Date(`${today}T08:00:00`));
      const { requests, complaints } = observe(page);
      await page.goto(site.address);
      return { page, requests, complaints, address: site.address };
    };
    tests({
      phone: (options) => visit(small, options),
      desk: (options) => visit(large, options),
    });
  });
}

/** A refusal by the content security policy reaches the console as an error, so it is among the complaints. */
function observe(page) {
  const requests = [];
  const complaints = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("requestfailed", (request) => complaints.push(`${request.url()}: ${request.failure().errorText}`));
  page.on("response", (response) => {
    if (!response.ok()) complaints.push(`${response.url()}: ${response.status()}`);
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`${message.text()} ${message.location().url}`);
  });
  return { requests, complaints };
}

/** Waits until the page has taken over from the written opening. */
export async function ready(page) {
  await page.waitForFunction(() => ["ready", "failed"].includes(document.documentElement.dataset.page));
  assert.equal(await page.evaluate(() => document.documentElement.dataset.page), "ready", "the page did not start");
}

/** Fails on any violation of accessibility rules that axe can see, and says where each is. */
export async function axe(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const report = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((node) => `    ${node.target.join(" ")}`).join("\n")}`,
  );
  assert.equal(violations.length, 0, `axe found\n${report.join("\n")}`);
}
