// Lists of households, as src/screens/lists.rs makes room for them. All of it is made here, where the list stays at hand while
// one household after the other is looked at. Fetched when lists are looked at (src/looked_at.js).
import { Desk } from "./desk.js";
import { choice, element, filled, grouped, pages, refill, table } from "./elements.js";

const ROWS = 25;
/** The column of a mistake that is for programs. */
const KIND = 4;
/** Milliseconds between two words for those who hear how far it is. */
const SPOKEN = 5000;
/** More people than the desk has room for. */
const MOST_AT_THE_DESK = 12;

let desk;
let words;
let meanings;
/** The language that is spoken. */
let tag;
/** The elements that the page made room in. */
let room;
/** What is shown: one of `views`, with what it knows. */
let now;
let links = [];

const app = document.getElementById("app");
new MutationObserver(look).observe(app, { childList: true, subtree: true });
look();

/** Begins where there is room, and forgets everything where nothing is known any more. */
function look() {
  if (app.querySelector(".start")) forget();
  const found = document.getElementById("lists");
  if (!found || found === room) return;
  room = found;
  begin().catch((reason) => {
    console.info(reason);
    say(coming().dataset[desk && desk.worker ? "unable" : "missed"]);
  });
}

const coming = () => document.getElementById("lists-coming");

function say(text) {
  coming().hidden = !text;
  coming().textContent = text;
}

async function begin() {
  if (!window.Worker || !window.TextDecoder) return say(coming().dataset.unable);
  if (!desk || tag !== document.documentElement.lang) await speak();
  say("");
  show(now);
}

/** Another language is another beginning: what was written of a list is in the one that it was read in. */
async function speak() {
  forget();
  tag = document.documentElement.lang;
  desk = new Desk();
  await start();
  now = { view: "choose" };
}

async function start() {
  ({ words, meanings } = await desk.begin(tag, hear));
}

function forget() {
  if (desk) desk.end();
  desk = undefined;
  links.forEach((it) => URL.revokeObjectURL(it));
  links = [];
  now = undefined;
}

/** Ends what is under way. */
async function stop(next) {
  desk.end();
  await start();
  if (next.file) await desk.does("open", { which: 0, file: next.file });
  go(next);
}

function go(next) {
  now = next;
  show(next);
}

const views = { choose, mapping, running, results, matching, matched };

async function show(state) {
  const inside = await views[state.view](state);
  if (state !== now || !room.isConnected) return;
  refill(room, ...[].concat(inside));
  const heading = room.querySelector("h2[tabindex]");
  if (heading) heading.focus();
}

window.addEventListener("beforeunload", (event) => {
  if (!now || !["running", "results"].includes(now.view)) return;
  event.preventDefault();
  event.returnValue = "";
});

// ---- Parts ----------------------------------------------------------------------------------------------------------

const button = (text, does, kind = "secondary") => element("button", { type: "button", class: kind, onclick: does }, text);
const heading = (text) => element("h2", { tabIndex: -1 }, text);
const said = (text, name = "hint") => element("p", { class: name }, text);

/** Why something cannot be read. */
const refusal = (refused) => refused && element("div", { class: "notice", role: "alert" }, said(filled(words[refused.why], refused), ""));

/** A file that is chosen by its button. */
function opener(id, label, chosen) {
  const input = element("input", {
    id,
    type: "file",
    class: "hidden",
    accept: ".csv,.tsv,.txt,.xlsx",
    "aria-describedby": "lists-choose-hint",
    onchange: () => input.files.length && chosen(input.files[0]),
  });
  return [input, element("label", { class: "secondary", for: id }, label)];
}

/** A link that saves what is already there. */
function saver(text, name, blob) {
  const href = URL.createObjectURL(blob);
  links.push(href);
  return element("a", { class: "secondary", download: name, href }, text);
}

const fold = (title, ...inside) => element("section", { class: "card" }, element("h3", {}, title), ...inside);

// ---- A list is chosen -----------------------------------------------------------------------------------------------

