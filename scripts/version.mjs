// Makes what was built one version: the names of files tell their content, the page knows which version it is, and the worker
// (offline/worker.js) knows every file of it. The last step of a build; `node scripts/version.mjs <folder>` makes a version of a
// folder that was changed.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join, posix, sep } from "node:path";
import { transformSync } from "esbuild";

const folder = process.env.TRUNK_STAGING_DIR ?? process.argv[2];

/** What has the same name in every version, and is asked for anew each time. */
const FIXED = /^(sw|sw-off)\.js$|^versions\.json$/;
const PAGE = /\.html$/;

/** Pages that are written out are there for whom the page cannot run; they are not kept. */
const WRITTEN = /^(pages\/|written-)/;

/** For whom a file is kept, where not for all. Chinese is everybody's first language here. */
const GROUPS = [
  [/^lists/, () => "lists"],
  [/^(certifier(?:-without-wasm)?)-[0-9a-f]+\./, ([, certifier]) => certifier],
  [/-without-wasm-/, () => "javascript"],
  [/\.wasm$/, () => "wasm"],
  [/^words\/(?!zh-Hans)([\w-]+?)(\.origins)?-[0-9a-f]+\.txt$/, ([, language]) => language],
];

const NAMED_IN_PAGE = /(?<=(?:href|src)=")(?:\.\/)?([^":#?]+)(?=")/g;
const HASH = /-[0-9a-f]{12}(?=\.\w+$)/;

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const read = (name) => readFileSync(join(folder, name));
const write = (name, text) => writeFileSync(join(folder, name), text);

/** Every file of the version; twins that a host may want are the same bytes again. */
const files = () =>
  readdirSync(folder, { recursive: true })
    .filter((name) => statSync(join(folder, name)).isFile() && !/\.(br|gz)$/.test(name))
    .map((name) => name.replaceAll(sep, "/"))
    .filter((name) => !FIXED.test(name))
    .sort();

/** The name of a file that a page names, with its content in it. */
function named(name) {
  if (PAGE.test(name) || !existsSync(join(folder, name))) return name;
  const hash = sha256(read(name)).slice(0, 12);
  return name.replace(HASH, "").replace(/(?=\.\w+$)/, `-${hash}`);
}

const pages = files().filter((name) => PAGE.test(name));
const texts = new Map(pages.map((name) => [name, read(name).toString()]));
const fromPage = (page, name) => posix.join(posix.dirname(page), name);
const mentioned = [...texts].flatMap(([page, text]) => [...text.matchAll(NAMED_IN_PAGE)].map(([, name]) => fromPage(page, name)));
const names = new Map(mentioned.map((name) => [name, named(name)]));
for (const [name, full] of names) if (name !== full) renameSync(join(folder, name), join(folder, full));

for (const [page, text] of texts) {
  const renamed = (_, name) => posix.relative(posix.dirname(page), names.get(fromPage(page, name)));
  texts.set(page, text.replace(NAMED_IN_PAGE, renamed).replace(/ data-version="\w*"/, ""));
}
const others = files().filter((name) => !PAGE.test(name));
const contents = [...others.map((name) => [name, sha256(read(name))]), ...texts].flat();
const version = sha256(contents.join("\n")).slice(0, 12);
for (const [page, text] of texts) write(page, text.replace("<html ", `<html data-version="${version}" `));

const group = (name) => GROUPS.map(([pattern, of]) => [pattern.exec(name), of]).find(([found]) => found);
const kept = files().filter((name) => !WRITTEN.test(name));
const list = kept.map((name) => {
  const [found, of] = group(name) ?? [];
  // Hosts hand out a folder's page by the name of the folder.
  const address = name.replace(/(^|\/)index\.html$/, "$1") || "./";
  return [address, sha256(read(name)), found ? of(found) : ""];
});
const worker = transformSync(readFileSync("offline/worker.js", "utf8"), {
  ...{ minify: true, target: "es2017", legalComments: "none" },
  define: { VERSION: JSON.stringify(version), FILES: JSON.stringify(list) },
});
write("sw.js", worker.code);
write("versions.json", `${JSON.stringify({ version, ...JSON.parse(readFileSync("offline/versions.json")) })}\n`);
