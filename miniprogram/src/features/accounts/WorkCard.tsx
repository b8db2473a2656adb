import { useState } from "react";
import { Text } from "@tarojs/components";
import { SHOP_ROLE_LABELS } from "@sunshine/domain/accounts/actor";
import { messageOf } from "../../platform/answer";
import { tell } from "../../platform/device";
import { go } from "../../platform/navigate";
import { ensureSignedIn, useSession } from "../../platform/session";
import { Card, Entry } from "../../ui/Card";
import { PhoneSheet } from "./PhoneSheet";

/** The way into the shop's end 企业端: the shops of this person, or how to be recognised. */
export const WorkCard = () => {
  const me = useSession((session) => session.me);
  const [binding, setBinding] = useState(false);
  const shops = me.kind === "member" ? me.memberships : [];
  const begin = (): void => {
    ensureSignedIn().then(
      () => {
        const current = useSession.getState().me;
        if (current.kind !== "member" || current.memberships.length === 0) setBinding(true);
      },
      (error: unknown) => tell(messageOf(error))
    );
  };
  return (
    <Card title="企业端" icon="shop">
      {shops.map(({ establishmentId, establishmentName, role }) => (
        <Entry key={establishmentId} title={establishmentName} note={SHOP_ROLE_LABELS[role]} onClick={() => go("shopHome", { id: establishmentId })} id={`work-${establishmentId}`} />
      ))}
      {shops.length === 0 ? (
        <>
          <Text className="paragraph">餐饮单位的负责人和食品安全员在这里查看收款、收银码和公示页。</Text>
          <Entry title="进入我的店" icon="person" onClick={begin} id="enter-work" />
        </>
      ) : null}
      <PhoneSheet open={binding} onClose={() => setBinding(false)} />
    </Card>
  );
};
