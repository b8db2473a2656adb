import { createLog } from "../log";

const linesOf = (act: (log: ReturnType<typeof createLog>) => void): string => {
  let text = "";
  act(createLog("info", { write: (line) => void (text += line) }));
  return text;
};

test("fields with personal data or secrets are blanked, also one and two levels down", () => {
  const text = linesOf((log) => log.info({ phone: "13800001234", person: { openid: "oSecret" }, request: { headers: { authorization: "Bearer abc" } } }, "told"));
  expect(text).not.toMatch(/13800001234|oSecret|Bearer abc/);
  expect(text).toContain("told");
});

test("a failed query is logged by its kind and place, without its statement and values", () => {
  const error = Object.assign(new Error("Data too long for column"), { name: "SequelizeDatabaseError", parent: { code: "ER_DATA_TOO_LONG", sql: "INSERT 13800001234" }, sql: "INSERT 13800001234", parameters: ["13800001234"] });
  const text = linesOf((log) => log.error({ err: error }, "request failed"));
  expect(text).toContain("ER_DATA_TOO_LONG");
  expect(text).toContain("log.test");
  expect(text).not.toContain("13800001234");
});
