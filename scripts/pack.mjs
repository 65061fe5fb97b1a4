// A step of Trunk's: the scripts, small sheets, and no trace of Trunk in the page.
// Trunk calls it with the folder it is about to publish.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { asJavaScript } from "./javascript.mjs";
import { shortened } from "./names.mjs";
import { quick, small, twoModules } from "./split.mjs";

const folder = process.env.TRUNK_STAGING_DIR;
/** What comes after the questions and what is written out have sheets of their own, of which Trunk knows nothing. */
const sheets = ["page.css", "later.css", "written.css"];

await writeFile(join(folder, "jiuzhu.js"), glueOf(await readFile(join(folder, "jiuzhu.js"), "utf8")));
// The glue goes into start.js: one request less, and no chain of two before the module can start.
const scripts = {
  ...{ bundle: true, minify: true, legalComments: "none", allowOverwrite: true, logLevel: "error" },
  ...{ format: "iife", target: "es2017", alias: { without_wasm: resolve("src/without_wasm.js") } },
};
for (const [entry, script] of [
  [join(folder, "start.js"), "start.js"],
  ["later.js", "later.js"],
  ["offline/page.js", "offline.js"],
  ["offline/off.js", "sw-off.js"],
  ["src/lists/page.js", "lists.js"],
  ["src/lists/worker.js", "lists_worker.js"],
]) {
  await build({ ...scripts, entryPoints: [entry], outfile: join(folder, script) });
}
// This one tells engines of any age what they cannot do.
await build({ ...scripts, entryPoints: ["opening.js"], outfile: join(folder, "opening.js"), format: undefined, target: "es5" });
// A sheet may @import its neighbours, which Trunk does not follow, so it is read again from styles/.
await build({
  entryPoints: sheets.map((name) => join("styles", name)),
  outdir: folder,
  bundle: true,
  minify: true,
  target: "chrome61",
  logLevel: "error",
});

for (const name of sheets) {
  const sheet = join(folder, name);
  await writeFile(sheet, withOlderNames(await readFile(sheet, "utf8")));
}

const [module, glue] = [join(folder, "jiuzhu_bg.wasm"), join(folder, "start.js")];
const cargo = JSON.parse(execFileSync("cargo", ["metadata", "--format-version=1", "--no-deps", "--offline"]));
const built = (name, profile = "release") => join(cargo.target_directory, "wasm32-unknown-unknown", profile, name);
const { first, later } = twoModules(built("jiuzhu.wasm"), module);
/** Modules with a memory of their own (src/own_memory.js). */
const apart = { reader: small(built("jiuzhu_pack_reader.wasm")), certifier: small(built("jiuzhu_certifier.wasm")) };
const lists = quick(built("jiuzhu_list_worker.wasm", "bulk"));
const short = shortened(first, await readFile(glue, "utf8"));
const inOne = shortened(small(module), await readFile(glue, "utf8")).module;
const hash = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("hex").slice(0, 12);
// The name of the second module tells the content of both: one is never joined to another build's.
const names = {
  "later.wasm": `later-${hash(short.module, later)}.wasm`,
  "later.css": `later-${hash(await readFile(join(folder, "later.css")))}.css`,
  ...Object.fromEntries(Object.entries(apart).map(([name, module]) => [`${name}.wasm`, `${name}-${hash(module)}.wasm`])),
  "lists.wasm": `lists-${hash(lists)}.wasm`,
  "lists_worker.js": `lists_worker-${hash(await readFile(join(folder, "lists_worker.js")))}.js`,
};
for (const name of ["later.css", "lists_worker.js"]) await rename(join(folder, name), join(folder, names[name]));
await writeFile(join(folder, "jiuzhu-without-wasm.js"), asJavaScript(inOne, "jiuzhu"));
await writeFile(module, short.module);
await writeFile(join(folder, names["later.wasm"]), later);
for (const [name, module] of Object.entries(apart)) {
  await writeFile(join(folder, `${name}-without-wasm.js`), asJavaScript(module, name));
  await writeFile(join(folder, names[`${name}.wasm`]), module);
}
await writeFile(join(folder, names["lists.wasm"]), lists);
const withNames = (text) => Object.entries(names).reduce((text, [name, full]) => text.replaceAll(name, full), text);
await writeFile(glue, withNames(short.glue));
for (const name of ["lists.js", "later.js"]) {
  await writeFile(join(folder, name), withNames(await readFile(join(folder, name), "utf8")));
}
await rm(join(folder, "jiuzhu.js"));
await rm(join(folder, "snippets"), { recursive: true, force: true });

const page = join(folder, "index.html");
const html = await readFile(page, "utf8");
const leftovers = /(<!--[\s\S]*?-->|<link data-trunk [^>]*>)\n?/g;
const indents = /^[ \t]+/gm;
await writeFile(page, withNames(html.replace(leftovers, "").replace(indents, "")));

/**
 * The script that wasm-bindgen wrote, with what start.js needs of it. Memory that grows lets go of its bytes, by which the glue
 * tells that it looks at old ones; those of JavaScript do not, so it is to compare.
 */
function glueOf(written) {
  const compared = written
    .replace("cachedUint8ArrayMemory0.byteLength === 0", "cachedUint8ArrayMemory0.buffer !== wasm.memory.buffer")
    .replace(/cachedDataViewMemory0\.buffer\.detached === true \|\| \(.*?\)\)/, "cachedDataViewMemory0.buffer !== wasm.memory.buffer)");
  if (/byteLength === 0|detached/.test(compared)) throw new Error("wasm-bindgen's script looks at memory in another way");
  return `${compared}\nexport { __wbg_get_imports as imports, __wbg_finalize_init as begin };\n`;
}

/** Chrome before 69 and iOS before 12.2 know what is at the beginning or the end of a line by another name. */
function withOlderNames(sheet) {
  return sheet.replace(/(margin|padding|border)-inline-(start|end):([^;}]*)/g, "-webkit-$1-$2:$3;$&");
}
