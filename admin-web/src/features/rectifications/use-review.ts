import { App } from "antd";
import { useState } from "react";
import { rectificationApi, type RectificationView } from "@sunshine/domain/rectifications/rectification.contract";
import { ApiError, messageOf } from "../../platform/api-error";
import { useAct, useInvalidate } from "../../platform/query";
import { countOpinions, decidable, decisionsOf, NO_OPINION, reviewProblems, type Opinion, type Opinions } from "./review";

export type ReviewMode = "answers" | "spot";

export interface Review {
  readonly mode: ReviewMode | null;
  readonly begin: (mode: ReviewMode) => void;
  readonly leave: () => void;
  readonly opinionOf: (code: string) => Opinion;
  readonly mayDecide: (code: string) => boolean;
  readonly problemOf: (code: string) => string | undefined;
  readonly change: (code: string, change: Partial<Opinion>) => void;
  readonly all: (accept: boolean) => void;
  readonly counted: { readonly accepted: number; readonly returned: number };
  readonly send: () => void;
  readonly sending: boolean;
  /** What the server refused, in words; a conflict with somebody else's change keeps the opinions. */
  readonly refused: string | null;
}

const CONFLICT = "这份通知刚刚有了变化（单位补充了反馈或他人已核查），下面是最新内容。您填写的意见仍在，请核对后再次提交。";

/** The officer's review of an order while it is being written 核查. */
export const useReview = (view: RectificationView): Review => {
  const { message } = App.useApp();
  const invalidate = useInvalidate();
  const [mode, setMode] = useState<ReviewMode | null>(null);
  const [opinions, setOpinions] = useState<Opinions>({});
  const [shown, setShown] = useState(false);
  const findings = decidable(view.mendings, mode === "spot");
  const problems = reviewProblems(findings, opinions);
  const counted = countOpinions(findings, opinions);
  const leave = (): void => {
    setMode(null);
    setOpinions({});
    setShown(false);
  };
  const review = useAct(rectificationApi.review, {
    touches: ["/rectifications", "/inspections", "/establishments"],
    onDone: ({ state }) => {
      void message.success(state === "closed" ? "全部整改到位，等级与公示页随即更新" : `已核查：通过 ${counted.accepted} 项，退回 ${counted.returned} 项，单位已收到通知`);
      leave();
    },
  });
  const send = (): void => {
    setShown(true);
    const decisions = decisionsOf(findings, opinions);
    const first = Object.keys(problems)[0];
    if (first !== undefined) document.getElementById(`finding-${first}`)?.scrollIntoView({ block: "center" });
    else if (decisions.length === 0) void message.warning("请至少选择一项的核查意见");
    else review.mutate({ id: view.id, version: view.version, onTheSpot: mode === "spot", decisions }, { onError: () => void invalidate("/rectifications") });
  };
  const stale = review.error instanceof ApiError && review.error.code === "stale_version";
  return {
    mode, begin: setMode, leave, counted, send,
    opinionOf: (code) => opinions[code] ?? NO_OPINION,
    mayDecide: (code) => mode !== null && findings.some((one) => one.code === code),
    problemOf: (code) => (shown ? problems[code] : undefined),
    change: (code, change) => setOpinions((now) => ({ ...now, [code]: { ...(now[code] ?? NO_OPINION), ...change } })),
    all: (accept) => setOpinions((now) => Object.fromEntries(findings.map(({ code }) => [code, { ...(now[code] ?? NO_OPINION), accept }]))),
    sending: review.isPending,
    refused: review.error ? (stale ? CONFLICT : messageOf(review.error)) : null,
  };
};
