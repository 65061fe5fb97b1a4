// Has a pack file read by a module of its own (packs/reader), which is fetched for it and forgotten again: nothing that stands
// in a file can harm the page. A signature may be chosen along with the pack.
import { withoutWasm } from "without_wasm";

const SIGNATURE = /\.sig$/i;

/** The reader's reply; nothing where there is not one pack, and an empty reply where the reader broke down. */
export async function open_pack(files, largest) {
  const all = Array.from(files);
  const packs = all.filter((file) => !SIGNATURE.test(file.name));
  const signatures = all.filter((file) => SIGNATURE.test(file.name));
  if (packs.length !== 1 || signatures.length > 1) return undefined;
  const { memory, room, read, reply_bytes } = await reader();
  for (const file of [...packs, ...signatures]) {
    // Of what is too large, enough for the reader to say so.
    const bytes = new Uint8Array(await new Response(file.slice(0, largest + 1)).arrayBuffer());
    const at = room(bytes.length);
    new Uint8Array(memory.buffer, at, bytes.length).set(bytes);
  }
  try {
    const at = read();
    return new Uint8Array(memory.buffer, at, reply_bytes()).slice();
  } catch {
    return new Uint8Array();
  }
}

async function reader() {
  if (window.jiuzhu) return (await withoutWasm("reader"))({}); // the page itself runs so
  const answer = await fetch("reader.wasm");
  if (!answer.ok) throw new Error(`reader.wasm: ${answer.status}`);
  return (await WebAssembly.instantiate(await answer.arrayBuffer(), {})).instance.exports;
}
