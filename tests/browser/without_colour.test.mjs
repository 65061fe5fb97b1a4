// Nothing is said by colour or by motion alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inBrowser, ready } from "./harness.mjs";
import { throughThePage, today } from "./walk.mjs";

/** What each state of a result is told by, beside its colour. */
const states = (page) =>
  page.locator(".finding").evaluateAll((all) =>
    all.map((it) => ({
      state: ["likely", "depends", "unlikely"].find((name) => it.classList.contains(name)),
      sign: getComputedStyle(it.querySelector(".state .mark"), "::before").content,
      says: it.querySelector(".state").textContent,
    })),
  );

/** Each state that there is has one sign and one beginning of its words, and no two have the same. */
function areToldApart(found) {
  const told = new Map(found.map(({ state, sign, says }) => [state, [sign, says.slice(0, 20)]]));
  assert.ok(told.size > 1, "there is more than one state");
  for (const { state, sign } of found) assert.equal(sign, told.get(state)[0]);
  const signs = [...told.values()].map(([sign]) => sign);
  assert.ok(signs.every((sign) => sign.length > 2), "each has a sign");
  assert.equal(new Set(signs).size, told.size);
  assert.equal(new Set([...told.values()].map(([, says]) => says)).size, told.size);
}

/** How much lighter the lighter of two colours is, as WCAG reckons it: a matter of lightness, with or without colour. */
const contrastOf = (page, selector, property) =>
  page.locator(selector).evaluateAll(
    (all, property) => {
      const lightness = (colour) => {
        const parts = colour.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255);
        const linear = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
      };
      const ground = (it) => {
        const own = getComputedStyle(it).backgroundColor;
        return /^rgba\(.*, 0\)$/.test(own) ? ground(it.parentElement) : own;
      };
      const shown = all.filter((it) => it.checkVisibility());
      return shown.map((it) => {
        // An edge is seen against what lies around it, a text against what lies below.
        const around = property === "color" ? it : it.parentElement;
        const [one, other] = [lightness(getComputedStyle(it)[property]), lightness(ground(around))];
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      });
    },
    property,
  );

/** The edges by which a person finds what can be filled in, what is wrong and what a result is. */
const EDGES = [
  [".row, .setting, .amount input, [type=search], .stepper button:not(:disabled), .bar button, .primary, .secondary", "borderTopColor"],
  [".wrong, .finding", "borderLeftColor"],
  [".summary, .urgent", "borderTopColor"],
  [".error, .state, .hint, .aside", "color"],
];

inBrowser("without colour", ({ phone }) => {
  for (const theme of ["light", "dark", "contrast"]) {
    test(`results, choices, mistakes and the focus are told apart, in the set ${theme}`, async () => {
      const { page } = await phone(today);
      await ready(page);
      await page.evaluate((theme) => document.documentElement.setAttribute("data-theme", theme), theme);
      const looked = new Set();
      await throughThePage(page, async (what) => {
        for (const [selector, property] of EDGES) {
          for (const contrast of await contrastOf(page, selector, property)) {
            assert.ok(contrast >= 3, `${what}: ${selector} is ${contrast} : 1`);
            looked.add(selector);
          }
        }
        if (what === "results") areToldApart(await states(page));
        if (what === "mistakes") {
          assert.match(await page.locator(".error").first().innerText(), /要改/);
          const field = page.locator(".wrong [aria-invalid=true]").first();
          assert.ok(await field.isVisible());
        }
        const chosen = page.locator(".row.chosen").first();
        if (!(await chosen.count())) return;
        const widths = await page.locator(".row:not(.small)").evaluateAll((all) =>
          all.map((it) => [it.querySelector("input").checked, getComputedStyle(it).borderTopWidth]),
        );
        for (const [checked, width] of widths) assert.equal(width, checked ? "3px" : "2px", what);
      });
      assert.equal(looked.size, EDGES.length);
    });
  }

  test("the focus is a ring of two colours, of which one is seen on any ground", async () => {
    const { page } = await phone(today);
    for (const theme of ["light", "dark", "contrast"]) {
      await page.evaluate((theme) => document.documentElement.setAttribute("data-theme", theme), theme);
      const button = page.locator("a.primary");
      await button.focus();
      const { outlineStyle, outlineWidth, boxShadow } = await button.evaluate((it) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(it);
        return { outlineStyle, outlineWidth, boxShadow };
      });
      assert.deepEqual([outlineStyle, outlineWidth], ["solid", "3px"]);
      assert.match(boxShadow, / 0px 0px 0px 3px$/);
    }
  });

  test("colours that the system forces leave the states of a result told apart by sign and word", async () => {
    const { page } = await phone({ ...today, forcedColors: "active" });
    await throughThePage(page, async (what) => {
      if (what === "results") areToldApart(await states(page));
    });
  });
});

inBrowser("without motion", ({ phone }) => {
  test("nothing on any screen moves or fades", async () => {
    const { page } = await phone({ ...today, reducedMotion: "reduce" });
    await throughThePage(page, async (what) => {
      const moving = await page.evaluate(() =>
        [...document.querySelectorAll("*")]
          .filter((it) => {
            const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(it);
            return transitionDuration !== "0s" || animationName !== "none" || scrollBehavior === "smooth";
          })
          .map((it) => it.outerHTML.slice(0, 80)),
      );
      assert.deepEqual(moving, [], what);
    });
  });
});
