// Cells that are pasted at the desk go into its fields as if they were typed there: a row or a column from the field on, or, where
// the first of two columns says what a field is called, each into its own. What fits nowhere is left out, and is told.
export function pasteAtTheDesk() {
  document.addEventListener("paste", (event) => {
    const first = event.target.closest(".desk-fields input, .desk-fields select");
    const cells = first && event.clipboardData && cellsOf(event.clipboardData.getData("text/plain"));
    if (!cells || (cells.length === 1 && cells[0].length === 1)) return;
    event.preventDefault();
    fill(first, cells);
  });
}

/** Rows of cells, as spreadsheets copy them. */
function cellsOf(text) {
  const rows = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
  return rows.map((row) => row.split("\t").map((cell) => cell.trim()));
}

/** How a field of the desk is called, without its flag. */
function nameOf(field) {
  const label = document.querySelector(`label[for="${field.id}"]`);
  return label ? label.firstChild.textContent.trim() : "";
}

const fields = () => Array.from(document.querySelectorAll(".desk-fields .desk-field [id]")).filter((it) => /^(INPUT|SELECT)$/.test(it.tagName));

async function fill(first, cells) {
  const named = cells.every((row) => row.length === 2) && cells.some(([name]) => fields().some((it) => nameOf(it) === name));
  const [left, last] = [[], []];
  if (named) {
    for (const [name, cell] of cells) {
      const field = fields().find((it) => nameOf(it) === name);
      if (!field || !(await put(field.id, cell))) left.push(name);
      else last[0] = field.id;
    }
  } else {
    let id = first.id;
    for (const cell of [].concat(...cells)) {
      // What was filled in may have brought other fields.
      const all = fields().map((it) => it.id);
      if (!id || !(await put(id, cell))) left.push(cell);
      else last[0] = id;
      id = id && all[all.indexOf(id) + 1];
    }
  }
  const at = document.getElementById(last[0] || first.id);
  if (at) at.focus();
  const told = document.getElementById("desk-pasted");
  if (told) told.textContent = left.length > 0 ? told.dataset.left.replace("{cells}", left.join("、")) : told.dataset.done;
}

/** Whether it could be put there: nothing leaves a field as it is, and a choice takes what it offers. */
async function put(id, cell) {
  const field = document.getElementById(id);
  if (cell === "") return true;
  if (field.tagName === "SELECT") {
    const option = Array.from(field.options).find((it) => it.textContent.trim() === cell);
    if (!option) return false;
    field.selectedIndex = option.index;
  } else {
    field.value = cell;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  field.dispatchEvent(new Event("change", { bubbles: true }));
  // The page shows what comes of it before the next one.
  await new Promise((shown) => requestAnimationFrame(() => setTimeout(shown)));
  return true;
}
