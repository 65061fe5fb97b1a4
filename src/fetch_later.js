// Fetches the second part of the module and joins it to the first: they share memory, and it puts its functions into the
// first one's table. Its name tells its content (scripts/pack.mjs), so that only what belongs together is joined.
export async function fetch_later(first) {
  const answer = await fetch("later.wasm");
  if (!answer.ok) throw new Error(`later.wasm: ${answer.status}`);
  await WebAssembly.instantiate(await answer.arrayBuffer(), { "": first });
}
