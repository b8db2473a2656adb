import { App } from "antd";
import { useState } from "react";
import { rectificationApi, type RectificationView } from "@sunshine/domain/rectifications/rectification.contract";
import { ApiError, messageOf } from "../../platform/api-error";
import { useAct, useInvalidate } from "../../platform/query";
import { answerable, answerProblems, answersSent, NO_ANSWER, type Answer, type Answers } from "./answers";

const CONFLICT = "这份通知刚刚有了变化，下面是最新内容。您填写的内容仍在，请核对后再次提交。";

/** The shop's answers while they are being written 填写整改反馈; a new round begins with empty fields. */
export const useAnswers = (view: RectificationView) => {
  const { message } = App.useApp();
  const invalidate = useInvalidate();
  const [answers, setAnswers] = useState<Answers>({});
  const [round, setRound] = useState(0);
  const [shown, setShown] = useState(false);
  const findings = view.abilities.includes("answer") ? answerable(view.mendings) : [];
  const sent = answersSent(findings, answers);
  const problems = answerProblems(findings, answers);
  const answer = useAct(rectificationApi.answer, {
    touches: ["/rectifications"],
    onDone: () => {
      void message.success(`已提交 ${sent.length} 项反馈，市场监管所会尽快核查`);
      setAnswers({});
      setShown(false);
      setRound((now) => now + 1);
    },
  });
  const send = (): void => {
    setShown(true);
    const first = Object.keys(problems)[0];
    if (first !== undefined) document.getElementById(`finding-${first}`)?.scrollIntoView({ block: "center" });
    else if (sent.length === 0) void message.warning("请至少填写一项的整改情况");
    else answer.mutate({ id: view.id, version: view.version, answers: sent }, { onError: () => void invalidate("/rectifications") });
  };
  const stale = answer.error instanceof ApiError && answer.error.code === "stale_version";
  return {
    round,
    count: sent.length,
    send,
    sending: answer.isPending,
    asks: (code: string) => findings.some((one) => one.code === code),
    answerOf: (code: string): Answer => answers[code] ?? NO_ANSWER,
    problemOf: (code: string): string | undefined => (shown ? problems[code] : undefined),
    change: (code: string, change: Partial<Answer>) => setAnswers((now) => ({ ...now, [code]: { ...(now[code] ?? NO_ANSWER), ...change } })),
    refused: answer.error ? (stale ? CONFLICT : messageOf(answer.error)) : null,
  };
};
