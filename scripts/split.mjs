// Splits the module: what is only reached through src/later.rs goes into a second one, which shares the memory and the table
// of the first and is fetched when it is wanted. docs/decisions/0016-two-modules.md says why.
// Both are put together as text, in which everything goes by its name.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { alikeTogether } from "./alike.mjs";
import { links, reached } from "./links.mjs";

/** The functions of src/later.rs, as the compiler calls them. */
const ENTRY = /6jiuzhu5later\d+[a-z_]+?(17h[0-9a-f]{16}E)?$/;

/** Data between two pieces that come later stays in the first module unless it is longer than a new segment's head. */
const WORTH_A_SEGMENT = 16;

/** What a standard library that was built elsewhere uses of WebAssembly; what is built here uses none of it. */
const NEWER = [
  "mutable-globals",
  "bulk-memory",
  "bulk-memory-opt",
  "sign-ext",
  "nontrapping-float-to-int",
  "reference-types",
  "multivalue",
  "call-indirect-overlong",
].map((feature) => `--enable-${feature}`);

/** Writes that in the older way. What comes out is WebAssembly as the first engines know it (docs/decisions/0018-old-engines.md). */
const LOWERED = ["--signext-lowering", "--llvm-nontrapping-fptoint-lowering", "--llvm-memory-copy-fill-lowering"];
const FIRST_WEBASSEMBLY = "--mvp-features";

/** docs/decisions/0013-size.md says what each is for. */
const SMALL = [
  ["--flatten", "--rereloop", "-Oz", "-Oz", "--always-inline-max-function-size=4"],
  ["--one-caller-inline-max-function-size=0", "--skip-pass=memory-packing", "--low-memory-unused"],
  ["--strip-producers", "--strip-target-features"],
].flat();

const QUICK = ["-O3", "--low-memory-unused", "--strip-debug", "--strip-producers", "--strip-target-features"];

/** The bytes of both modules, by the files of the module as the linker and as wasm-bindgen wrote it. */
export function twoModules(linked, bound) {
  const { first, later } = split(readFileSync(linked), textOf(bound));
  return { first: smallOfText(first), later: smallOfText(later) };
}

/** The bytes of a module that is left in one, by its file: as small as it gets. */
export const small = (file) => smallOfText(textOf(file));

/** The bytes of a module that is left in one, by its file: as quick as it gets. */
export function quick(file) {
  return inFolder((here) => {
    run("wasm-opt", ...NEWER, ...LOWERED, ...QUICK, file, "-o", here("module.wasm"));
    return readFileSync(here("module.wasm"));
  });
}

export const run = (program, ...words) => execFileSync(program, words, { stdio: ["ignore", "inherit", "pipe"] });

