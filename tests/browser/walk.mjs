// Somebody who looks at each kind of screen once, from the opening to the page broken down.
import { ready } from "./harness.mjs";
import { Respondent } from "./respondent.mjs";

export const today = { today: "2026-11-27" };
const family = {
  "p1-age": "62",
  "p1-farm": { exactly: "3600", yearly: true },
  "p2-relation": "child",
  "p2-age": "9",
  "p2-study": "school",
  "p2-needs_device": "yes",
  "h-savings": { between: ["0", "12000"] },
  "h-area": "rural",
};
const kinds = { p1: ["farm"] };

/** What makes one screen of questions another kind than the next. */
const SIGNS = ["[type=radio]", "[type=checkbox]", "[type=text]", "[type=search]", ".stepper", ".pair", ".manner", ".urgent", ".small", ".people", ".question .question"];

class Onlooker extends Respondent {
  constructor(page, look) {
    super(page, family, kinds);
    this.look = look;
    this.seen = new Set();
  }

  async goOn() {
    const signs = await this.page.evaluate((all) => all.filter((it) => document.querySelector(`form ${it}`)).join(" "), SIGNS);
    if (signs && !this.seen.has(signs)) await this.look(`questions with ${signs}`);
    this.seen.add(signs);
    await super.goOn();
  }

  /** The first field to type in is sent empty once. */
  async answerScreen() {
    if (!this.seen.has("mistakes") && (await this.page.locator("form [inputmode=numeric]").count())) {
      this.seen.add("mistakes");
      await this.page.locator("button[type=submit]").tap();
      await this.page.locator(".summary").waitFor();
      await this.look("mistakes");
    }
    await super.answerScreen();
    if (!this.seen.has("doubt") && (await this.page.locator("#p1-farm[type=text]").count())) {
      this.seen.add("doubt");
      await this.page.locator("#p1-farm").fill("9,000,000");
      await this.page.locator("button[type=submit]").tap();
      await this.page.locator(".doubt").waitFor();
      await this.look("asked back");
      await super.answerScreen();
    }
  }
}

/** What is looked into from the desk, which button leads there, what is there when it is shown, and what is opened in it. */
const EXAMINED = [
  ["table", 0, ".table .citation"],
  ["curves", 1, ".found"],
  ["scenarios", 2, ".scenario-tools", ".scenario-tools button"],
  ["what results rest on", 3, ".examined"],
  ["sheet", 5, ".check-code"],
  ["certificates", 9, ".verify"],
];

/** The same household, at the caseworker's desk. */
async function throughTheDesk(page, look) {
  const screen = (selector) => page.locator(selector).first();
  const atTheDesk = () => screen(".desk").waitFor();
  await page.evaluate(() => (location.hash = "#/s/0"));
  await screen(".start p:last-of-type .link").tap();
  await atTheDesk();
  await look("desk");
  for (const [name, button, shows, opens] of EXAMINED) {
    await page.locator(".desk-live > .secondary").nth(button).tap();
    await screen(shows).waitFor();
    if (opens) await screen(opens).tap();
    await look(name);
    await page.goBack();
    await atTheDesk();
  }
  for (const [name, index, shows] of [["case file", -2, "#case-file"], ["lists", -1, "#lists-file"]]) {
    await page.locator(".desk-sections > .secondary").nth(index).tap();
    await screen(shows).waitFor({ state: "attached" });
    await look(name);
    await page.goBack();
    await atTheDesk();
  }
}

/** Goes the whole way and has `look` told what is on the screen. The places are named as the language spoken names them. */
export async function throughThePage(page, look, [province, unsure] = ["重庆市", "不清楚是哪一个"]) {
  const screen = (selector) => page.locator(selector).first();
  await ready(page);
  await look("opening");
  await screen("[data-tool=settings]").tap();
  await look("settings");
  await screen("[data-tool=done]").tap();
  await screen(".start .link").tap();
  await screen("button.secondary").waitFor();
  await look("about");
  await screen("button.secondary").tap();
  await screen(".covered").waitFor({ state: "attached" });
  await screen("[aria-controls^=covered-]").tap();
  await look("coverage");
  await page.goBack();
  await page.goBack();
  await screen("a.primary").waitFor();

  const somebody = new Onlooker(page, look);
  await somebody.begin(province, unsure);
  await somebody.seat(2);
  await somebody.answerAll();
  await look("answers");
  await somebody.seeResults();
  await look("results");
  await somebody.why("dibao");
  await look("steps");
  await somebody.goBack(".results");
  await page.evaluate(() => document.querySelector("[aria-controls=local]")?.click());
  await page.locator(".results .secondary").first().tap();
  await page.locator(".results").waitFor({ state: "detached" });
  await look("figures");
  await somebody.goBack(".results");
  const along = (index) => page.locator(".results > .actions button").nth(index).tap();
  await along(0);
  await screen("[aria-controls=code]").tap();
  await screen("svg.code").waitFor();
  await look("taken along");
  await somebody.goBack(".results");
  await along(2);
  await screen(".what-if li button").tap();
  await page.locator(".stepper button").last().tap();
  await look("what if");
  await page.goBack();
  await screen(".what-if li button").waitFor();
  await somebody.goBack(".results");
  await along(3);
  await page.locator("#other-day").fill("2024-11-27");
  await page.locator("button[type=submit]").tap();
  await page.locator(".comparison").waitFor();
  await look("another day");
  await throughTheDesk(page, look);
  await screen("[data-tool=cover]").tap();
  await look("covered");
  await screen("[data-tool=uncover]").tap();
  // What is shown is the same whatever broke the page down; recovery.test.mjs breaks it down in earnest.
  await page.evaluate(() => window.dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("unreachable") })));
  await screen("#recovery").waitFor();
  await look("broken down");
}
