// An order for the functions of a module in which those that have much in common are near each other. What is packed refers to
// what came shortly before: gzip looks back on 32 kilobytes, which is less than a tenth of the module.

/** So many words in a row are compared. */
const ROW = 4;

/** So many different rows are looked back on. */
const REMEMBERED = 16_000;

/** Short functions have little to offer, whatever they have in common. */
const SHORT = 20;

/** Takes functions `{ text }`, and gives them in their order: next is always the one of which most was said shortly before. */
export function alikeTogether(functions) {
  const rows = rowsOf(functions);
  const having = new Map();
  rows.forEach((all, index) => all.forEach((row) => (having.get(row) ?? having.set(row, []).get(row)).push(index)));

  const inCommon = new Float64Array(functions.length);
  const remembered = new Map();
  const count = (index, one) => {
    for (const row of rows[index]) {
      const before = remembered.get(row) ?? 0;
      remembered.set(row, before + one);
      if (before === 0 || before + one === 0) for (const other of having.get(row)) inCommon[other] += one;
    }
  };

  const left = new Set(functions.keys());
  const recent = [];
  const ordered = [];
  for (let next = 0, room = REMEMBERED; left.size > 0; next = nearest(left, (it) => inCommon[it] / (rows[it].size + SHORT))) {
    left.delete(next);
    ordered.push(functions[next]);
    recent.push(next);
    count(next, 1);
    room -= rows[next].size;
    while (room < 0 && recent.length > 1) {
      const forgotten = recent.shift();
      count(forgotten, -1);
      room += rows[forgotten].size;
    }
  }
  return ordered;
}

/** The rows of words in each function, as numbers. */
function rowsOf(functions) {
  const numbers = new Map();
  const number = (row) => numbers.get(row) ?? numbers.set(row, numbers.size).get(row);
  return functions.map(({ text }) => {
    const words = text.slice(text.indexOf("\n")).match(/[^\s()]+/g) ?? [];
    return new Set(words.slice(ROW - 1).map((_, at) => number(words.slice(at, at + ROW).join(" "))));
  });
}

function nearest(left, nearness) {
  let [found, most] = [undefined, -1];
  for (const it of left) {
    const near = nearness(it);
    if (near > most) [found, most] = [it, near];
  }
  return found;
}