export function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), "modules-"));
  try {
    return work((name) => join(folder, name));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A module as text. What stands in it beside the module itself, such as the linker's notes, is left out. */
function textOf(file) {
  return inFolder((here) => {
    run("wasm-dis", file, "-o", here("module.wat"));
    return readFileSync(here("module.wat"), "utf8");
  });
}

function smallOfText(text) {
  return inFolder((here) => {
    const [wat, wasm] = [here("module.wat"), here("module.wasm")];
    writeFileSync(wat, text);
    run("wasm-opt", ...NEWER, ...LOWERED, ...SMALL, wat, "-o", wasm);
    run("wasm-dis", FIRST_WEBASSEMBLY, wasm, "-o", wat);
    writeFileSync(wat, inOrder(readFileSync(wat, "utf8")));
    run("wasm-as", FIRST_WEBASSEMBLY, wat, "-o", wasm);
    return readFileSync(wasm);
  });
}

/**
 * Takes what comes later out of a module. `linked` is the module as the linker wrote it, `bound` the same after wasm-bindgen;
 * both go by the same names. Returns the text of the two modules.
 */
export function split(linked, bound) {
  const graph = links(linked);
  const module = parsed(bound);
  const entries = graph.functions.filter(({ names }) => names.some((name) => ENTRY.test(name)));
  if (entries.length === 0) throw new Error("no function of src/later.rs is in the module");
  const atFirst = reached(roots(module, graph), new Set(entries));
  const names = (functions) => new Set(functions.flatMap((it) => it.names.map((name) => `$${name}`)));
  const comesLater = names(graph.functions.filter((it) => !atFirst.has(it)));
  const isEntry = names(entries);
  const kept = [...atFirst].filter((it) => it.address !== undefined);

  const isLater = (name) => comesLater.has(name);
  const first = { types: module.types, items: [], functions: [] };
  const later = { types: module.types, items: [], functions: [] };
  for (const it of module.functions) (isLater(it.name) ? later : first).functions.push(it);

  // What the later functions use of the first module, by name; functions, globals, tables and the memory have names of their own.
  const memory = only(module.items, "memory");
  const elements = only(module.items, "elem");
  const table = only(module.items, "table");
  const text = later.functions.map((it) => it.text).join("\n");
  const used = new Set([memory.name, table.name]);
  const own = new Set(later.functions.map((it) => it.name));
  for (const [, name] of text.matchAll(/\((?:call|return_call|ref\.func|global\.[gs]et|table\.\w+) (\$[^\s()]+)/g)) {
    if (!own.has(name)) used.add(name);
  }
  for (const it of first.functions) {
    for (const [, name] of it.text.matchAll(/\((?:call|return_call|ref\.func) (\$[^\s()]+)/g)) {
      if (isLater(name) && !isEntry.has(name)) throw new Error(`${it.name} calls ${name}, which comes later`);
    }
  }

  // The first calls the later ones through slots at the end of the table.
  const doors = later.functions.filter((it) => isEntry.has(it.name));
  if (doors.length !== entries.length) throw new Error("wasm-bindgen and the linker call the functions of src/later.rs differently");
  const slots = Number(/ (\d+) \d+ funcref/.exec(table.text)[1]);
  table.text = table.text.replace(/ \d+ \d+ funcref/, ` ${slots + doors.length} ${slots + doors.length} funcref`);
  const stub = ({ name, parameters, result }, index) =>
    ` (func ${name} ${parameters.map((type, at) => `(param $${at} ${type})`).join(" ")} ${result}\n` +
    `  (call_indirect ${parameters.map((type) => `(param ${type})`).join(" ")} ${result} ` +
    `${parameters.map((_, at) => `(local.get $${at})`).join(" ")} (i32.const ${slots + index})))`;

  const [firstElements, laterElements] = divided(elements, isLater);
  const data = module.items.filter((it) => it.kind === "data").map((it) => divide(it, kept, graph.data));

  const nameable = module.items.filter(({ kind, text }) => ["memory", "table"].includes(kind) || (kind === "global" && !type(text)));
  const variables = module.items.filter(({ kind, name, text }) => kind === "global" && type(text) && used.has(name));
  const accessors = variables.flatMap(accessorsOf);
  const shared = [...[...nameable, ...module.imports, ...module.functions].filter((it) => used.has(it.name)), ...accessors];
  const firstText = [
    ...module.types,
    ...module.imports,
    ...module.items.filter((it) => !["elem", "data", "export", "start"].includes(it.kind)),
    ...data.flatMap((it) => it.first),
    ...firstElements,
    ...module.items.filter((it) => ["export", "start"].includes(it.kind)),
    ...shared.map((it, index) => ` (export "${short(index)}" (${it.kind} ${it.name}))`),
    ...first.functions,
    ...accessors,
    ...doors.map(stub),
  ];
  const laterText = [
    ...module.types,
    ...shared.map((it, index) => ` (import "" "${short(index)}" ${declaration(it)})`),
    ...data.flatMap((it) => it.later),
    ...laterElements,
    ` (elem (i32.const ${slots}) ${doors.map((it) => it.name).join(" ")})`,
    ...later.functions.map((it) => throughAccessors(it.text, variables)),
  ];
  return { first: written(firstText), later: written(laterText) };
}

/** A module's text with its functions in an order that packs better. */
function inOrder(text) {
  const { types, imports, items, functions } = parsed(text);
  return written([...types, ...imports, ...items, ...alikeTogether(functions)]);
}

/** What is there from the start: what the module exports, and what wasm-bindgen's own functions call. */
function roots(module, graph) {
  const linked = new Map(graph.functions.flatMap((it) => it.names.map((name) => [`$${name}`, it])));
  const begins = module.items.filter(({ kind }) => kind === "export" || kind === "start");
  const added = module.functions.filter(({ name }) => !linked.has(name));
  const named = [...begins, ...added].flatMap(({ text }) => text.match(/\$[^\s()]+/g) ?? []);
  return named.map((name) => linked.get(name)).filter(Boolean);
}

const written = (parts) => `(module\n${parts.map((it) => it.text ?? it).join("\n")}\n)\n`;

const short = (index) => index.toString(36);

/** The type of a global that changes. */
const type = (text) => /\(mut (\w+)\)/.exec(text)?.[1];

/** Modules of the first engines cannot share a global that changes, such as the stack pointer, so the first has functions for it. */
function accessorsOf({ name, text }) {
  const value = type(text);
  return [
    {
      ...{ kind: "func", name: `${name}.get`, parameters: [], result: `(result ${value})` },
      text: ` (func ${name}.get (result ${value})\n  (global.get ${name}))`,
    },
    {
      ...{ kind: "func", name: `${name}.set`, parameters: [value], result: "" },
      text: ` (func ${name}.set (param $0 ${value})\n  (global.set ${name} (local.get $0)))`,
    },
  ];
}

const throughAccessors = (text, variables) =>
  variables.reduce(
    (changed, { name }) =>
      changed.replaceAll(`(global.get ${name})`, `(call ${name}.get)`).replaceAll(`(global.set ${name}\n`, `(call ${name}.set\n`),
    text,
  );

function only(items, kind) {
  const found = items.filter((it) => it.kind === kind);
  if (found.length !== 1) throw new Error(`${found.length} of ${kind} in the module instead of one`);
  return found[0];
}

/** The top level of a module's text, as wasm-dis writes it: each item begins a line, indented by one space. */
function parsed(text) {
  const module = { types: [], imports: [], items: [], functions: [] };
  const lines = text.slice(text.indexOf("\n") + 1, text.lastIndexOf("\n)"));
  const plain = new Map();
  const unquoted = (name) => plain.get(name) ?? plain.set(name, `$quoted${plain.size}`).get(name);
  for (const line of lines.split(/\n(?= \()/)) {
    const item = line.startsWith(" (data") ? line : line.replace(/\$"(?:[^"\\]|\\.)*"/g, unquoted);
    const [, kind, name] = /^ \((\w+)(?: (\$[^\s()]+))?/.exec(item);
    if (kind === "func") module.functions.push({ kind, name, text: item, ...signature(item.slice(0, item.indexOf("\n"))) });
    else if (kind === "import") module.imports.push(imported(item));
    else if (kind === "type" || kind === "rec") module.types.push({ kind, text: item });
    else module.items.push({ kind, name, text: item });
  }
  return module;
}

function imported(text) {
  const [, kind, name] = /\((\w+) (\$[^\s()]+)[^"]*$/.exec(text);
  return { kind, name, text, ...signature(text) };
}

/** The types of the parameters, and the result as it is written. */
function signature(head) {
  const parameters = [...head.matchAll(/\(param([^()]*)\)/g)].flatMap(([, types]) => types.split(" "));
  return {
    parameters: parameters.filter((word) => word && !word.startsWith("$")),
    result: /\(result[^()]*\)/.exec(head)?.[0] ?? "",
  };
}

/** How the later module declares what it takes from the first. */
function declaration({ kind, name, text, parameters, result }) {
  if (kind === "func") return `(func ${name} ${parameters.map((type) => `(param ${type})`).join(" ")} ${result})`;
  if (kind === "global") return `(global ${name} ${/ (i32|i64|f64|f32) /.exec(text)[1]})`;
  return text.trim();
}

/** The elements of the table for either module. In the first a slot that is filled later holds what cannot be called there. */
function divided(elements, isLater) {
  const [, start, list] = /\(i32\.const (\d+)\) (.*)\)$/.exec(elements.text);
  const names = list.split(" ");
  const filler = names.find((name) => !isLater(name));
  const first = ` (elem (i32.const ${start}) ${names.map((name) => (isLater(name) ? filler : name)).join(" ")})`;
  const later = [];
  names.forEach((name, index) => {
    if (!isLater(name)) return;
    const at = Number(start) + index;
    const last = later.at(-1);
    if (last && last.at + last.names.length === at) last.names.push(name);
    else later.push({ at, names: [name] });
  });
  const written = ({ at, names }) => ` (elem (i32.const ${at}) ${names.join(" ")})`;
  return [[first], later.map(written)];
}

/** A segment of data for either module: what only later functions read is not in the first. */
function divide(segment, kept, symbols) {
  const [, at, escaped] = /\(i32\.const (\d+)\) "(.*)"\)$/.exec(segment.text);
  const bytes = unescaped(escaped);
  const address = Number(at);
  const stays = new Uint8Array(bytes.length).fill(1);
  const mark = (it, value) => {
    const from = it.address - address;
    if (from + it.size > 0 && from < bytes.length) stays.fill(value, Math.max(from, 0), from + it.size);
  };
  symbols.forEach((it) => mark(it, 0));
  kept.forEach((it) => mark(it, 1));
  const pieces = [];
  for (let from = 0; from < bytes.length; ) {
    let to = from + 1;
    while (to < bytes.length && stays[to] === stays[from]) to += 1;
    pieces.push({ from, to, stays: stays[from] === 1 || to - from < WORTH_A_SEGMENT });
    from = to;
  }
  const joined = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last?.stays === piece.stays) last.to = piece.to;
    else joined.push(piece);
  }
  const written = ({ from, to }) => ` (data (i32.const ${address + from}) "${escapedAgain(bytes.subarray(from, to))}")`;
  return {
    first: joined.filter((it) => it.stays).map(written),
    later: joined.filter((it) => !it.stays).map(written),
  };
}

const SPECIAL = { t: 9, n: 10, r: 13, '"': 34, "'": 39, "\\": 92 };

function unescaped(text) {
  const bytes = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] !== "\\") bytes.push(text.charCodeAt(at));
    else if (text[at + 1] in SPECIAL) bytes.push(SPECIAL[text[++at]]);
    else {
      bytes.push(Number.parseInt(text.slice(at + 1, at + 3), 16));
      at += 2;
    }
  }
  return Uint8Array.from(bytes);
}

const escapedAgain = (bytes) => [...bytes].map((byte) => `\\${byte.toString(16).padStart(2, "0")}`).join("");
