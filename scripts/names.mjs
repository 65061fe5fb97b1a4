// The names under which the module imports what the glue gives it, and exports what the glue calls back. They are long, end in a
// hash or are the compiler's own, and are transferred twice, so they become short ones.

const LONG = /\b__(?:wbg|wbindgen_generic)_\w*?[0-9a-f]{16}\b|\b_(?:R|ZN)\w{20,}\b/g;

/** The name of the glue, which stands before each. */
const GLUE = "./jiuzhu_bg.js";

/** The module's bytes and the text of its glue, with the same short names in both. */
export function shortened(module, glue) {
  const short = new Map();
  for (const [name] of glue.matchAll(LONG)) {
    if (!short.has(name)) short.set(name, `_${short.size.toString(36)}`);
  }
  return {
    module: renamed(module, (name) => (name === GLUE ? "_" : short.get(name) ?? name)),
    glue: glue.replace(LONG, (name) => short.get(name)).replaceAll(`"${GLUE}"`, '"_"'),
  };
}

/** How many names an entry of these sections has. A kind and a number follow them. */
const NAMES = { imports: 2, exports: 1 };
const SECTIONS = { 2: "imports", 7: "exports" };
const FUNCTION = 0;

/** The bytes of a module whose imports and exports go by other names. */
function renamed(module, rename) {
  const parts = [module.subarray(0, 8)]; // magic and version
  for (let at = 8; at < module.length; ) {
    const section = read(module, at + 1);
    const end = section.next + section.value;
    const kind = SECTIONS[module[at]];
    const body = kind ? entries(module, section.next, kind, rename) : module.subarray(section.next, end);
    parts.push(module.subarray(at, at + 1), written(body.length), body);
    at = end;
  }
  return Buffer.concat(parts);
}

function entries(module, start, section, rename) {
  const parts = [];
  const count = read(module, start);
  parts.push(written(count.value));
  let at = count.next;
  const name = () => {
    const length = read(module, at);
    at = length.next + length.value;
    return module.subarray(length.next, at).toString();
  };
  for (let left = count.value; left > 0; left -= 1) {
    for (let names = NAMES[section]; names > 0; names -= 1) {
      const text = rename(name());
      parts.push(written(Buffer.byteLength(text)), Buffer.from(text));
    }
    if (section === "imports" && module[at] !== FUNCTION) throw new Error("the glue gives the module functions alone");
    const number = read(module, at + 1);
    parts.push(module.subarray(at, number.next));
    at = number.next;
  }
  return Buffer.concat(parts);
}

/** A number in LEB128, and where the next one starts. */
function read(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return { value, next: at };
  }
}

function written(number) {
  const bytes = [];
  for (; number > 127; number = Math.floor(number / 128)) bytes.push((number % 128) + 128);
  return Buffer.from([...bytes, number]);
}
