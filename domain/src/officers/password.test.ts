import fc from "fast-check";
import { passwordProblem } from "./password";

test.each([
  ["短密码1", "至少 10 位"],
  ["zhangwei2026", "不能包含账号"],
  ["aaaaaaaaaaaa", "过于简单"],
  ["abababababab", "过于简单"],
  ["abcdefghijkl", "过于简单"],
  ["9876543210", "过于简单"],
  ["Password123456", "过于常见"],
  ["qwerty!!password", "过于常见"],
])("%s is refused: %s", (password, reason) => {
  expect(passwordProblem(password, "zhangwei")).toContain(reason);
});

test.each(["千岛湖的鱼头真好吃啊", "correct horse battery", "m3rt-kx92-vwq7"])("%s will do", (password) => {
  expect(passwordProblem(password, "zhangwei")).toBeNull();
});

test("nothing shorter than ten characters ever passes", () => {
  fc.assert(fc.property(fc.string({ maxLength: 9 }), (password) => passwordProblem(password, "zhangwei") !== null));
});
