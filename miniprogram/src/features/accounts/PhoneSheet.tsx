import { Text } from "@tarojs/components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { accountApi, PhoneSchema, type Me } from "@sunshine/domain/accounts/account.contract";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { messageOf } from "../../platform/answer";
import { memberApi } from "../../platform/api";
import { tell } from "../../platform/device";
import { PHONE_CODE_MODE, phoneCodeFor } from "../../platform/phone-code";
import { keepMe } from "../../platform/session";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Sheet } from "../../ui/Sheet";

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  /** What the number is for; the way into the shop's end unless it says otherwise. */
  readonly why?: string;
}

const FOR_WORK = "餐饮单位的负责人、食品安全员用登记时的手机号进入企业端。食客不需要绑定。";

const codeOf = ({ detail }: { detail: { code?: string } }): string => {
  if (!detail.code) throw new DomainError("rule_violated", { message: "没有取得手机号，可以稍后再绑定" });
  return detail.code;
};

const boundInWords = (me: Me): string => (me.kind === "member" && me.memberships.length > 0 ? "已进入企业端" : "手机号已绑定，但没有登记为任何单位的人员");

/** Binds a phone number: by it the shop's people are recognised, and the law asks it of who complains. */
export const PhoneSheet = ({ open, onClose, why }: Props) => {
  const [phone, setPhone] = useState("");
  const binding = useMutation({
    mutationFn: async (getCode: () => string | Promise<string>) => memberApi(accountApi.givePhone, { code: await getCode() }),
    onSuccess: ({ me }) => {
      keepMe(me);
      onClose();
      tell(why ? "手机号已绑定" : boundInWords(me));
    },
  });
  const error = binding.error ? messageOf(binding.error) : null;
  return (
    <Sheet open={open} title="绑定手机号" onClose={onClose}>
      <Text className="paragraph">{why ?? FOR_WORK}</Text>
      {PHONE_CODE_MODE === "component" ? (
        <>
          <Button id="give-phone" busy={binding.isPending} native={{ openType: "getPhoneNumber", onGetPhoneNumber: (event) => binding.mutate(() => codeOf(event)) }}>
            使用微信手机号
          </Button>
          {error ? <Text className="field__error">{error}</Text> : null}
        </>
      ) : (
        <>
          <Field label="手机号" kind="number" id="phone" value={phone} onChange={setPhone} maxLength={11} placeholder="11 位手机号" error={error} />
          <Button id="give-phone" busy={binding.isPending} disabled={!PhoneSchema.safeParse(phone).success} onClick={() => binding.mutate(() => phoneCodeFor(phone))}>
            绑定
          </Button>
        </>
      )}
    </Sheet>
  );
};
