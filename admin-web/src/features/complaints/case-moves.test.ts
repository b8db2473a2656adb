import type { OfficerCaseView } from "@sunshine/domain/complaints/complaint.views";
import { CASE_MOVES_FORMS, movesOf, sentValues, type CaseMoveForm } from "./case-moves";
import { neighboursOf } from "./siblings";
import { stepTo } from "./use-case-rows";

const form = (ability: string): CaseMoveForm => CASE_MOVES_FORMS.find((one) => one.ability === ability)!;
const view = (change: Partial<OfficerCaseView> = {}) => ({ kind: "report", establishmentId: "0123456789abcdef", abilities: [], ...change }) as unknown as OfficerCaseView;

describe("what the officer may do next", () => {
  it("puts the next step of the work first and the rarer ones behind it", () => {
    const { next, near, more } = movesOf(view({ abilities: ["close", "verify", "note", "take", "transfer", "request_extension"] }));
    expect(next?.ability).toBe("verify");
    expect(near.map(({ ability }) => ability)).toEqual(["close", "take", "note"]);
    expect(more.map(({ ability }) => ability)).toEqual(["request_extension", "transfer"]);
  });

  it("asks whether to file once a report is verified", () => {
    expect(movesOf(view({ abilities: ["close", "verify", "decide_filing"] })).next?.ability).toBe("decide_filing");
  });

  it("offers nothing to who only looks", () => {
    expect(movesOf(view())).toEqual({ next: null, near: [], more: [] });
  });
});

describe("what is sent of a form", () => {
  it("is nothing that was not asked: a filed report has no public result yet", () => {
    const given = { file: "yes", reason: "涉嫌违法", publicSummary: "写到一半又改了主意", notice: "您的举报已立案" };
    expect(sentValues(form("decide_filing"), given, view())).toEqual({ file: true, reason: "涉嫌违法", notice: "您的举报已立案" });
    expect(sentValues(form("decide_filing"), { ...given, file: "no" }, view())).toEqual({ file: false, reason: "涉嫌违法", publicSummary: "写到一半又改了主意" });
  });

  it("tells no shop where none is registered, and sends no empty text", () => {
    expect(sentValues(form("accept"), { shopSummary: "有顾客反映异物", notice: "  " }, view({ establishmentId: null }))).toEqual({});
    expect(sentValues(form("accept"), { shopSummary: "有顾客反映异物" }, view())).toEqual({ shopSummary: "有顾客反映异物" });
  });
});

describe("walking through the inbox by keys", () => {
  it("begins at the first row and stops at both ends", () => {
    const ids = ["a", "b", "c"];
    expect([stepTo(ids, null, 1), stepTo(ids, "a", 1), stepTo(ids, "c", 1), stepTo(ids, "a", -1), stepTo(ids, "gone", 1), stepTo([], null, 1)]).toEqual(["a", "b", "c", "a", "a", null]);
  });

  it("knows the case before and after, and none outside the list it came from", () => {
    expect(neighboursOf(["a", "b", "c"], "b")).toEqual({ before: "a", after: "c" });
    expect([neighboursOf(["a"], "a"), neighboursOf(["a"], "x")]).toEqual([{ before: null, after: null }, { before: null, after: null }]);
  });
});
