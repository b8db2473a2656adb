import { Select } from "antd";
import { useState, type ReactNode } from "react";
import { SHOP_ROLE_LABELS, type ShopRole } from "@sunshine/domain/accounts/actor";
import { useSession } from "../../platform/session";
import { PageHead } from "../../ui/PageHead";
import { EmptyState } from "../../ui/States";

export interface Membership {
  readonly establishmentId: string;
  readonly establishmentName: string;
  readonly role: ShopRole;
}

const CHOSEN = "shop-chosen";

const Chooser = ({ memberships, chosen, onChoose }: { memberships: readonly Membership[]; chosen: Membership; onChoose: (id: string) => void }): React.JSX.Element => (
  <Select aria-label="切换店铺" value={chosen.establishmentId} onChange={onChoose} popupMatchSelectWidth={false} options={memberships.map(({ establishmentId, establishmentName }) => ({ value: establishmentId, label: establishmentName }))} />
);

interface Props {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: (shop: Membership) => ReactNode;
}

/** The frame of the shop's own pages 企业端页面: which of the person's shops is meant. */
export const ShopFrame = ({ title, actions, children }: Props): React.JSX.Element => {
  const { me } = useSession();
  const [id, setId] = useState(() => localStorage.getItem(CHOSEN));
  const memberships = me.kind === "member" ? me.memberships : [];
  const shop = memberships.find(({ establishmentId }) => establishmentId === id) ?? memberships[0];
  if (!shop) return <EmptyState title="这个微信号还没有登记为单位人员" text="请由单位负责人或市场监管所登记您的手机号，再用微信手机号登录小程序后扫码。" />;
  const choose = (next: string): void => {
    localStorage.setItem(CHOSEN, next);
    setId(next);
  };
  return (
    <>
      <PageHead title={title} note={`${shop.establishmentName} · ${SHOP_ROLE_LABELS[shop.role]}`} actions={<>{memberships.length > 1 && <Chooser memberships={memberships} chosen={shop} onChoose={choose} />}{actions}</>} />
      <div key={shop.establishmentId}>{children(shop)}</div>
    </>
  );
};
