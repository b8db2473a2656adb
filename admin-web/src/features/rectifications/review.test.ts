import type { Mending } from "@sunshine/domain/rectifications/rectification.contract";
import { countOpinions, decidable, decisionsOf, NO_OPINION, reviewProblems, type Opinions } from "./review";
import { orderTab, orderTabItems } from "./rectification.tabs";

const mending = (code: string, state: Mending["state"]): Mending => ({ code, section: "场所", text: "地面清洁", note: "地面油污", key: false, basis: "", state, mendedOn: null, steps: [] });
const FINDINGS = [mending("2.1", "answered"), mending("2.2", "open"), mending("2.3", "returned"), mending("2.4", "mended")];
const codes = (onTheSpot: boolean): string[] => decidable(FINDINGS, onTheSpot).map(({ code }) => code);
const opinion = (change: Partial<typeof NO_OPINION>) => ({ ...NO_OPINION, ...change });

describe("an officer's review", () => {
  it("takes what the shop has answered, and on the spot everything that is not mended", () => {
    expect(codes(false)).toEqual(["2.1"]);
    expect(codes(true)).toEqual(["2.1", "2.2", "2.3"]);
  });

  it("wants a reason for what is returned and waits for photos that are on their way", () => {
    const opinions: Opinions = { "2.1": opinion({ accept: false, reason: " 缺 " }), "2.2": opinion({ accept: true }), "2.3": opinion({ accept: true, uploading: true }) };
    expect(reviewProblems(decidable(FINDINGS, true), opinions)).toEqual({ "2.1": "退回请写明理由", "2.3": "照片还在上传，请稍候" });
  });

  it("sends opinions alone, and leaves alone what has none", () => {
    const opinions: Opinions = { "2.1": opinion({ accept: false, reason: " 仍有油污 " }), "2.2": opinion({ accept: true, evidenceIds: ["0123456789abcdef"] }) };
    const findings = decidable(FINDINGS, true);
    expect(decisionsOf(findings, opinions)).toEqual([
      { code: "2.1", accept: false, reason: "仍有油污", evidenceIds: [] },
      { code: "2.2", accept: true, reason: "", evidenceIds: ["0123456789abcdef"] },
    ]);
    expect(countOpinions(findings, opinions)).toEqual({ accepted: 1, returned: 1 });
  });

  it("forgets an opinion of a finding that somebody else has accepted in the meantime", () => {
    expect(decisionsOf(decidable([mending("2.1", "mended")], false), { "2.1": opinion({ accept: true }) })).toEqual([]);
  });
});

describe("the tabs of the list", () => {
  it("count what lies behind them", () => {
    const items = orderTabItems({ within: 4, near: 1, overdue: 2, toReview: 3, extensionsAsked: 0 });
    expect(items.map(({ label }) => label)).toEqual(["整改中 7", "待核查 3", "延期待决定 0", "临期 1", "超期 2", "全部"]);
  });

  it("stand at the running ones when the address asks for something unknown", () => {
    expect([orderTab(undefined), orderTab("toString"), orderTab("overdue")]).toEqual(["open", "open", "overdue"]);
  });
});
