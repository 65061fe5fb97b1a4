// How texts of each script are set and where their lines break, with the page's own sheets. Where a line may break is a matter of
// the characters and not of the fonts, so that this holds on a machine without any font for them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inBrowser, ready } from "./harness.mjs";

const TIBETAN = "བོད་ཀྱི་སྐད་ཡིག་ནི་བོད་མི་རིགས་ཀྱི་སྐད་ཡིག་ཡིན། བསྒྲུབས་པའི་རྩོམ་ཡིག་དང་འབྲི་སྲོལ་ཡོད།";
const UYGHUR = "ئۇيغۇر تىلى ئوڭدىن سولغا يېزىلىدۇ، سانلار بولسا سولدىن ئوڭغا ئوقۇلىدۇ";
const YI = "ꆈꌠꉙꌠꁱꂷꀕꆈꌠꁱꂷꆏꀊꋪꌋꆀꉢꌠꁱꂷꐯꌠꀋꉬꆈꌠꉙꌠꁱꂷꀕꆈꌠꁱꂷꆏꀊꋪ";

/** Shows words in the page's first paragraph, and tells how they are set and what each line of it says. */
const set = (page, script, words) =>
  page.evaluate(
    ([script, words]) => {
      document.documentElement.setAttribute("data-script", script);
      document.documentElement.setAttribute("dir", script === "Arab" ? "rtl" : "ltr");
      const paragraph = document.querySelector("main p.estimate");
      paragraph.textContent = words;
      const [text, range, lines] = [paragraph.firstChild, document.createRange(), []];
      for (const { 0: sign, index } of words.matchAll(/\P{M}\p{M}*/gu)) {
        range.setStart(text, index);
        range.setEnd(text, index + sign.length);
        const { bottom } = range.getBoundingClientRect();
        if (!lines.length || bottom > lines.at(-1).bottom + 8) lines.push({ bottom, says: "" });
        lines.at(-1).says += sign;
      }
      const { lineHeight, fontSize, letterSpacing, wordBreak, fontFamily, textAlign, direction } = getComputedStyle(paragraph);
      const pen = document.createElement("canvas").getContext("2d");
      pen.font = `${fontSize} ${fontFamily}`;
      const { actualBoundingBoxAscent: above, actualBoundingBoxDescent: below } = pen.measureText(words);
      const heading = getComputedStyle(document.querySelector("h1"));
      return {
        lines: lines.map(({ says }) => says),
        size: parseFloat(fontSize),
        height: parseFloat(lineHeight) / parseFloat(fontSize),
        ofHeading: parseFloat(heading.lineHeight) / parseFloat(heading.fontSize),
        inked: (above + below) / parseFloat(lineHeight),
        ...{ letterSpacing, wordBreak, fontFamily, textAlign, direction },
      };
    },
    [script, words],
  );

inBrowser("the script", ({ phone }) => {
  const shown = async (script, words) => {
    const { page } = await phone({ viewport: { width: 320, height: 640 } });
    await ready(page);
    const found = await set(page, script, words);
    assert.ok(found.lines.length > 1, "there is more than one line");
    assert.equal(found.lines.join(""), words);
    assert.ok(found.inked <= 1, `what is written is ${found.inked} of the line`);
    assert.equal(found.letterSpacing, "normal");
    assert.equal(found.wordBreak, "normal");
    return { page, ...found };
  };

  test("Tibetan has tall lines and fields, letters larger by 15 %, and breaks lines only after a tsheg or a space", async () => {
    const { page, lines, size, height, ofHeading } = await shown("Tibt", TIBETAN);
    for (const line of lines.slice(0, -1)) assert.match(line, /[་ ]$/u, line);
    assert.ok(Math.abs(size - 18 * 1.15) < 0.1);
    assert.ok(height >= 1.8 && height <= 2 && ofHeading >= 1.8);
    assert.ok((await page.locator("a.primary").boundingBox()).height >= 72);
  });

  test("Arabic stands at the right, larger by 5 %, and breaks lines only between words", async () => {
    const { page, lines, size, direction, textAlign } = await shown("Arab", UYGHUR);
    for (const line of lines.slice(0, -1)) assert.match(line, / $/u, line);
    assert.ok(Math.abs(size - 18 * 1.05) < 0.1);
    assert.deepEqual([direction, textAlign], ["rtl", "start"]);
    assert.ok((await page.locator(".bar .product").boundingBox()).x > 160, "the bar begins at the right");
  });

  test("Yi breaks lines between any signs, as Chinese does", async () => {
    const { lines, size, height } = await shown("Yiii", YI);
    assert.ok(lines.slice(0, -1).every((line) => [...line].length > 8), "lines are full");
    assert.equal(size, 18);
    assert.ok(Math.abs(height - 1.6) < 0.01);
  });

  test("of each has fonts that devices have, and no font is fetched", async () => {
    const { page, requests } = await phone();
    await ready(page);
    for (const [script, font] of [["Tibt", "Kailasa"], ["Arab", "Noto Naskh Arabic"], ["Yiii", "Microsoft Yi Baiti"]]) {
      assert.match((await set(page, script, "1")).fontFamily, new RegExp(font));
    }
    assert.ok(requests.every((it) => !/\.(woff2?|ttf|otf)$/.test(it)));
    assert.equal(await page.evaluate(() => [...document.fonts].length), 0);
  });
});
