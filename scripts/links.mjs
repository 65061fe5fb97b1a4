// What in a linked module leads to what: which function calls or names which, and which data they read. The linker tells it
// where it is asked to keep its relocations (--emit-relocs).
// Format: https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md

const SECTION = { custom: 0, imports: 2, code: 10, data: 11 };
const SYMBOL = { function: 0, data: 1, section: 3 };
const SYMBOL_TABLE = 8;
const UNDEFINED = 0x10;
const EXPLICIT_NAME = 0x40;
/** Of types, globals and tables: both parts of the module have them. */
const NO_LINK = new Set([6, 7, 13, 20]);
const WITH_ADDEND = new Set([3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23, 25]);

/** The functions and data of a linked module as nodes `{ name, leadsTo }`; of data also the address and the size. */
export function links(bytes) {
  const sections = [...sectionsOf(bytes)];
  const the = (kind) => sections.find((section) => section.kind === kind);
  const named = (name) => sections.find((section) => section.name === name);
  if (!named("linking")) throw new Error("the linked module tells no links: --emit-relocs is missing");

  const functions = [];
  const imported = importedFunctions(reader(bytes, the(SECTION.imports)));
  const code = reader(bytes, the(SECTION.code));
  for (let index = imported, left = code.number(); left > 0; left -= 1, index += 1) {
    const size = code.number();
    functions[index] = { names: [], from: code.at, to: code.at + size, leadsTo: new Set() };
    code.at += size;
  }
  const segments = segmentsOf(reader(bytes, the(SECTION.data)));
  const symbols = symbolsOf(reader(bytes, named("linking")), segments);
  for (const { kind, index, name } of symbols) if (kind === SYMBOL.function) functions[index]?.names.push(name);

  const data = symbols.filter((symbol) => symbol.kind === SYMBOL.data && symbol.size > 0);
  data.sort((one, other) => one.from - other.from);
  const places = { [SECTION.code]: functions.slice(imported), [SECTION.data]: data };
  for (const section of sections.filter(({ name }) => name?.startsWith("reloc."))) {
    const relocations = reader(bytes, section);
    const patched = sections[relocations.number()];
    for (let left = relocations.number(); left > 0; left -= 1) {
      const type = relocations.byte();
      const offset = relocations.number();
      const symbol = symbols[relocations.number()];
      if (WITH_ADDEND.has(type)) relocations.number();
      const place = places[patched.kind];
      if (!place || NO_LINK.has(type)) continue;
      const to = symbol.kind === SYMBOL.function ? functions[symbol.index] : symbol;
      const from = surrounding(place, patched.from + offset);
      // Imports lead nowhere, and what is no symbol's is kept anyway.
      if (to && from) from.leadsTo.add(to);
    }
  }
  return { functions: functions.slice(imported), data };
}

/** Everything that `roots` lead to, themselves included, without going through `barred`. */
export function reached(roots, barred) {
  const found = new Set();
  const open = [...roots];
  while (open.length > 0) {
    const node = open.pop();
    if (found.has(node) || barred.has(node)) continue;
    found.add(node);
    open.push(...node.leadsTo);
  }
  return found;
}

function* sectionsOf(bytes) {
  const all = reader(bytes, { from: 8 });
  while (all.at < bytes.length) {
    const kind = all.byte();
    const size = all.number();
    const section = { kind, from: all.at, to: all.at + size };
    if (kind === SECTION.custom) {
      section.name = all.text();
      section.body = all.at;
    }
    yield section;
    all.at = section.to;
  }
}

/** Reads a section from its beginning, after its name where it has one. */
function reader(bytes, section) {
  return {
    at: section.body ?? section.from,
    end: section.to,
    byte() {
      return bytes[this.at++];
    },
    number() {
      for (let value = 0, scale = 1; ; scale *= 128) {
        const byte = this.byte();
        value += (byte & 127) * scale;
        if (byte < 128) return value;
      }
    },
    text() {
      const size = this.number();
      this.at += size;
      return bytes.subarray(this.at - size, this.at).toString();
    },
  };
}

function importedFunctions(section) {
  let functions = 0;
  for (let left = section.number(); left > 0; left -= 1) {
    section.text();
    section.text();
    if (section.byte() !== 0) throw new Error("before wasm-bindgen, a module imports functions alone");
    section.number();
    functions += 1;
  }
  return functions;
}

/** Where each segment of data stands in memory and in the file. */
function segmentsOf(section) {
  const segments = [];
  for (let left = section.number(); left > 0; left -= 1) {
    if (section.number() !== 0) throw new Error("data has a place in memory from the start");
    section.byte(); // i32.const
    const address = section.number();
    section.byte(); // end
    const size = section.number();
    segments.push({ address, at: section.at });
    section.at += size;
  }
  return segments;
}

function symbolsOf(section, segments) {
  section.number(); // version
  const symbols = [];
  while (section.at < section.end) {
    const isTable = section.byte() === SYMBOL_TABLE;
    const end = section.number() + section.at;
    for (let left = isTable ? section.number() : 0; left > 0; left -= 1) symbols.push(symbol(section, segments));
    section.at = end;
  }
  return symbols;
}

function symbol(section, segments) {
  const kind = section.byte();
  const flags = section.number();
  const isDefined = !(flags & UNDEFINED);
  if (kind === SYMBOL.section) return { kind, index: section.number() };
  if (kind !== SYMBOL.data) {
    const index = section.number();
    return { kind, index, name: isDefined || flags & EXPLICIT_NAME ? section.text() : undefined };
  }
  const name = section.text();
  if (!isDefined) return { kind, name, size: 0, leadsTo: new Set() };
  const segment = segments[section.number()];
  const offset = section.number();
  const size = section.number();
  // `from` and `to` are places in the file, like those of functions.
  const from = segment.at + offset;
  return { kind, name, size, address: segment.address + offset, from, to: from + size, leadsTo: new Set() };
}

/** Of places in their order, the one around an offset. */
function surrounding(places, offset) {
  let [low, high] = [0, places.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (places[middle].from <= offset) low = middle;
    else high = middle - 1;
  }
  return places[low]?.to > offset ? places[low] : undefined;
}