async function choose({ refused }) {
  const template = await desk.does("file", { asked: "template" });
  return [
    refusal(refused),
    said(words.promise, ""),
    said(words.about, ""),
    said(words.choose_hint),
    element("div", { class: "actions", id: "lists-choose-hint" }, ...opener("lists-file", words.choose, open)),
    element("p", {}, saver(words.template, "jiuzhu-list.csv", template)),
    element("section", { class: "card" }, element("h2", {}, words.match_title), said(words.match_hint), button(words.match_title, () => go({ view: "matching" }))),
  ];
}

async function open(file) {
  say(words.reading);
  const told = await desk.does("open", { which: 0, file }).catch(stopped);
  say("");
  if (!told) return;
  go(told.refused ? { view: "choose", refused: told.refused } : { view: "mapping", file, columns: told.columns.map(suggested), quick: false });
}

const suggested = (column) => ({ ...column, chosen: column.sure ? column.meaning : "ignore", chosenPeriod: column.period || "" });

/** The module gave up: what it knew is gone, and one begins again. */
function stopped(reason) {
  console.info(reason);
  stop({ view: "choose", refused: { why: "stopped" } });
}

// ---- What each column says --------------------------------------------------------------------------------------------

async function mapping(state) {
  const { place, day } = await desk.ask({ frame: { place: Number(room.dataset.place), day: room.dataset.day } });
  const quick = element("input", { type: "checkbox", checked: state.quick, onchange: () => (state.quick = quick.checked) });
  const rows = state.columns.map((column, at) => [
    column.letters,
    element("strong", {}, column.header),
    column.samples.filter(Boolean).join(words.comma),
    meaningOf(state, column, at),
  ]);
  return [
    heading(words.mapping_title),
    refusal(state.refused),
    said(`${state.file.name}`, "aside"),
    said(words.mapping_hint),
    said(place),
    said(day),
    element("label", { class: "lists-tick" }, quick, " ", words.quick),
    element("div", { class: "actions" }, button(words.begin, () => run(state), "primary"), button(words.other_file, () => go({ view: "choose" }))),
    table(words.mapping_title, [words.column, words.header, words.sample, words.says], rows),
  ];
}

function meaningOf(state, column, at) {
  const box = element("div", {});
  const redraw = () => {
    const flow = meanings.some(({ name, flow }) => flow && name === column.chosen);
    const perhaps = !column.sure && column.chosen === "ignore" && meanings.find(({ name }) => name === column.meaning);
    refill(
      box,
      meaningSelect(column, at, redraw),
      flow && choice(words.period, [["", words.period_of_cell], ["month", words.each_month_of], ["year", words.each_year_of]], column.chosenPeriod, (it) => (column.chosenPeriod = it)),
      perhaps && said(filled(words.perhaps, { name: perhaps.label })),
    );
  };
  redraw();
  return box;
}

function meaningSelect(column, at, chosen) {
  const groups = [["list", words.about_list], ["household", words.about_household], ["person", words.about_person]];
  const option = ({ name, label }) => element("option", { value: name, selected: name === column.chosen }, label);
  const select = element(
    "select",
    {
      id: `lists-column-${at}`,
      "aria-label": `${words.says} ${column.letters} ${column.header}`,
      onchange: () => {
        column.chosen = select.value;
        chosen();
        document.getElementById(`lists-column-${at}`).focus();
      },
    },
    groups.map(([group, label]) => element("optgroup", { label }, meanings.filter((it) => it.group === group).map(option))),
  );
  return select;
}

const toldOf = ({ chosen, chosenPeriod }) => {
  const flow = meanings.some(({ name, flow }) => flow && name === chosen);
  return flow && chosenPeriod ? `${chosen}/${chosenPeriod}` : chosen;
};

// ---- It runs --------------------------------------------------------------------------------------------------------

