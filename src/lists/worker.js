// Reads lists away from the page, with a module of its own (screening/worker): the page stays at hand whatever a list is. It is
// told what to do one message after the other, and stops between any two households. What is written of a list is kept as blobs,
// which the browser may put on its disk, and not in the module's memory.
const FIRST = 0;
const [RESULTS, MISTAKES, WORKBOOK] = [2, 3, 4];
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** Milliseconds until messages are looked at again. */
const SLICE = 40;
/** Households until the clock is looked at again. */
const FEW = 16;
/** Milliseconds between two words of how far it is. */
const OFTEN = 100;
/** Bytes that are put away at once. */
const MUCH = 4 << 20;
const [ON, DONE, ANEW] = [0, 1, 2];

const reader = new FileReaderSync();
/** The lists, and what was written of the first. */
const sources = [];
let exports;
let running;
let told = 0;

const imports = {
  // A library of the module's brings these along, for what is locked with a password; nothing here calls them.
  __wbindgen_placeholder__: new Proxy({}, { get: (_, name) => () => never(name) }),
  lists: {
    read(which, at, into, bytes) {
      try {
        const piece = new Uint8Array(reader.readAsArrayBuffer(sources[which].slice(at, at + bytes)));
        new Uint8Array(exports.memory.buffer, into >>> 0, piece.length).set(piece);
        if (which <= 1) tellReading(which, at + piece.length);
        return piece.length;
      } catch (reason) {
        return -1;
      }
    },
  },
};

const does = {
  async begin({ module, tag }) {
    exports = (await WebAssembly.instantiate(module, imports)).instance.exports;
    return json({ words: tag });
  },
  packs({ packs }) {
    for (const pack of packs) {
      write(new Uint8Array(pack));
      exports.pack();
    }
  },
  open({ which, file }) {
    sources[which] = file;
    return json({ open: [which, file.size] });
  },
  ask: ({ asked }) => json(asked),
  file: ({ asked }) => new Blob([bytes(asked)], { type: "text/csv" }),
  run() {
    running = { paused: false, results: new Written(RESULTS), mistakes: new Written(MISTAKES) };
    return new Promise((ended) => goOn(running, ended));
  },
  async workbook() {
    const pieces = [];
    let made;
    do {
      made = json("workbook");
      if (made.refused) return made;
      pieces.push(new Blob([replied(exports.take(WORKBOOK))]));
      self.postMessage({ progress: made });
      await afterMessages();
    } while (!made.done);
    return { workbook: new Blob(pieces, { type: XLSX }) };
  },
  pause: ({ paused }) => {
    if (!running) return;
    running.paused = paused;
    if (!paused && running.wake) running.wake();
  },
};

self.onmessage = async ({ data }) => {
  try {
    self.postMessage({ id: data.id, reply: await does[data.does](data) });
  } catch (reason) {
    self.postMessage({ id: data.id, broken: String(reason) });
  }
};

/** What is written of a list, piece by piece. */
class Written {
  constructor(which) {
    this.which = which;
    this.blobs = [];
    this.pieces = [];
    this.size = 0;
  }

  take() {
    const piece = replied(exports.take(this.which));
    if (!piece.length) return;
    this.pieces.push(piece);
    this.size += piece.length;
    if (this.size > MUCH) this.putAway();
  }

  putAway() {
    this.blobs.push(new Blob(this.pieces));
    this.pieces = [];
    this.size = 0;
  }

  whole() {
    this.putAway();
    sources[this.which] = new Blob(this.blobs, { type: "text/csv" });
    return sources[this.which];
  }

  anew() {
    [this.blobs, this.pieces, this.size] = [[], [], 0];
  }
}

async function goOn(run, ended) {
  try {
    let apart = false;
    let went = ON;
    while (went === ON || went === ANEW) {
      const until = performance.now() + SLICE;
      do went = exports.go_on(FEW);
      while (went === ON && performance.now() < until);
      if (went === ANEW) {
        apart = true;
        run.results.anew();
        run.mistakes.anew();
      }
      run.results.take();
      run.mistakes.take();
      tellProgress(apart);
      await (run.paused ? new Promise((wake) => (run.wake = wake)) : afterMessages());
    }
    const { broken } = json("progress");
    ended(went === DONE ? { results: run.results.whole(), mistakes: run.mistakes.whole() } : { refused: broken });
  } catch (reason) {
    ended({ broken: String(reason) });
  }
}

function never(name) {
  throw new Error(`${name} is not at hand`);
}

/** A timer would wait longer than there is reason to. */
function afterMessages() {
  return new Promise((over) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      over();
    };
    port2.postMessage(0);
  });
}

function tellProgress(apart) {
  if (performance.now() < told + OFTEN) return;
  told = performance.now();
  const { households, people, read } = json("progress");
  self.postMessage({ progress: { households, people, share: read / sources[FIRST].size, apart } });
}

function tellReading(which, upTo) {
  if (performance.now() < told + OFTEN) return;
  told = performance.now();
  self.postMessage({ reading: { which, share: upTo / sources[which].size } });
}

function write(piece) {
  const at = exports.room(piece.length);
  new Uint8Array(exports.memory.buffer, at >>> 0, piece.length).set(piece);
}

function bytes(asked) {
  write(new TextEncoder().encode(JSON.stringify(asked)));
  return replied(exports.ask());
}

const json = (asked) => JSON.parse(new TextDecoder().decode(bytes(asked)));

function replied(at) {
  return new Uint8Array(exports.memory.buffer, at >>> 0, exports.reply_bytes()).slice();
}
