// Makes a release of what was built (dist/): a folder that a host can serve as it is, with what is needed to serve and to check it.
// `make dist`; FRAMED_BY="'self' https://*.gov.cn" names the sites that may show the page within theirs.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, posix, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { gzipAsync } from "@gfx/zopfli";
import { billOfMaterials } from "./bill_of_materials.mjs";
import { headers, PACKED, policyOf } from "./served.mjs";
import { apache, iis, nginx, tomcat } from "./snippets.mjs";

export const version = () => /^version = "(.*)"$/m.exec(readFileSync("Cargo.toml", "utf8"))[1];

const own = dirname(fileURLToPath(import.meta.url));

/** Bytes that fit into one packet anyway are not packed. */
const SMALL = 1000;

const files = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => name.replaceAll(sep, "/"))
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();

const hash = (algorithm, bytes, form) => createHash(algorithm).update(bytes).digest(form);

/** Scripts, sheets and the module are named with what they are, so that a page takes no others. */
function withIntegrity(folder, page, html) {
  const tag = /<(script|link)\b[^>]*?\b(?:src|href)="([^":#?]+\.(?:js|css|wasm))"[^>]*>/g;
  return html.replace(tag, (whole, element, name) => {
    const bytes = readFileSync(join(folder, posix.join(posix.dirname(page), name)));
    // Of what is fetched ahead browsers heed it only where it is fetched (start.js), and say so.
    const attribute = /\brel="preload"/.test(whole) ? "data-integrity" : "integrity";
    const told = ` ${attribute}="sha384-${hash("sha384", bytes, "base64")}"${/\bcrossorigin\b/.test(whole) ? "" : " crossorigin"}`;
    return whole.replace(`<${element}`, `<${element}${told}`);
  });
}

async function pack(file) {
  const bytes = readFileSync(file);
  if (bytes.length < SMALL) return;
  const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, best));
  writeFileSync(`${file}.gz`, await gzipAsync(bytes, { numiterations: bytes.length > 1 << 20 ? 1 : 5 }));
}

const sums = (folder, names) => names.map((name) => `${hash("sha256", readFileSync(join(folder, name)), "hex")}  ${name}\n`).join("");

/** Writes the release into a folder that is made anew. */
export async function release(built, folder, framedBy) {
  rmSync(folder, { recursive: true, force: true });
  const site = join(folder, "site");
  mkdirSync(folder, { recursive: true });
  cpSync(built, site, { recursive: true });
  for (const page of files(site).filter((name) => name.endsWith(".html"))) {
    writeFileSync(join(site, page), withIntegrity(site, page, readFileSync(join(site, page), "utf8")));
  }
  execFileSync(process.execPath, ["scripts/version.mjs", site]);
  const told = headers(policyOf(readFileSync(join(site, "index.html"), "utf8")), framedBy);
  writeFileSync(join(site, "SHA256SUMS"), sums(site, files(site)));
  for (const name of files(site).filter((name) => PACKED.test(name))) await pack(join(site, name));
  writeFileSync(join(site, ".htaccess"), apache(told));
  writeFileSync(join(site, "web.config"), iis(told));
  mkdirSync(join(folder, "hosting"));
  writeFileSync(join(folder, "hosting", "nginx.conf"), nginx(told));
  writeFileSync(join(folder, "hosting", "tomcat.web.xml"), tomcat(told));
  writeFileSync(join(folder, "bill-of-materials.cdx.json"), `${JSON.stringify(billOfMaterials(version()), null, 1)}\n`);
  for (const name of ["check.mjs", "served.mjs"]) cpSync(join(own, name), join(folder, "hosting", name));
  for (const name of ["LICENSE", "LICENSE-APACHE", "LICENSE-MIT"]) cpSync(name, join(folder, name));
  cpSync(join(own, "README.md"), join(folder, "README.md"));
  writeFileSync(join(folder, "SHA256SUMS"), sums(folder, files(folder).filter((name) => name !== "SHA256SUMS")));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = `release/jiuzhu-${version()}`;
  await release("dist", folder, process.env.FRAMED_BY);
  const size = files(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  console.log(`${folder}: ${files(folder).length} files, ${(size / 1e6).toFixed(1)} MB; serve ${folder}/site, and see ${folder}/README.md`);
}