async function run(state) {
  const { place, day } = room.dataset;
  const begun = await desk.ask({ begin: { columns: state.columns.map(toldOf), place: Number(place), day, quick: state.quick } });
  if (begun.refused) return go({ ...state, refused: begun.refused });
  const running = { view: "running", file: state.file, before: { ...state, refused: undefined } };
  go(running);
  const worker = desk.worker;
  const { results, mistakes, refused, broken } = await desk.does("run");
  if (desk.worker !== worker) return;
  if (broken) return stopped(broken);
  if (refused) return go({ view: "choose", refused });
  const summary = await desk.ask("summary");
  go({ view: "results", file: state.file, summary, saved: { results, mistakes }, which: "all", order: "list", number: "" });
}

function running(state) {
  const bar = element("progress", { max: 1, value: state.share || 0, "aria-label": words.running_title });
  const seen = said("", "lists-progress");
  const spoken = element("p", { class: "hidden", role: "status" });
  const pause = button(words.pause, () => {
    state.paused = !state.paused;
    desk.does("pause", { paused: state.paused });
    pause.textContent = state.paused ? words.go_on : words.pause;
    spoken.textContent = state.paused ? words.paused : "";
  });
  let last = 0;
  state.hear = ({ progress }) => {
    if (!progress) return;
    bar.value = progress.share;
    const percent = Math.floor(progress.share * 100);
    const { households, people } = progress;
    seen.textContent = (progress.apart ? words.apart : "") + filled(words.progress, { households: grouped(households), people: grouped(people), percent });
    if (Date.now() > last + SPOKEN) spoken.textContent = seen.textContent;
    if (Date.now() > last + SPOKEN) last = Date.now();
  };
  return [
    heading(words.running_title),
    said(state.file.name, "aside"),
    bar,
    seen,
    spoken,
    element("div", { class: "actions" }, pause, button(words.cancel, () => stop(state.before))),
  ];
}

function hear(told) {
  if (now && now.hear) now.hear(told);
}

// ---- What came of it --------------------------------------------------------------------------------------------------

async function results(state) {
  const { summary } = state;
  const line = (text, values) => said(filled(text, values), "");
  return [
    heading(words.results_title),
    element("p", { class: "estimate" }, words.estimate),
    line(words.total, numbers(summary)),
    line(words.least, { least: grouped(summary.least) }),
    line(words.most, { bounded: grouped(summary.bounded), most: grouped(summary.most) }),
    element("div", { class: "actions" }, saver(words.save_results, "jiuzhu-results.csv", state.saved.results), workbook(state), summary.mistakes > 0 && saver(words.save_mistakes, "jiuzhu-mistakes.csv", state.saved.mistakes)),
    present(state),
    open_facts(state),
    standards(summary),
    programmes(summary),
    await households(state),
    await mistakes(state),
    element("div", { class: "actions" }, button(words.other_file, () => go({ view: "choose" }))),
  ];
}

/** Results become a workbook only where somebody wants one. */
function workbook(state) {
  const box = element("div", {});
  const link = () => saver(words.save_workbook, "jiuzhu-results.xlsx", state.saved.workbook);
  const begin = button(words.make_workbook, async () => {
    const seen = element("p", { class: "hint", role: "status" });
    refill(box, seen);
    state.hear = ({ progress }) => (seen.textContent = filled(words.making_workbook, { percent: Math.floor(progress.share * 100) }));
    const { workbook, refused } = await desk.does("workbook").catch((reason) => stopped(reason) || {});
    state.saved.workbook = workbook;
    refill(box, refused && refusal(refused), workbook && link());
    if (workbook) box.firstChild.focus();
  });
  refill(box, state.saved.workbook ? link() : begin);
  return box;
}

function numbers(all) {
  const told = {};
  Object.keys(all).filter((name) => typeof all[name] === "number").forEach((name) => (told[name] = grouped(all[name])));
  return told;
}

/** Only data point here: to be verified, nothing more. */
function present(state) {
  const line = (what) => element("li", {}, lister(state, what, filled(words.present_line, { what: words[what], households: grouped(state.summary[what]) })));
  return fold(words.present_title, said(words.present_hint), element("ul", {}, line("missed"), line("to_be_verified")), said(filled(words.present_line, { what: words.agrees, households: grouped(state.summary.agrees) })));
}

