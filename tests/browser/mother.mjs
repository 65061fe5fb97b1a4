// A household that several tests know: a mother of 34 with her father and a boy at school, in the countryside, on a wage of 900.
export const mother = {
  "p1-age": "34",
  "p1-work": "working",
  "p1-wage": "900",
  "p2-relation": "parent",
  "p2-age": "71",
  "p3-relation": "child",
  "p3-age": "9",
  "p3-study": "school",
  "h-savings": "6,000",
  "h-area": "rural",
};
export const earns = { p1: ["wage"] };
