// Runs in one engine, old or new, as a program of its own: node run.cjs <module> <file>...
// Compiles the module, or takes the JavaScript that stands for it, and prints its answers to each file.
"use strict";
const { readFileSync } = require("fs");
const { runInThisContext } = require("vm");

const [module_, ...files] = process.argv.slice(2);

function exportsOf(file) {
  if (file.endsWith(".wasm")) return new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)), {}).exports;
  global.window = global;
  global.WebAssembly = undefined;
  runInThisContext(readFileSync(file, "utf8"));
  return window.answers({});
}

const { memory, room, answer, answer_bytes } = exportsOf(module_);
for (const file of files) {
  const text = readFileSync(file);
  const at = room(text.length);
  new Uint8Array(memory.buffer, at, text.length).set(text);
  const answers = answer();
  process.stdout.write(Buffer.from(memory.buffer, answers, answer_bytes()));
}
