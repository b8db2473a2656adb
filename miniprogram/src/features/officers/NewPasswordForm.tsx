import { Text } from "@tarojs/components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { messageOf } from "../../platform/answer";
import { tell } from "../../platform/device";
import { officerApi, readOfficer, signInOfficer } from "../../platform/officer-api";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Field } from "../../ui/Field";

/** The new password binds this phone at once where that can be done without asking for more. */
const enterAnew = async (login: string | null, password: string): Promise<void> => {
  if (login !== null && (await signInOfficer({ login, password }).catch(() => null))) return;
  await readOfficer();
};

interface Props {
  /** As typed a moment ago; null when somebody was signed in already. */
  readonly login: string | null;
  readonly why: string;
  readonly onDone?: () => void;
}

/** A new password of one's own 修改密码; other devices are signed out by it. */
export const NewPasswordForm = ({ login, why, onDone }: Props) => {
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [again, setAgain] = useState("");
  const changing = useMutation({
    mutationFn: async () => {
      await officerApi(accountApi.changePassword, { current, next });
      await enterAnew(login, next);
    },
    onSuccess: () => {
      tell("密码已修改，其他设备须重新登录");
      onDone?.();
    },
  });
  const differs = again !== "" && again !== next ? "两次填写的新密码不一致" : null;
  return (
    <Card title="修改密码" icon="shield">
      <Text className="paragraph">{why}</Text>
      <Field label="现在的密码" kind="password" id="current-password" value={current} onChange={setCurrent} maxLength={200} />
      <Field label="新密码（至少 10 位，不含账号）" kind="password" id="next-password" value={next} onChange={setNext} maxLength={200} />
      <Field label="再填一次新密码" kind="password" id="again-password" value={again} onChange={setAgain} maxLength={200} error={differs ?? (changing.error ? messageOf(changing.error) : null)} />
      <Button id="change-password" busy={changing.isPending} disabled={!current || next.length < 10 || again !== next} onClick={() => changing.mutate()}>
        修改密码
      </Button>
    </Card>
  );
};
