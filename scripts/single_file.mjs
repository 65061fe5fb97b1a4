// Writes the built page as one file, which works from a USB stick: `node scripts/single_file.mjs 四川,chongqing`.
// docs/decisions/0020-offline.md says what is in it.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const into = "single-file";
const wanted = (process.argv[2] ?? "").split(",").filter(Boolean);

const read = (name) => readFileSync(join("dist", name));
const text = (name) => read(name).toString();
const named = (pattern, folder = "") => readdirSync(join("dist", folder)).filter((name) => pattern.test(name)).map((name) => folder + name);

/** The provinces on file: code, the name of the pack's file, and what else they are called. */
const provinces = readdirSync("packs")
  .filter((name) => name.endsWith(".toml") && !["national.toml", "Cargo.toml"].includes(name))
  .map((name) => {
    const pack = readFileSync(join("packs", name), "utf8");
    const [, code] = /^code = "(\d\d)0000"/m.exec(pack);
    const [, chinese, english] = /^name = .*zh-Hans = "(.*?)".* en = "(.*?)"/m.exec(pack);
    const [, pinyin] = /^pinyin = "(.*?)"/m.exec(pack);
    return { code, file: name.replace(".toml", ""), chinese, english, pinyin: pinyin.replaceAll(" ", "") };
  });

function provinceOf(name) {
  const small = name.toLowerCase();
  const ways = [
    (it) => name.startsWith(it.code) && /^\d{2}(0{4})?$/.test(name),
    (it) => it.file === small,
    (it) => it.chinese.startsWith(name),
    (it) => it.pinyin.startsWith(small),
  ];
  const found = ways.map((way) => provinces.filter(way)).find((it) => it.length > 0) ?? [];
  if (found.length === 1) return found[0];
  const names = found.length ? found : provinces;
  console.error(`${name}: which province? ${names.map((it) => `${it.file} ${it.chinese}`).join(", ")}`);
  process.exit(1);
}

const chosen = [...new Set(wanted.map(provinceOf))];
const kept = [
  ...named(/^(places|coverage)-/, "packs/"),
  ...chosen.flatMap(({ code }) => named(new RegExp(`^${code}0000-`), "packs/")),
  ...named(/\.txt$/, "words/"),
  ...named(/^lists(_worker)?-.*\.wasm$|^lists_worker-/),
];
const block = (name) => `<script type="application/octet-stream" id="${name}">${read(name).toString("base64")}</script>`;

const [first, later] = [named(/^page-.*\.css$/), named(/^later-.*\.css$/)].flat();
const sheets = [
  [first, text(first)],
  [later, text(later)],
  ["single_file.css", readFileSync("offline/single_file.css", "utf8")],
].map(([id, sheet]) => ({ id, content: sheet.trim() }));

/** As they follow each other; the modules leave functions, which the last one calls. */
const scripts = [
  readFileSync("offline/single_file.js", "utf8"),
  ...[/^jiuzhu-without-wasm-/, /^reader-without-wasm-/, /^certifier-without-wasm-/, /^opening-/, /^later-.*\.js$/, /^start-/, /^lists-.*\.js$/].flatMap((it) => named(it)).map(text),
].map(inline);

/** A script that can stand between tags. What ends it, and what a page may not hold, is told in another way. */
function inline(script) {
  if (/[\0\r]/.test(script)) throw new Error("a script holds what a page cannot");
  return script.trim().replaceAll("</script", "<\\/script").replaceAll("<!--", "\\x3c!--");
}

const hashes = (all) => all.map((it) => `'sha256-${createHash("sha256").update(it).digest("base64")}'`).join(" ");
const policy = [
  "default-src 'none'",
  // What reads lists is WebAssembly in a worker that is made of a block.
  `script-src ${hashes(scripts)} 'wasm-unsafe-eval'`,
  "worker-src blob:",
  `style-src ${hashes(sheets.map((it) => it.content))}`,
  "img-src data:",
  "form-action 'none'; base-uri 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types lists",
].join("; ");

const icon = read(named(/^icon-.*\.svg$/)[0]).toString("base64");
const styles = sheets.map(({ id, content }) => `<style id="${id}">${content}</style>`).join("\n");
const names = { chinese: ["全国", ...chosen.map((it) => it.chinese)].join("、"), english: ["the nation", ...chosen.map((it) => it.english)].join(", ") };
const notInFile = readFileSync("offline/single_file.html", "utf8").replace(/<!--.*-->\n/, "").replace(/\{(\w+)\}/g, (_, language) => names[language]);
const written = [
  [/content="default-src[^"]*"/, `content="${policy}"`],
  [/<link rel="preload"[^>]*>\n?/, ""],
  [/<link rel="icon"[^>]*>/, `<link rel="icon" href="data:image/svg+xml;base64,${icon}">`],
  [/<link rel="stylesheet"[^>]*>/, styles],
  [/<script[^>]*src="opening-[^>]*><\/script>\n?/, ""],
  [/<script[^>]*src="start-[^>]*><\/script>\n?/, ""],
  [/<template id="jiuzhu-without-wasm">.*<\/template>\n?/, ""],
  [/<template id="reader-without-wasm">.*<\/template>\n?/, ""],
  [/<template id="certifier-without-wasm">.*<\/template>\n?/, ""],
  [/<template id="lists-script">.*<\/template>\n?/, ""],
  [/<template id="later">.*<\/template>\n?/, ""],
  // Written pages are not in the file.
  [/<p[^>]*><a href="pages\/.*<\/p>\n?/g, ""],
  [/<template id="offline">.*<\/template>/, `<template id="offline"></template>`],
  [/(?=<div id="app">)/, notInFile],
  [/<\/body>/, [...kept.map(block), ...scripts.map((it) => `<script>${it}</script>`), "</body>"].join("\n")],
].reduce((page, [pattern, piece]) => {
  if (!pattern.test(page)) throw new Error(`index.html has no ${pattern}`);
  return page.replace(pattern, () => piece);
}, text("index.html"));

const file = join(into, `${["jiuzhu", ...chosen.map((it) => it.file)].join("-")}.html`);
mkdirSync(into, { recursive: true });
writeFileSync(file, written);
const inside = chosen.map((it) => it.chinese).join("、") || "no province: the nation's figures alone (PROVINCE=… for others)";
console.log(`${file}  ${(Buffer.byteLength(written) / 1e6).toFixed(1)} MB  ${inside}`);
