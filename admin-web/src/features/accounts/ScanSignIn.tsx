import { Button, QRCode } from "antd";
import { useEffect } from "react";
import { accountApi } from "@sunshine/domain/accounts/account.contract";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import { messageOf } from "../../platform/api-error";
import { useNow } from "../../platform/clock";
import { useAct } from "../../platform/query";
import { useSession } from "../../platform/session";

const POLL_MS = 2_000;

type Claim = OutputOf<typeof accountApi.claimPcSignIn>;

const NOTES: Record<Exclude<Claim["state"], "signed_in">, string> = {
  waiting: "请用微信打开“阳光餐饮”小程序，在“我的店铺”中选择扫码登录电脑端",
  refused: "手机上选择了不登录。如需登录，请重新取得二维码",
  expired: "二维码已过期，请重新取得",
};

interface Scan {
  readonly state: Claim["state"];
  readonly text: string | null;
  readonly problem: Error | null;
  readonly again: () => void;
}

/** Asks for a code, and then for the phone's answer, until there is one. */
const useScan = (): Scan => {
  const { enter } = useSession();
  const begin = useAct(accountApi.beginPcSignIn);
  const claim = useAct(accountApi.claimPcSignIn, { onDone: (answer) => answer.state === "signed_in" && enter(answer.session) });
  const ticket = begin.data;
  const now = useNow(1000);
  const isOver = ticket !== undefined && now >= new Date(ticket.expiresAt);
  const heard = claim.data?.state ?? "waiting";
  const state = heard === "waiting" && isOver ? "expired" : heard;
  const { mutate: ask } = claim;
  const { mutate: start } = begin;

  useEffect(() => start({}), [start]);
  useEffect(() => {
    if (!ticket || state !== "waiting") return undefined;
    const timer = setInterval(() => ask({ ticket: ticket.ticket, secret: ticket.secret }), POLL_MS);
    return () => clearInterval(timer);
  }, [ticket, state, ask]);

  const again = (): void => {
    claim.reset();
    start({});
  };
  return { state, text: ticket && !begin.isPending ? ticket.scanText : null, problem: begin.error, again };
};

/** Shows a code, waits until the phone has answered, and enters 扫码登录. */
export const ScanSignIn = (): React.JSX.Element => {
  const { state, text, problem, again } = useScan();
  if (problem) {
    return (
      <div className="scan-box" role="alert">
        <p>{messageOf(problem)}</p>
        <Button onClick={again}>重新取得二维码</Button>
      </div>
    );
  }
  const note = state === "signed_in" ? "已确认，正在进入" : NOTES[state];
  return (
    <div className="scan-box">
      <QRCode value={text ?? "-"} size={208} status={text === null ? "loading" : state === "expired" || state === "refused" ? "expired" : "active"} onRefresh={again} />
      <p role="status">{note}</p>
      <p className="scan-small">仅限已登记的负责人、食品安全员；确认前请核对手机上显示的登录信息。</p>
    </div>
  );
};
