/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "require", "default"]}
 */
import { button, click, leave, Refusal, serve, show, text, type, until } from "../../testing/page";
import { Route, Routes } from "react-router-dom";
import type { RectificationView } from "@sunshine/domain/rectifications/rectification.contract";
import { SessionProvider } from "../../platform/session";
import { RectificationPage } from "./RectificationPage";

const ID = "0123456789abcdef";
const mending = (code: string, state: RectificationView["mendings"][number]["state"]) => ({
  code, section: "场所环境", text: "地面清洁", note: `${code} 地面油污`, key: false, basis: "要点表", state, mendedOn: null,
  steps: state === "answered" ? [{ at: "2026-11-24T02:00:00.000Z", move: "answer" as const, by: "负责人", text: "已经清洗", evidence: [] }] : [],
});
const view = (version: number): RectificationView => ({
  id: ID, number: "淳市监责改〔2026〕0001号", inspectionId: ID, establishmentId: ID, establishmentName: "湖畔鱼府", townCode: "330127100", state: "answered", handling: "rectify",
  issuedOn: "2026-11-20", dueOn: "2026-12-01", daysLeft: 7, clock: "within", findings: 2, open: 2, extensionAsked: false, closedOn: null, legalBasis: "食品安全法", inspectedOn: "2026-11-20",
  inspectors: ["方子衡"], firstDueOn: "2026-12-01", mendings: [mending("2.1", "answered"), mending("2.2", "open")], extension: null, reminders: [], cancelReason: null, version, abilities: ["review"],
});
const ME = { me: { kind: "officer", name: "方子衡", role: "station_officer", station: null, towns: null, mustChangePassword: false, secondFactor: false }, csrfToken: "t" };

const open = async (post: () => unknown) => {
  let version = 3;
  const calls = serve({
    "GET /me": () => ME,
    [`GET /rectifications/${ID}`]: () => view(version),
    [`POST /rectifications/${ID}/reviews`]: () => {
      version = 4;
      return post();
    },
  });
  await show(
    <SessionProvider loading={null} failed={(error) => <p>{error.message}</p>}>
      <Routes><Route path="/rectifications/:id" element={<RectificationPage />} /></Routes>
    </SessionProvider>,
    `/rectifications/${ID}`
  );
  await until(() => button("核查反馈 1 项"), "the review of what was answered");
  return calls;
};

const choose = (words: string): Element => [...document.querySelectorAll("label")].find((label) => label.textContent === words)!.querySelector("input")!;

describe("the review of an order", () => {
  afterEach(leave);

  it("asks only about what was answered, and why it is returned", async () => {
    const calls = await open(() => view(4));
    await click(button("核查反馈 1 项")!);
    expect(document.querySelectorAll(".review-fields")).toHaveLength(1);
    await click(choose("退回"));
    await click(button("提交核查结果")!);
    await until(() => text().includes("退回请写明理由"), "what is missing");
    expect(calls.some(({ method }) => method === "POST")).toBe(false);
  });

  it("keeps what the officer wrote when somebody else was quicker, and sends it on the new version", async () => {
    const calls = await open(() => new Refusal("stale_version", "已被他人修改"));
    await click(button("核查反馈 1 项")!);
    await click(choose("退回"));
    await type(document.querySelector("textarea")!, "仍有油污");
    await click(button("提交核查结果")!);
    await until(() => text().includes("您填写的意见仍在"), "the conflict in words");
    expect(document.querySelector("textarea")!.value).toBe("仍有油污");
    await until(() => calls.filter(({ method, path }) => method === "GET" && path.endsWith(ID)).length > 1, "the order read again");
    await click(button("提交核查结果")!);
    await until(() => calls.filter(({ method }) => method === "POST").length === 2, "the second try");
    expect(calls.filter(({ method }) => method === "POST").map(({ body }) => body["version"])).toEqual([3, 4]);
  });
});
