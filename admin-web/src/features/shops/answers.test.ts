import type { Mending } from "@sunshine/domain/rectifications/rectification.contract";
import { answerable, answerProblems, answersSent, NO_ANSWER } from "./answers";

const mending = (code: string, state: Mending["state"]): Mending => ({ code, section: "场所", text: "地面清洁", note: "地面油污", key: false, basis: "", state, mendedOn: null, steps: [] });
const FINDINGS = [mending("2.1", "open"), mending("2.2", "returned"), mending("2.3", "answered"), mending("2.4", "mended")];

describe("a shop's answers", () => {
  it("are asked for what is not mended, again where they were returned", () => {
    expect(answerable(FINDINGS).map(({ code }) => code)).toEqual(["2.1", "2.2", "2.3"]);
  });

  it("leave for later what nothing is said of", () => {
    const answers = { "2.1": { ...NO_ANSWER, text: " 已更换 " }, "2.2": NO_ANSWER };
    expect(answersSent(answerable(FINDINGS), answers)).toEqual([{ code: "2.1", text: "已更换", evidenceIds: [] }]);
  });

  it("need words beside photos, and all photos", () => {
    const photo = ["0123456789abcdef"];
    const answers = { "2.1": { ...NO_ANSWER, evidenceIds: photo }, "2.2": { ...NO_ANSWER, text: "已整改", uploading: true }, "2.3": { ...NO_ANSWER, text: "已整改" } };
    expect(answerProblems(answerable(FINDINGS), answers)).toEqual({ "2.1": "请用文字说明整改情况", "2.2": "照片还在上传，请稍候" });
  });
});
