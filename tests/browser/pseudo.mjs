// Languages of no people: the English texts, longer by two fifths and in another script. They are made while a test runs and given
// to the page where it asks for English, so that they go the way of every language; nothing of them is ever shipped.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dist } from "./harness.mjs";

/** So much longer than the original a translation may become. */
const LONGER = 0.4;
const LATIN = "abcdefghijklmnopqrstuvwxyz";
const ARABIC = [..."ابجدەفگھىژكلمنوپقرستۇۋخيغز"];
/** Stacks as deep as they come, each syllable closed by its tsheg. */
const TIBETAN = [..."ཀཁགངཅཆཇཉཏཐདནཔཕབམཙཚཛཝཞཟའཡརལ"];

const letters = (alphabet) => (text) => text.toLowerCase().replace(/[a-z]/g, (letter) => alphabet[LATIN.indexOf(letter)]);

const stacks = (text) =>
  letters(TIBETAN)(text)
    .replace(/[ཀ-ལ]{1,2}/g, (syllable) => `${syllable[0]}${syllable[1] ? "ྐྱ" : "ྐུ"}${syllable[1] ?? ""}་`)
    .replace(/་ /g, "་");

export const PSEUDO = {
  rtl: { script: "Arab", write: letters(ARABIC) },
  tall: { script: "Tibt", write: stacks },
  long: { script: "Latn", write: (text) => text },
};

/** What a text of the English catalogue becomes. Placeholders stay. */
export function saidIn({ write }, text) {
  const parts = text.split(/(\{[a-z_]+\})/);
  const words = parts.map((part, index) => (index % 2 ? part : write(part)));
  const plain = parts.filter((_, index) => index % 2 === 0).join("");
  // What only puts figures together, as a day, is no longer in another language.
  return words.join("") + (/[a-z]/i.test(plain) ? write(plain.slice(0, Math.ceil(plain.length * LONGER))) : "");
}

/** The English catalogue `name` in another script. */
function rewritten(language, name) {
  const [head, ...texts] = readFileSync(join(dist, "words", name), "utf8").split("\n");
  const [tag, version] = head.split(" ");
  return [`${tag} ${version} ${language.script}`, ...texts.map((text) => text && saidIn(language, text))].join("\n");
}

/** Gives the page this language where it asks for English, and has it spoken. */
export async function speak(page, language) {
  await page.route("**/words/en*.txt", (route) =>
    route.fulfill({ body: rewritten(language, new URL(route.request().url()).pathname.split("/").pop()) }),
  );
  await page.locator(".bar button[lang=en]").click();
  await page.locator("html[lang=en]").waitFor();
}
