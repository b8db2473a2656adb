import { Text } from "@tarojs/components";
import { useMutation } from "@tanstack/react-query";
import { accountApi, type Me } from "@sunshine/domain/accounts/account.contract";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { messageOf } from "../../platform/answer";
import { memberApi } from "../../platform/api";
import { tell } from "../../platform/device";
import { PHONE_PROOF } from "../../platform/phone-proof";
import { keepMe } from "../../platform/session";
import { Button } from "../../ui/Button";
import { Sheet } from "../../ui/Sheet";
import { SmsProof } from "./SmsProof";

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

/** WeChat vouches for the number of its user. */
const WechatProof = ({ onProved }: { readonly onProved: (me: Me) => void }) => {
  const binding = useMutation({ mutationFn: async (getCode: () => string) => memberApi(accountApi.givePhone, { code: getCode() }), onSuccess: ({ me }) => onProved(me) });
  return (
    <>
      <Button id="give-phone" busy={binding.isPending} native={{ openType: "getPhoneNumber", onGetPhoneNumber: (event) => binding.mutate(() => codeOf(event)) }}>
        使用微信手机号
      </Button>
      {binding.error ? <Text className="field__error">{messageOf(binding.error)}</Text> : null}
    </>
  );
};

const askCode = (phone: string) => memberApi(accountApi.askPhoneCode, { phone });

/** Binds a phone number: by it the shop's people are recognised, and the law asks it of who complains. */
export const PhoneSheet = ({ open, onClose, why }: Props) => {
  const proved = (me: Me): void => {
    keepMe(me);
    onClose();
    tell(why ? "手机号已绑定" : boundInWords(me));
  };
  const confirm = async (_phone: string, code: string): Promise<void> => proved((await memberApi(accountApi.confirmPhoneCode, { code })).me);
  return (
    <Sheet open={open} title="绑定手机号" onClose={onClose}>
      <Text className="paragraph">{why ?? FOR_WORK}</Text>
      {PHONE_PROOF === "wechat" ? <WechatProof onProved={proved} /> : <SmsProof ask={askCode} confirm={confirm} act="绑定" />}
    </Sheet>
  );
};
