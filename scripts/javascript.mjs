// A module as JavaScript, for engines in which WebAssembly does not run. docs/decisions/0018-old-engines.md says which.
import { readFileSync, writeFileSync } from "node:fs";
import { transformSync } from "esbuild";
import { inFolder, run } from "./split.mjs";

/** The script of a module: it leaves `window[name]`, a function that takes imports and gives exports. */
export function asJavaScript(module, name) {
  const written = inFolder((here) => {
    writeFileSync(here("module.wasm"), module);
    run("wasm2js", "--mvp-features", "-Oz", here("module.wasm"), "-o", here("module.js"));
    return readFileSync(here("module.js"), "utf8");
  });
  // What stands before and after the function is for scripts that are modules, and for data in base 64.
  const body = /^function asmFunc\(imports\) \{\n([\s\S]*?)^\}$/m.exec(written)?.[1];
  const trap = /^function wasm2js_trap\(\).*$/m.exec(written)?.[0] ?? "";
  if (!body) throw new Error("wasm2js writes another frame around the module");
  const script = `window.${name} = function (imports) {\n${trap}\n${segments(written)}\nvar bufferView;\n${body}};`;
  return transformSync(script, { minify: true, target: "es5", charset: "utf8", legalComments: "none" }).code;
}

/** Writes each segment of data to its place. In base 64 it would be a third longer, and alike pieces would no longer be alike. */
function segments(written) {
  const all = [...written.matchAll(/base64DecodeToExistingUint8Array\(bufferView, (\d+), "([^"]*)"\)/g)];
  const texts = all.map(([, at, data]) => [Number(at), Buffer.from(data, "base64").toString("latin1")]);
  return `function initActiveSegments() {
  var segments = ${JSON.stringify(texts.flat())};
  for (var it = 0; it < segments.length; it += 2) {
    for (var at = 0; at < segments[it + 1].length; at += 1) bufferView[segments[it] + at] = segments[it + 1].charCodeAt(at);
  }
}`;
}
