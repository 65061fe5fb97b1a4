// What reads lists, as the page sees it: a worker that is begun when lists are looked at, asked one thing after the other, and
// ended with everything that it knows.
const ASIDE = ["lists.wasm", "lists_worker.js"];

/** Where the page is one file, what it would fetch stands in blocks of it (offline/single_file.js), and so does the worker. */
const isOneFile = () => Boolean(document.getElementById(ASIDE[1]));

let module;
let packs;

export class Desk {
  /** Begins a worker in a language; its words, and what columns can say. */
  async begin(tag, hear) {
    const [worker, wasm] = await Promise.all([workerOf(ASIDE[1]), module || fetched(ASIDE[0])]);
    module = wasm;
    this.worker = worker;
    this.hear = hear;
    this.asked = new Map();
    worker.onmessage = ({ data }) => this.take(data);
    worker.onerror = (event) => this.broken(event.message);
    const begun = await this.does("begin", { module, tag });
    packs = packs || (await packsAt(begun.packs));
    await this.does("packs", { packs });
    keptForLater();
    return begun;
  }

  does(what, more) {
    return new Promise((came, missed) => {
      const id = this.asked.size;
      this.asked.set(id, { came, missed });
      this.worker.postMessage({ id, does: what, ...more });
    });
  }

  ask(asked) {
    return this.does("ask", { asked });
  }

  take({ id, reply, broken, progress, reading }) {
    if (progress || reading) this.hear({ progress, reading });
    else if (broken) this.asked.get(id).missed(new Error(broken));
    else this.asked.get(id).came(reply);
  }

  broken(reason) {
    this.asked.forEach(({ missed }) => missed(new Error(reason)));
  }

  end() {
    if (this.worker) this.worker.terminate();
    this.worker = undefined;
  }
}

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.arrayBuffer();
}

/** Figures of provinces that are not at hand are unknown: nothing is told of households there. */
async function packsAt(addresses) {
  const all = await Promise.all(addresses.map((it) => fetched(`packs/${it}`).catch((reason) => (isOneFile() ? undefined : Promise.reject(reason)))));
  return all.filter(Boolean);
}

/** The address is a text that a script could put together; the policy lets this one alone pass. */
async function workerOf(script) {
  const own = isOneFile() ? URL.createObjectURL(new Blob([await fetched(script)], { type: "text/javascript" })) : script;
  policy = policy || (window.trustedTypes ? window.trustedTypes.createPolicy("lists", { createScriptURL: () => address }) : undefined);
  address = own;
  return new Worker(policy ? policy.createScriptURL(own) : own);
}

let policy;
let address;

/** Whoever looks at lists has what reads them kept for when there is no network (offline/worker.js). */
function keptForLater() {
  const workers = navigator.serviceWorker;
  if (workers) workers.ready.then(({ active }) => active.postMessage({ open: "lists" })).catch(console.info);
}
