// Somebody who fills in the page by touch, screen by screen, in whatever language it is shown.
import { axe, ready } from "./harness.mjs";

const PARENT = [
  "cares",
  "works_away",
  "dead",
  "declared_missing",
  "severe_disability",
  "seriously_ill",
  "prison",
  "compulsory_rehab",
  "other_restriction",
  "lost_contact",
  "guardianship_withdrawn",
  "deported",
  "unable",
];

/** The choices of each question in the order of the page; what is not listed is a yes or no. */
export const CHOICES = {
  area: ["urban", "rural"],
  relation: ["spouse", "child", "parent", "grandchild", "grandparent", "sibling", "childs_spouse", "other"],
  study: ["not", "preschool", "school", "college", "postgraduate"],
  work: ["working", "jobless", "unable"],
  disability: ["none", "visual", "hearing", "speech", "physical", "intellectual", "psychiatric", "multiple"],
  disability_grade: ["1", "2", "3", "4"],
  vehicle: ["none", "exempt", "livelihood", "car"],
  homes: ["one", "second_excused", "two", "three"],
  registration: ["none", "stall", "company"],
  event: ["none", "fire", "accident", "illness", "other", "disaster"],
  father: PARENT,
  mother: PARENT,
  hindrance: ["none", "pregnant_or_nursing", "sole_carer", "registered_not_placed", "training", "unsuitable"],
  work_refusals: ["none", "fewer_than_three", "three_in_a_row"],
  tekun_mode: ["home_mode", "institution_mode"],
  relapse_target: [
    "none",
    "registered_poor",
    "unstable_lifted",
    "edge_of_poverty",
    "sudden_severe_difficulty",
    "relapse_prevention_target",
  ],
  kin: ["child", "spouse", "parent", "grandchild", "grandparent", "sibling"],
  supporter_status: ["none", "dibao", "tekun", "margin", "rigid_expenditure"],
  whereabouts: ["known", "prison", "declared_missing"],
};
export const YES_NO = ["yes", "no"];

