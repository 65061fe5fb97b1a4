// Somebody who fills in the page by touch, screen by screen, in whatever language it is shown.
import { axe, ready } from "./harness.mjs";

/** The choices of each question in the order of the page; what is not listed is a yes or no. */
const CHOICES = {
  area: ["urban", "rural"],
  relation: ["spouse", "child", "parent", "grandchild", "grandparent", "sibling", "childs_spouse", "other"],
  study: ["not", "preschool", "school", "college", "postgraduate"],
  work: ["working", "jobless", "unable"],
  disability: ["none", "visual", "hearing", "speech", "physical", "intellectual", "psychiatric", "multiple"],
  disability_grade: ["1", "2", "3", "4"],
  vehicle: ["none", "exempt", "livelihood", "car"],
  homes: ["one", "second_excused", "two", "three"],
  registration: ["none", "stall", "company"],
  event: ["none", "fire", "accident", "illness", "other"],
};
const YES_NO = ["yes", "no"];

/** What most people answer when nothing else is said of them. */
const USUAL = {
  hukou_here: "yes",
  lives_with_family: "yes",
  study: "not",
  work: "unable",
  disability: "none",
  seriously_ill: "no",
  savings: "0",
  vehicle: "none",
  homes: "one",
  shop_premises: "no",
  registration: "none",
  illness_outlay: "0",
  event: "none",
  outlay_hardship: "no",
  recognised_rigid: "no",
  same_cause_aid: "no",
};

/** The kinds of money in the order of the page. */
const MONEY = [
  "wage",
  "farm",
  "business",
  "resident_pension",
  "pension",
  "support_received",
  "property",
  "old_age_allowance",
  "other_income",
  "contributions",
  "support_paid",
];

export class Respondent {
  /**
   * `answers` is keyed by the field's id: `p2-age`, `h-savings`, `l-dibao_standard`. An amount is a text, or
   * `{ between: [a, b] }`, with `yearly: true` where it is; `"unsure"` is an answer to anything. `money` lists a
   * person's kinds: `{ p1: ["wage"] }`.
   */
  constructor(page, answers, money = {}) {
    this.page = page;
    this.answers = answers;
    this.money = money;
    /** The heading of each screen that was passed. */
    this.screens = [];
    /** The id of each question that was put. */
    this.asked = new Set();
    /** Looks at every screen for what stands in the way of people with disabilities. */
    this.looks = false;
  }

  async heading() {
    return this.page.locator("h1").first().innerText();
  }

  /** Sends the screen and waits for the next one. */
  async goOn() {
    if (this.looks) await axe(this.page);
    this.screens.push(await this.heading());
    const before = await this.page.evaluate(() => location.hash);
    await this.page.locator("button[type=submit]").tap();
    await this.page.waitForFunction((hash) => location.hash !== hash, before);
  }

  async choose(id, choice) {
    const fact = id.replace(/^(h|p\d+|l)-/, "");
    const offered = [...(CHOICES[fact] ?? YES_NO), "unsure"];
    const index = offered.indexOf(choice);
    if (index < 0) throw new Error(`${id} does not offer ${choice}`);
    await this.page.locator(`label:has([id="${index ? `${id}-${index}` : id}"])`).tap();
  }

  async typeAmount(id, amount) {
    const manner = this.page.locator(`label:has([name="${id}-manner"])`);
    if (amount === "unsure") return manner.nth(2).tap();
    const { between = null, yearly = false, exactly = amount } = typeof amount === "object" ? amount : {};
    if (between) {
      await manner.nth(1).tap();
      await this.page.locator(`[id="${id}"]`).fill(between[0]);
      await this.page.locator(`[id="${id}-most"]`).fill(between[1]);
    } else {
      await manner.first().tap();
      await this.page.locator(`[id="${id}"]`).fill(exactly);
    }
    if (yearly) await this.page.locator(`label:has([name="${id}-cadence"])`).nth(1).tap();
  }

  async begin(...places) {
    await ready(this.page);
    await this.page.locator("a.primary").tap();
    await this.page.locator("form").waitFor();
    await this.page.locator("label.row").first().tap();
    await this.goOn();
    for (const place of places) {
      await this.page.locator("label.row", { hasText: place }).tap();
      await this.goOn();
    }
  }

  async seat(people) {
    for (let seated = 1; seated < people; seated += 1) await this.page.locator(".stepper button").nth(1).tap();
    await this.goOn();
  }

  /** Answers every screen up to the check page. */
  async answerAll() {
    while (await this.page.locator("section.card").count() === 0) {
      await this.answerScreen();
      await this.goOn();
      if (this.screens.length > 90) throw new Error(`no end in sight:\n${this.screens.join("\n")}`);
    }
    this.screens.push(await this.heading());
    if (this.looks) await axe(this.page);
  }

  async answerScreen() {
    const page = this.page;
    if (await page.locator("[name=away]").count()) return page.locator("label:has([name=away])").first().tap();
    const list = page.locator("fieldset.question input[type=checkbox]:not([name])");
    const radios = page.locator("input[type=radio], input[type=text]");
    if ((await list.count()) > 2 && (await radios.count()) === 0) return this.tickKinds(list);
    // Answering one question may bring up another below it.
    const done = new Set();
    for (;;) {
      const fields = await page.locator("input[type=radio][id], input[type=text][id]").evaluateAll((inputs) =>
        inputs.map(({ type, name, id }) => ({ type, key: type === "radio" ? name : id })),
      );
      const next = fields.find(({ key }) => !done.has(key) && !key.endsWith("-most"));
      if (!next) return undefined;
      done.add(next.key);
      this.asked.add(next.key);
      const fact = next.key.replace(/^(h|p\d+|l)-/, "");
      const answer = this.answers[next.key] ?? USUAL[fact];
      if (answer === undefined) throw new Error(`${await this.heading()}: nothing to say to ${next.key}`);
      if (next.type === "radio") await this.choose(next.key, answer);
      else if (fact === "age") await page.locator(`[id="${next.key}"]`).fill(answer);
      else await this.typeAmount(next.key, answer);
    }
  }

  async tickKinds(list) {
    const id = await list.first().getAttribute("id");
    const kinds = this.money[id.split("-")[0]] ?? [];
    const labels = this.page.locator("fieldset.question label.row");
    for (const kind of kinds) await labels.nth(MONEY.indexOf(kind)).tap();
    if (kinds.length === 0) await this.page.locator("label.row.apart").tap();
  }

  /** From the check page to the results. */
  async seeResults() {
    await this.page.locator("button[type=submit]").tap();
    await this.page.locator(".results").waitFor();
    if (this.looks) await axe(this.page);
  }

  /** A finding on the results page, for the household or for the person of that number. */
  finding(programme, person) {
    const of = person === undefined ? ":not([data-person])" : `[data-person="${person - 1}"]`;
    return this.page.locator(`article[data-programme="${programme}"]${of}`);
  }

  /** The steps behind a finding, as text. */
  async why(programme, person) {
    await this.finding(programme, person).locator("button.link").last().tap();
    await this.page.locator(".steps").waitFor();
    if (this.looks) await axe(this.page);
    return this.page.locator(".why").innerText();
  }

  async goBack(selector) {
    await this.page.goBack();
    await this.page.locator(selector).first().waitFor();
  }
}
