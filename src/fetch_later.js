// Fetches the second part of the module, and the sheet and the script that go with it. The two parts share memory, and the second
// puts its functions into the first one's table. Names tell the content (scripts/pack.mjs), so that only what belongs together is
// joined. Where WebAssembly does not run, the first is the whole; where the page is one file, the rest is in it.
import { script } from "without_wasm";

export async function fetch_later(first) {
  await Promise.all([first.whole || join(first), document.getElementById("later.css") || sheet("later.css"), script("later")]);
}

async function join(first) {
  const answer = await fetch("later.wasm");
  if (!answer.ok) throw new Error(`later.wasm: ${answer.status}`);
  await WebAssembly.instantiate(await answer.arrayBuffer(), { "": first });
}

function sheet(address) {
  return new Promise((came, missed) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    link.onload = came;
    link.onerror = () => {
      link.remove();
      missed(new Error(address));
    };
    document.head.append(link);
  });
}