/** What most people answer when nothing else is said of them. */
export const USUAL = {
  child_in_danger: "no",
  medical_emergency: "no",
  no_home_tonight: "no",
  long_term_care: "no",
  married: "no",
  is_spouses_parent: "no",
  nearer_kin_unable: "no",
  raised_by_elder: "no",
  mind_most_severe: "no",
  multiple_without_capacity: "no",
  lacks_civil_capacity: "no",
  parents_six_months: "yes",
  chooses_child_track: "no",
  raised_siblings: "no",
  self_supporting: "no",
  special_difficulty: "no",
  own_assets_ok: "yes",
  father: "cares",
  mother: "cares",
  hindrance: "registered_not_placed",
  work_refusals: "none",
  lives_alone: "no",
  no_carer: "no",
  spouse_works_away: "no",
  needs_device: "no",
  tekun_mode: "home_mode",
  treatment_savings: "0",
  work_cost: "0",
  farm_cost: "0",
  farm_land: "0",
  business_cost: "0",
  medical_outlay: "0",
  education_outlay: "0",
  rehabilitation_outlay: "0",
  living_outlay: "0",
  rent: "0",
  outlay_aid: "0",
  aid_times: "0",
  treatment_cost: "0",
  event_hardship: "no",
  on_dibao_now: "no",
  relapse_target: "none",
  contracted_land: "no",
  relocated: "no",
  housing_need: "no",
  uncompensated_victim: "no",
  was_refused: "no",
  supporter_status: "none",
  whereabouts: "known",
  full_time_student: "no",
  ill_without_means: "no",
  severely_disabled: "no",
  no_civil_capacity: "no",
  supporter_assets_ok: "no",
  raised_by_person: "no",
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

/** The lists of kinds in the order of the page. */
const MONEY = [
  "wage",
  "farm",
  "farm_subsidy",
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
const ABILITIES = ["can_eat", "can_dress", "can_get_in_out_of_bed", "can_toilet", "can_walk_indoors", "can_bathe"];
const RECEIVED = [
  "gets_nursing_fee",
  "gets_orphan_allowance",
  "gets_unattended_allowance",
  "is_retired_cadre",
  "other_living_allowance",
  "other_care_allowance",
];

/** Of an identifier such as `p2-age` or `s1-kin`, what it is about. */
export const factOf = (id) => id.replace(/^(h|p\d+|s\d+|l)-/, "");

export class Respondent {
  /**
   * `answers` is keyed by the field's id: `p2-age`, `h-savings`, `l-dibao_standard`. An amount is a text, or
   * `{ between: [a, b] }`, with `yearly` where it is not as usual; `"unsure"` is an answer to anything. `kinds` lists
   * what is ticked of a person, money and what cannot be done alone alike: `{ p1: ["wage", "can_dress"] }`. `supported`
   * are the numbers of those with somebody elsewhere, `supporters` how many these are, `s1-of` whom the first supports.
   */
  constructor(page, answers, kinds = {}) {
    this.page = page;
    this.answers = answers;
    this.kinds = kinds;
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
    const fact = factOf(id);
    const offered = [...(CHOICES[fact] ?? YES_NO), "unsure"];
    const index = offered.indexOf(choice);
    if (index < 0) throw new Error(`${id} does not offer ${choice}`);
    await this.page.locator(`label:has([id="${index ? `${id}-${index}` : id}"])`).tap();
  }

  async typeAmount(id, amount) {
    const manner = this.page.locator(`label:has([name="${id}-manner"])`);
    if (amount === "unsure") return manner.nth(2).tap();
    const { between = null, yearly, exactly = amount } = typeof amount === "object" ? amount : {};
    if (between) {
      await manner.nth(1).tap();
      await this.page.locator(`[id="${id}"]`).fill(between[0]);
      await this.page.locator(`[id="${id}-most"]`).fill(between[1]);
    } else {
      await manner.first().tap();
      await this.page.locator(`[id="${id}"]`).fill(exactly);
    }
    // Monthly, unless it is said to be otherwise: the page takes some amounts to be yearly until one chooses.
    const cadences = this.page.locator(`label:has([name="${id}-cadence"])`);
    if (await cadences.count()) await cadences.nth(yearly ? 1 : 0).tap();
  }

  async begin(...places) {
    await ready(this.page);
    await this.page.locator("a.primary").tap();
    await this.page.locator("form").waitFor();
    await this.page.locator("label.row").first().tap();
    await this.goOn();
    await this.answerScreen();
    await this.goOn();
    if (await this.page.locator("article.urgent").count()) await this.goOn();
    for (const place of places) {
      await this.figures();
      await this.page.locator("label.row", { hasText: place }).tap();
      await this.goOn();
    }
    await this.figures();
  }

  /** Waits until the figures of the province that was chosen are there. */
  async figures() {
    await this.page.waitForFunction(() => !document.querySelector(".bar [role=status]"));
  }

  async seat(people) {
    for (let seated = 1; seated < people; seated += 1) await this.page.locator(".stepper button").nth(1).tap();
    await this.goOn();
  }

  /** Answers every screen up to the check page, or what is said where that does not come. */
  async answerAll() {
    while (!(await this.isDone())) {
      await this.answerScreen();
      await this.goOn();
      if (this.screens.length > 140) throw new Error(`no end in sight:\n${this.screens.join("\n")}`);
    }
    this.screens.push(await this.heading());
    if (this.looks) await axe(this.page);
  }

  async isDone() {
    await this.page.locator("form, .coming [role=alert]").first().waitFor();
    return (await this.page.locator("section.card, .coming").count()) > 0;
  }

  async answerScreen() {
    const page = this.page;
    if (await page.locator(".stepper").count()) return this.countSupporters();
    if (await page.locator("[id^=any-]").count()) return this.tickSituations();
    const list = page.locator("fieldset.question input[type=checkbox]:not([name])");
    const fields = page.locator("main input[type=radio], main input[type=text]");
    if ((await list.count()) > 2 && (await fields.count()) === 0) return this.tick(await list.first().getAttribute("id"));
    // Answering one question may bring up another below it.
    const done = new Set();
    for (;;) {
      const inputs = await page
        .locator("input[type=radio][id], input[type=text][id], input[type=checkbox][id$='-of']")
        .evaluateAll((all) => all.map(({ type, name, id }) => ({ type, key: type === "radio" ? name : id })));
      const next = inputs.find(({ key }) => !done.has(key) && !key.endsWith("-most"));
      if (!next) return undefined;
      done.add(next.key);
      await this.answerField(next);
    }
  }

  async answerField({ type, key }) {
    this.asked.add(key);
    const answer = this.answers[key] ?? USUAL[factOf(key)];
    if (answer === undefined) throw new Error(`${await this.heading()}: nothing to say to ${key}`);
    if (type === "checkbox") return this.tickPeople(key, answer);
    if (type === "radio") return this.choose(key, answer);
    if (await this.page.locator(`[name="${key}-manner"]`).count()) return this.typeAmount(key, answer);
    return this.page.locator(`[id="${key}"]`).fill(answer);
  }

  async countSupporters() {
    const count = Number(this.answers.supporters ?? 1);
    for (let counted = 1; counted < count; counted += 1) await this.page.locator(".stepper button").nth(1).tap();
  }

  /** Ticks each situation that is not usual of everybody, and says of whom it is true. */
  async tickSituations() {
    const situations = await this.page.locator("[id^=any-]").evaluateAll((all) => all.map(({ id }) => id.slice(4)));
    let ticked = 0;
    for (const fact of situations) {
      const said = Object.entries(this.answers).filter(([id, answer]) => factOf(id) === fact && answer !== USUAL[fact]);
      if (said.length === 0) continue;
      ticked += 1;
      await this.page.locator(`label:has([id="any-${fact}"])`).tap();
      for (const [id, answer] of said) {
        this.asked.add(id);
        const person = this.page.locator(`[id="${id}"]`);
        if (answer !== "unsure" && !(await person.isChecked())) await this.page.locator(`label:has([id="${id}"])`).tap();
      }
    }
    if (ticked === 0) await this.page.locator("label.row.apart").tap();
  }

  /** Ticks the people of these numbers, of those who have somebody elsewhere. */
  async tickPeople(id, numbers) {
    const rows = this.page.locator(`fieldset:has([id="${id}"]) label.row`);
    for (const number of numbers) await rows.nth(this.answers.supported.indexOf(number)).tap();
  }

  async tick(id) {
    const rows = this.page.locator("fieldset.question label.row");
    const [person, fact] = [id.split("-")[0], factOf(id)];
    this.asked.add(id);
    const [offered, wanted] =
      fact === "supporters_outside"
        ? [Array.from({ length: 12 }, (_, index) => index + 1), this.answers.supported ?? []]
        : [[MONEY, ABILITIES, RECEIVED].find((kinds) => kinds.includes(fact)), this.kinds[person] ?? []];
    const ticked = wanted.map((kind) => offered.indexOf(kind)).filter((index) => index >= 0);
    for (const index of ticked) await rows.nth(index).tap();
    if (ticked.length === 0) await this.page.locator("label.row.apart").tap();
  }

  /** From the check page to the results. */
  async seeResults() {
    await this.page.locator("button[type=submit]").tap();
    await this.page.locator(".results").waitFor();
    if (this.looks) await axe(this.page);
  }

  /** Other help, or something to know, by its name. */
  lead(name, person) {
    const of = person === undefined ? "" : `[data-person="${person - 1}"]`;
    return this.page.locator(`article[data-lead="${name}"]${of}`);
  }

  remark(name) {
    return this.page.locator(`article[data-remark="${name}"]`);
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
    await this.page.locator(".why [role=status]").waitFor({ state: "detached" });
    if (this.looks) await axe(this.page);
    return this.page.locator(".why").innerText();
  }

  async goBack(selector) {
    await this.page.goBack();
    await this.page.locator(selector).first().waitFor();
  }
}
