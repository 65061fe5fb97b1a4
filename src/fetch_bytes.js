/** The bytes of a file beside the page. `fresh`: a copy that was kept may be of an older state of the site. */
export async function fetch_bytes(address, fresh) {
  const answer = await fetch(address, fresh ? { cache: "no-cache" } : {});
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