function open_facts(state) {
  const line = (it) => {
    const text = filled(words.open_line, { ...numbers(it), name: it.name });
    return element("li", {}, it.fact === null || !it.alone ? text : lister(state, `alone ${it.fact}`, text));
  };
  const all = state.summary.open;
  return fold(words.open_title, all.length ? element("ul", {}, all.map(line)) : said(words.open_none, ""));
}

function standards({ standards: all, standards_alike }) {
  if (!all.length && !standards_alike) return false;
  const line = (it) => element("li", {}, filled(words.standards_line, { ...it, households: grouped(it.households) }));
  return fold(words.standards_title, element("ul", {}, all.map(line)), standards_alike > 0 && said(filled(words.standards_alike, { households: grouped(standards_alike) })));
}

function programmes({ programmes: all }) {
  const headers = [words.programme, words.likely, words.depends, words.unlikely];
  return fold(words.programmes_title, table(words.programmes_title, headers, all.map((it) => [it.name, grouped(it.likely), grouped(it.depends), grouped(it.unlikely)])));
}

/** Shows the households that are meant, below. */
function lister(state, which, text) {
  return button(text, () => {
    state.which = which;
    state.redraw();
    document.getElementById("lists-households").focus();
  }, "link");
}

// ---- One line for each household ----------------------------------------------------------------------------------------

const asked = (which) => (which.startsWith("alone ") ? { alone: Number(which.slice(6)) } : which);

async function households(state) {
  const list = element("div", {});
  const of = (verdict) => filled(words.which_dibao, { verdict: words[verdict] });
  const alone = state.summary.open.filter((it) => it.fact !== null && it.alone);
  const which = [
    ["all", words.which_all],
    ["missed", words.missed],
    ["to_be_verified", words.to_be_verified],
    ...["likely", "depends", "unlikely"].map((it) => [it, of(it)]),
    ["wrong", words.which_wrong],
    ["stopped", words.which_stopped],
    ...alone.map((it) => [`alone ${it.fact}`, filled(words.which_alone, { name: it.name })]),
  ];
  const order = ["list", "most_paid", "least_paid", "mistakes"].map((it) => [it, words[`order_${it}`]]);
  const choices = element("div", { class: "lists-choices" });
  const number = element("input", { type: "text", value: state.number, onchange: () => change({ number: number.value }) });
  const change = (what) => {
    Object.assign(state, what);
    state.redraw();
  };
  state.redraw = async () => {
    refill(
      choices,
      choice(words.which, which, state.which, (it) => change({ which: it })),
      choice(words.order, order, state.order, (it) => change({ order: it })),
      element("label", { class: "lists-choice" }, element("span", {}, words.search), number),
    );
    const { count } = await desk.ask({ show: { which: asked(state.which), order: state.order, number: state.number } });
    refill(list, ...(await pages(words, { count, size: ROWS, rows: some })));
  };
  await state.redraw();
  return element("section", { class: "card" }, element("h3", { id: "lists-households", tabIndex: -1 }, words.households_title), said(words.to_desk_hint), choices, list);
}

async function some(from, count) {
  const rows = await desk.ask({ households: { from, count } });
  const paid = ({ least, most }) => (least === "" ? "" : least === most ? grouped(least) : `${grouped(least)}–${grouped(most)}`);
  const toDesk = ({ row, people, assessed, number }) =>
    assessed && people <= MOST_AT_THE_DESK && element("button", { type: "button", class: "link", "aria-label": `${words.to_desk} ${number}`, onclick: () => takeToDesk(row) }, words.to_desk);
  const cells = (it) => [[it.number, ...it.kept].join(words.comma), it.present, it.dibao, paid(it), it.open, it.mistakes === "0" ? "" : it.mistakes, toDesk(it) || ""];
  const headers = [words.search, words.present_title, words.verdict, words.each_month, words.open_title, words.mistakes_title, words.to_desk];
  return table(words.households_title, headers, rows.map(cells));
}

