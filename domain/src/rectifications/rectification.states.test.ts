import { canMoveFinding, MENDING_MOVES, MENDING_STATES, nextFindingState, orderStateOf, type MendingMove, type MendingState } from "./rectification.states";

const LEGAL: readonly (readonly [MendingState, MendingMove, MendingState])[] = [
  ["open", "answer", "answered"], ["returned", "answer", "answered"], ["answered", "answer", "answered"],
  ["answered", "accept", "mended"], ["answered", "return", "returned"],
  ["open", "see_mended", "mended"], ["answered", "see_mended", "mended"], ["returned", "see_mended", "mended"],
  ["open", "see_unmended", "returned"], ["answered", "see_unmended", "returned"], ["returned", "see_unmended", "returned"],
];

const every = MENDING_STATES.flatMap((from) => MENDING_MOVES.map((move) => [from, move, LEGAL.find(([state, it]) => state === from && it === move)?.[2] ?? null] as const));

test.each(every)("a finding that is %s on %s becomes %s", (from, move, to) => {
  expect(canMoveFinding(from, move)).toBe(to !== null);
  if (to === null) expect(() => nextFindingState(from, move)).toThrow("不能进行");
  else expect(nextFindingState(from, move)).toBe(to);
});

test.each([
  [["open", "open"], "issued"],
  [["open", "answered"], "answered"],
  [["returned", "answered", "mended"], "answered"],
  [["returned", "mended"], "returned"],
  [["open", "mended"], "issued"],
  [["mended", "mended"], "closed"],
] as const)("findings %j make an order that is %s", (states, expected) => {
  expect(orderStateOf(states.map((state) => ({ state })))).toBe(expected);
});
