import { Text } from "@tarojs/components";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { PhoneSchema } from "@sunshine/domain/accounts/account.contract";
import { PHONE_CODE } from "@sunshine/domain/accounts/phone-code";
import { messageOf } from "../../platform/answer";
import { now } from "../../platform/clock";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";

/** What the server says of a code that it has sent. */
export interface SentCode {
  readonly phone: string;
  readonly againAt: string;
  /** The code itself, in demo mode only. */
  readonly demoCode: string | null;
}

const secondsUntil = (instant: string): number => Math.max(0, Math.ceil((new Date(instant).getTime() - now().getTime()) / 1000));

/** Seconds until another code may be asked for, counted down. */
const useCountdown = (until: string | undefined): number => {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (until === undefined) return undefined;
    const count = (): void => setLeft(secondsUntil(until));
    count();
    const timer = setInterval(count, 1000);
    return () => clearInterval(timer);
  }, [until]);
  return left;
};

interface Props {
  readonly ask: (phone: string) => Promise<SentCode>;
  readonly confirm: (phone: string, code: string) => Promise<void>;
  readonly act: string;
}

const sentInWords = ({ phone, demoCode }: SentCode): string => (demoCode === null ? `验证码已发送到 ${phone}，5 分钟内有效` : `演示环境不发送短信，验证码是 ${demoCode}`);

/** A number and the code that is sent to it 短信验证. */
export const SmsProof = ({ ask, confirm, act }: Props) => {
  const [phone, setPhone] = useState("");
  const [code, setCode] = useState("");
  const asking = useMutation({ mutationFn: () => ask(phone) });
  const confirming = useMutation({ mutationFn: () => confirm(phone, code) });
  const left = useCountdown(asking.data?.againAt);
  const change = (next: string): void => {
    setPhone(next);
    setCode("");
    asking.reset();
    confirming.reset();
  };
  const sent = asking.data;
  return (
    <>
      <Field label="手机号" kind="number" id="phone" value={phone} onChange={change} maxLength={11} placeholder="11 位手机号" error={asking.error ? messageOf(asking.error) : null} />
      <Button kind="secondary" size="small" id="ask-code" busy={asking.isPending} disabled={!PhoneSchema.safeParse(phone).success || left > 0} onClick={() => asking.mutate()}>
        {left > 0 ? `${left} 秒后可重新获取` : sent ? "重新获取验证码" : "获取短信验证码"}
      </Button>
      {sent ? (
        <>
          <Text className="hint" id="code-sent">
            {sentInWords(sent)}
          </Text>
          <Field label="验证码" kind="number" id="phone-code" value={code} onChange={setCode} maxLength={6} placeholder="6 位数字" error={confirming.error ? messageOf(confirming.error) : null} />
          <Button id="give-phone" busy={confirming.isPending} disabled={!PHONE_CODE.test(code)} onClick={() => confirming.mutate()}>
            {act}
          </Button>
        </>
      ) : null}
    </>
  );
};