/** The page takes the household where a field that is not shown changes (src/screens/lists.rs). */
async function takeToDesk(row) {
  say(words.fetching);
  const bytes = await desk.ask({ case: row });
  say("");
  const field = document.getElementById("lists-household");
  field.value = bytes.join(" ");
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

// ---- What is to be mended ---------------------------------------------------------------------------------------------

function mistakes({ summary }) {
  const rows = (from, count) => desk.ask({ mistakes: { from, count } });
  const without = (cells) => cells.filter((_, at) => at !== KIND);
  return paged(words.mistakes_title, words.mistakes_none, summary.mistakes, without(summary.headers), async (from, count) => (await rows(from, count)).map(without));
}

/** Some rows of a table that may be long. */
async function paged(title, none, count, headers, rows) {
  const some = async (from, size) => table(title, headers, await rows(from, size));
  const shown = count ? (await pages(words, { count, size: ROWS, rows: some })).filter(Boolean) : [said(none, "")];
  return fold(title, ...shown);
}

// ---- Two lists are held against each other ------------------------------------------------------------------------------

async function matching(state) {
  const tables = (state.tables = state.tables || []);
  const keys = (state.keys = state.keys || []);
  const one = (which) => {
    const title = words[which ? "second_list" : "first_list"];
    const chosen = async (file) => {
      say(words.reading);
      const told = await desk.does("open", { which, file }).catch(stopped);
      say("");
      if (!told) return;
      tables[which] = told.refused ? undefined : { file, columns: told.columns };
      keys[which] = told.refused ? undefined : keyOf(told.columns);
      go({ ...state, refused: told.refused });
    };
    const headers = tables[which] && tables[which].columns.map(({ letters, header }) => [header, `${letters} ${header}`]);
    return element(
      "section",
      { class: "card" },
      element("h3", {}, title),
      tables[which] && said(tables[which].file.name, "aside"),
      element("div", {}, ...opener(`lists-file-${which}`, title, chosen)),
      headers && choice(words[which ? "key_of_second" : "key_of_first"], headers, keys[which], (it) => (keys[which] = it)),
    );
  };
  const whole = tables[0] && tables[1];
  return [
    heading(words.match_title),
    refusal(state.refused),
    said(words.match_hint),
    said(words.choose_hint, "hint"),
    one(0),
    one(1),
    element("div", { class: "actions" }, whole && button(words.match_begin, () => match(state), "primary"), button(words.other_file, () => go({ view: "choose" }))),
  ];
}

/** A list is matched by the number of people or households, where it has one. */
function keyOf(columns) {
  const known = (meaning) => columns.find((it) => it.sure && it.meaning === meaning);
  return (known("person_number") || known("household_number") || columns[0]).header;
}

async function match(state) {
  const both = (which, share) => (which + share) / 2;
  const comparing = { view: "running", file: state.tables[0].file, before: { view: "matching" } };
  go(comparing);
  comparing.hear = ({ reading }) => {
    const bar = room.querySelector("progress");
    if (reading && bar) bar.value = both(reading.which, reading.share);
  };
  const found = await desk.ask({ match: state.keys }).catch(stopped);
  if (!found || now !== comparing) return;
  if (found.refused) return go({ view: "matching", refused: found.refused });
  go({ view: "matched", found, saved: await desk.does("file", { asked: "differences_written" }) });
}

async function matched({ found, saved }) {
  const counts = found.counts.filter(([, count]) => count).map(([what, count]) => element("li", {}, filled(words.match_count, { what, count: grouped(count) })));
  return [
    heading(words.match_done_title),
    said(filled(words.match_total, numbers(found)), ""),
    element("ul", {}, counts),
    element("div", { class: "actions" }, saver(words.save_differences, "jiuzhu-differences.csv", saved)),
    await paged(words.match_title, words.same, found.all, found.headers, async (from, count) => (await desk.ask({ differences: { from, count } })).map((it) => it.map((cell) => (cell === null ? "" : cell)))),
    element("div", { class: "actions" }, button(words.other_file, () => go({ view: "matching" }))),
  ];
}
