// Trunk's last step: one script, small sheets, and no trace of Trunk in the page.
// Trunk calls it with the folder it is about to publish.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { shortened } from "./imports.mjs";
import { small, twoModules } from "./split.mjs";

const folder = process.env.TRUNK_STAGING_DIR;
/** What comes after the questions has a sheet of its own, of which Trunk knows nothing. */
const sheets = ["page.css", "later.css"];

// The glue goes into start.js: one request less, and no chain of two before the module can start.
// Engines too old for our module still understand the script, and so can say that they are too old.
await build({
  entryPoints: [join(folder, "start.js")],
  outfile: join(folder, "start.js"),
  allowOverwrite: true,
  bundle: true,
  format: "esm",
  minify: true,
  legalComments: "none",
  target: "chrome61",
  logLevel: "error",
});
// A sheet may @import its neighbours, which Trunk does not follow, so it is read again from styles/.
await build({
  entryPoints: sheets.map((name) => join("styles", name)),
  outdir: folder,
  bundle: true,
  minify: true,
  target: "chrome61",
  logLevel: "error",
});

const [module, glue] = [join(folder, "jiuzhu_bg.wasm"), join(folder, "start.js")];
const cargo = JSON.parse(execFileSync("cargo", ["metadata", "--format-version=1", "--no-deps", "--offline"]));
const built = (name) => join(cargo.target_directory, "wasm32-unknown-unknown", "release", name);
const { first, later } = twoModules(built("jiuzhu.wasm"), module);
const reader = small(built("jiuzhu_pack_reader.wasm"));
const short = shortened(first, await readFile(glue, "utf8"));
const hash = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("hex").slice(0, 12);
// The name of the second module tells the content of both: one is never joined to another build's.
const names = {
  "later.wasm": `later-${hash(short.module, later)}.wasm`,
  "later.css": `later-${hash(await readFile(join(folder, "later.css")))}.css`,
  "reader.wasm": `reader-${hash(reader)}.wasm`,
};
await rename(join(folder, "later.css"), join(folder, names["later.css"]));
await writeFile(module, short.module);
await writeFile(join(folder, names["later.wasm"]), later);
await writeFile(join(folder, names["reader.wasm"]), reader);
await writeFile(glue, Object.entries(names).reduce((text, [name, full]) => text.replaceAll(name, full), short.glue));
await rm(join(folder, "jiuzhu.js"));
await rm(join(folder, "snippets"), { recursive: true, force: true });

const page = join(folder, "index.html");
const html = await readFile(page, "utf8");
const leftovers = /[ \t]*(<!--[\s\S]*?-->|<link data-trunk [^>]*>)\n?/g;
await writeFile(page, html.replace(leftovers, ""));
