// Files are read by modules of their own, which are fetched for it and forgotten again: nothing that stands in a file can harm the
// page. packs/reader reads packs, to which a signature may be chosen; certificates/module opens and locks cases, and writes and checks
// certificates. None of
// it is needed for the first questions, so that it comes with later.js and is called through the window.
import { withoutWasm } from "without_wasm";

const SIGNATURE = /\.sig$/i;
/** As case-files/src/locked.rs has it. */
const RANDOM_BYTES = 40;
const ADDRESS = { reader: "reader.wasm", certifier: "certifier.wasm" };

/** The reader's reply; nothing where there is not one pack, and an empty reply where the reader broke down. */
async function open_pack(files, largest) {
  const all = Array.from(files);
  const packs = all.filter((file) => !SIGNATURE.test(file.name));
  const signatures = all.filter((file) => SIGNATURE.test(file.name));
  if (packs.length !== 1 || signatures.length > 1) return undefined;
  return reply("reader", "read", [...packs, ...signatures], largest);
}

/** Has something done with what is given: texts, and of chosen files the first. What is locked needs bytes that nobody can guess. */
function certifier(does, given, largest) {
  const parts = given.map((it) => (typeof it === "string" ? new Blob([it]) : it[0]));
  if (does === "lock_case") parts.push(new Blob([crypto.getRandomValues(new Uint8Array(RANDOM_BYTES))]));
  return reply("certifier", does, parts, largest);
}

async function reply(module, does, files, largest) {
  const all = await exportsOf(module);
  const { memory, room, reply_bytes } = all;
  for (const file of files) {
    // Of what is too large, enough for the module to say so.
    const bytes = new Uint8Array(await new Response(file.slice(0, largest + 1)).arrayBuffer());
    const at = room(bytes.length);
    new Uint8Array(memory.buffer, at, bytes.length).set(bytes);
  }
  try {
    const at = all[does]();
    return new Uint8Array(memory.buffer, at, reply_bytes()).slice();
  } catch {
    return new Uint8Array();
  }
}

async function exportsOf(module) {
  if (window.jiuzhu) return (await withoutWasm(module))({}); // the page itself runs so
  const answer = await fetch(ADDRESS[module]);
  if (!answer.ok) throw new Error(`${module}: ${answer.status}`);
  return (await WebAssembly.instantiate(await answer.arrayBuffer(), {})).instance.exports;
}

export const ownMemory = { open_pack, certifier };
