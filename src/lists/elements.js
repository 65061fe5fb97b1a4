// Elements by their names, properties and what is in them; what is only text is never anything else.

/** Properties that begin with `on` are listeners; those with a hyphen, and `role`, are attributes. */
export function element(tag, properties, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (/-|^(role|for|scope|id|class|type)$/.test(name)) made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...[].concat(...inside).filter((it) => it !== undefined && it !== null && it !== false).map((it) => (it instanceof Node ? it : String(it))));
  return made;
}

/** Puts this in the place of what is in an element. */
export function refill(holder, ...inside) {
  holder.textContent = "";
  holder.append(...inside.filter(Boolean));
}

/** A text with something at its {places}. */
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (place, name) => (name in values ? values[name] : place));

export const grouped = (number) => String(number).replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));

/** Chooses one of pairs of a value and its words. */
export function choice(label, options, chosen, choose) {
  const select = element(
    "select",
    { onchange: () => choose(select.value) },
    options.map(([value, words]) => element("option", { value, selected: value === chosen }, words)),
  );
  return element("label", { class: "lists-choice" }, element("span", {}, label), select);
}

/** A table that is wider than a narrow screen. */
export function table(caption, headers, rows) {
  return element(
    "div",
    { class: "lists-scroll", tabIndex: 0, role: "group", "aria-label": caption },
    element(
      "table",
      {},
      element("caption", { class: "hidden" }, caption),
      element("thead", {}, element("tr", {}, headers.map((it) => element("th", { scope: "col" }, it)))),
      element("tbody", {}, rows.map((cells) => element("tr", {}, cells.map(cell)))),
    ),
  );
}

function cell(inside, at) {
  return at === 0 ? element("th", { scope: "row" }, inside) : element("td", {}, inside);
}

/** Some rows at a time, with the way to those before and after. */
export async function pages(words, { count, size, rows }) {
  const shown = element("div", {});
  const status = element("p", { class: "aside", role: "status" });
  let from = 0;
  const turn = (to) => element("button", { type: "button", class: "secondary", onclick: () => show(from + to * size) }, to < 0 ? words.earlier : words.later);
  const [earlier, later] = [turn(-1), turn(1)];
  async function show(first) {
    from = first;
    const to = Math.min(from + size, count);
    status.textContent = count ? filled(words.shown, { from: grouped(from + 1), to: grouped(to), count: grouped(count) }) : words.none_shown;
    earlier.disabled = from === 0;
    later.disabled = to >= count;
    refill(shown, count > 0 && (await rows(from, size)));
  }
  await show(0);
  return [status, shown, count > size && element("div", { class: "lists-pages" }, earlier, later)];
}
