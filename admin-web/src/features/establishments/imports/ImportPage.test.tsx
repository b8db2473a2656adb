/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "require", "default"]}
 */
import { button, click, leave, serve, show, text, until, type Call } from "../../../testing/page";
import { Route, Routes } from "react-router-dom";
import type { ImportView } from "@sunshine/domain/establishments/import.contract";
import { ImportPage } from "./ImportPage";

const ID = "0123456789abcdef";
const preview: ImportView = { id: ID, fileName: "十一月新增.xlsx", state: "previewed", done: 8, total: 8, counts: { new: 3, changed: 2, unchanged: 2, rejected: 1 }, failure: null, createdAt: "2026-11-24T01:00:00.000Z", createdBy: "王海燕" };
const rejected = { row: 7, outcome: "rejected", name: "湖畔鱼府", changes: [], rejections: [{ column: "有效期至", value: "2027/13/01", reason: "不存在这一天" }], warnings: [] };

const open = async (view: () => ImportView): Promise<Call[]> => {
  const calls = serve({
    [`GET /establishment-imports/${ID}`]: view,
    [`GET /establishment-imports/${ID}/rows`]: ({ query }) => ({ rows: query.get("outcome") === "rejected" ? [rejected] : [], next: null, total: 1 }),
    [`POST /establishment-imports/${ID}/confirmation`]: () => ({ ...view(), state: "applying" }),
  });
  await show(<Routes><Route path="/imports/:id" element={<ImportPage />} /></Routes>, `/imports/${ID}`);
  return calls;
};

describe("the preview of an import", () => {
  afterEach(leave);

  it("shows each row that cannot be imported with its line, column, value and reason", async () => {
    await open(() => preview);
    await until(() => text().includes("不存在这一天"), "the reason");
    for (const words of ["7", "湖畔鱼府", "有效期至", "2027/13/01"]) expect(text()).toContain(words);
  });

  it("writes only after one confirmation that says how many shops it touches", async () => {
    let state: ImportView["state"] = "previewed";
    const calls = await open(() => ({ ...preview, state }));
    await click(await until(() => button("确认导入 5 户"), "the button"));
    await until(() => text().includes("将新建 3 户，更新 2 户；不能导入的 1 行不会写入"), "what will happen");
    expect(calls.some(({ method }) => method === "POST")).toBe(false);
    state = "applied";
    const confirm = [...document.querySelectorAll(".ant-modal-confirm-btns button")].at(-1);
    await click(confirm as Element);
    await until(() => calls.some(({ path }) => path.endsWith("/confirmation")), "the confirmation");
    await until(() => text().includes("已导入：新建 3 户，更新 2 户"), "the result");
  });

  it("offers nothing to confirm when no row would change anything", async () => {
    await open(() => ({ ...preview, counts: { new: 0, changed: 0, unchanged: 8, rejected: 0 } }));
    const confirm = await until(() => button("确认导入 0 户"), "the button");
    expect(confirm.disabled).toBe(true);
  });

  it("says why a whole file was refused", async () => {
    await open(() => ({ ...preview, state: "failed", failure: "文件不是有效的 Excel 工作簿" }));
    await until(() => text().includes("文件不是有效的 Excel 工作簿"), "the reason");
    expect(button("确认导入")).toBeUndefined();
  });
});
