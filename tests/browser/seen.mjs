// What a person can see of a screen and touch on it.
import assert from "node:assert/strict";

/**
 * No box and no line of text reaches beyond the sides of the screen, out of its control, or over another text. Tables and drawings
 * may be wider, in a region of their own that is moved sideways; axe sees that the keyboard reaches it.
 */
export async function fits(page, what) {
  const found = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const wrong = scrollWidth > clientWidth ? [`${scrollWidth - clientWidth} px to scroll sideways`] : [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const lines = [];
    const isMoved = (it) => {
      const moves = getComputedStyle(it).overflowX === "auto" && it.scrollWidth > it.clientWidth;
      return moves || (it.parentElement !== null && isMoved(it.parentElement));
    };
    while (texts.nextNode()) {
      const { textContent, parentElement } = texts.currentNode;
      if (!textContent.trim() || !parentElement.checkVisibility() || parentElement.closest(".hidden, pre")) continue;
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      const control = parentElement.closest("button, label, a.primary")?.getBoundingClientRect();
      const high = parseFloat(getComputedStyle(parentElement).fontSize) * 1.2;
      for (const { left, right, top, bottom } of range.getClientRects()) {
        // Some fonts claim far more height than their letters take.
        const spare = Math.max(0, bottom - top - high) / 2;
        const line = { left, right, top: top + spare, bottom: bottom - spare };
        const told = `“${textContent.trim().slice(0, 30)}”`;
        if ((line.left < -1 || line.right > clientWidth + 1) && !isMoved(parentElement)) wrong.push(`${told} is cut off at the side`);
        if (control && (line.left < control.left - 1 || line.right > control.right + 1)) wrong.push(`${told} leaves its control`);
        if (control && (line.top < control.top - 1 || line.bottom > control.bottom + 1)) wrong.push(`${told} is higher than its control`);
        if (!parentElement.closest("form > .actions")) lines.push({ line, told, parentElement });
      }
    }
    for (const [index, { line, told, parentElement }] of lines.entries()) {
      for (const other of lines.slice(index + 1)) {
        if (other.parentElement === parentElement) continue;
        const across = Math.min(line.right, other.line.right) - Math.max(line.left, other.line.left);
        const down = Math.min(line.bottom, other.line.bottom) - Math.max(line.top, other.line.top);
        if (across > 2 && down > 0.3 * Math.min(line.bottom - line.top, other.line.bottom - other.line.top)) wrong.push(`${told} lies over ${other.told}`);
      }
    }
    return [...new Set(wrong)];
  });
  assert.deepEqual(found, [], what);
}

/** Whatever takes the focus is on the screen then, and nothing lies over it. */
export async function isSeenWithTheFocus(page, what) {
  const covered = await page.evaluate(() => {
    const all = [...document.querySelectorAll("main button:enabled, main a[href], main input, #settings input, #settings button")];
    const isCovered = (it) => {
      it.focus();
      const { left, right, top, bottom } = it.getBoundingClientRect();
      const seen = document.elementFromPoint((Math.max(0, left) + Math.min(innerWidth, right)) / 2, (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2);
      return !it.contains(seen) && seen?.closest("label") !== it.closest("label");
    };
    const before = document.activeElement;
    const found = all.filter((it) => it.checkVisibility() && isCovered(it)).map((it) => it.outerHTML.slice(0, 120));
    before.focus();
    scrollTo(0, 0);
    return found;
  });
  assert.deepEqual(covered, [], what);
}

/** What is chosen and sent is at least 60 px high, whatever else can be pressed 48 px either way. Links in running text are text. */
export async function canBeTouched(page, what) {
  const small = await page.evaluate(() => {
    const large = ".primary, .secondary, .row:not(.small), .stepper button, .amount input, [type=search], .call";
    const other = "button, a[href], label.row, label.setting";
    const isText = (it) => it.matches(".source a, .citation a");
    const all = [...document.querySelectorAll(`${large}, ${other}`)].filter((it) => it.checkVisibility() && !isText(it));
    const size = (it) => it.getBoundingClientRect();
    const wanted = (it) => (it.matches(large) ? 60 : 48);
    const isSmall = (it) => size(it).height < wanted(it) - 0.1 || size(it).width < 48 - 0.1;
    return all.filter(isSmall).map((it) => `${Math.round(size(it).width)} × ${Math.round(size(it).height)}: ${it.outerHTML.slice(0, 90)}`);
  });
  assert.deepEqual(small, [], what);
}
