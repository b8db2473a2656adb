import { DesktopOutlined, LogoutOutlined, SettingOutlined, UserOutlined } from "@ant-design/icons";
import { Alert, Avatar, Button, Dropdown, Layout, Menu, Skeleton, Tooltip, type MenuProps } from "antd";
import { Suspense, type ReactNode } from "react";
import { Link, Outlet, useLocation, useNavigate } from "react-router-dom";
import { accountApi, type Me } from "@sunshine/domain/accounts/account.contract";
import { OFFICER_ROLE_LABELS, SHOP_ROLE_LABELS } from "@sunshine/domain/accounts/actor";
import { useLiveState } from "../../platform/live";
import { useOnline } from "../../platform/online";
import { useAct } from "../../platform/query";
import { useSession } from "../../platform/session";
import { Mark } from "../../ui/Face";
import { NoticeBell } from "../notices/NoticeBell";
import { useRegion } from "../regions/region.hooks";
import { Boundary } from "./Boundary";
import { QuickSearch } from "./QuickSearch";

export interface MenuGroup {
  readonly label: string;
  readonly items: readonly { readonly path: string; readonly label: string; readonly icon: ReactNode }[];
}

const nameOf = (me: Me): { name: string; note: string } => {
  if (me.kind === "officer") return { name: me.name, note: [OFFICER_ROLE_LABELS[me.role], me.station].filter(Boolean).join(" · ") };
  if (me.kind === "member") {
    const first = me.memberships[0];
    return { name: me.nickname || "单位人员", note: first ? SHOP_ROLE_LABELS[first.role] : "尚未登记为单位人员" };
  }
  return { name: "", note: "" };
};

const LIVE_WORDS = { connecting: "正在连接", ready: "实时", lost: "实时连接中断，正在重连；页面内容仍可使用" } as const;

const LiveDot = (): React.JSX.Element => {
  const state = useLiveState();
  return (
    <Tooltip title={state === "ready" ? "页面内容随时更新" : LIVE_WORDS[state]}>
      <span className={`live-dot is-${state}`} role="status">
        <i aria-hidden />
        {state === "lost" ? "重连中" : LIVE_WORDS[state]}
      </span>
    </Tooltip>
  );
};

const UserMenu = (): React.JSX.Element => {
  const { me, leave } = useSession();
  const navigate = useNavigate();
  const signOut = useAct(accountApi.signOut, { onDone: leave });
  const { name, note } = nameOf(me);
  const items = [
    { key: "account", icon: <SettingOutlined />, label: me.kind === "officer" ? "我的账号" : "登录设备", onClick: () => void navigate("/account") },
    { type: "divider" as const },
    { key: "out", icon: <LogoutOutlined />, label: "退出登录", onClick: () => signOut.mutate({}) },
  ];
  return (
    <Dropdown menu={{ items }} trigger={["click"]}>
      <button type="button" className="user-button" aria-label={`${name}，账号菜单`}>
        <Avatar size={30} icon={<UserOutlined />} />
        <span>
          <b>{name}</b>
          <small>{note}</small>
        </span>
      </button>
    </Dropdown>
  );
};

const selectedPath = (menu: readonly MenuGroup[], pathname: string): string[] => {
  const paths = menu.flatMap(({ items }) => items.map(({ path }) => path));
  const best = paths.filter((path) => pathname === path || (path !== "/" && pathname.startsWith(`${path}/`))).sort((a, b) => b.length - a.length)[0];
  return best ? [best] : [];
};

const menuItems = (menu: readonly MenuGroup[]): NonNullable<MenuProps["items"]> =>
  menu.flatMap<NonNullable<MenuProps["items"]>[number]>(({ label, items }) => {
    const children = items.map((item) => ({ key: item.path, icon: item.icon, label: <Link to={item.path}>{item.label}</Link> }));
    return label ? [{ type: "group" as const, key: label, label, children }] : children;
  });

/** The frame of every page 框架: menu at the left, search, news and person at the top. */
export const Shell = ({ menu }: { menu: readonly MenuGroup[] }): React.JSX.Element => {
  const { me } = useSession();
  const region = useRegion();
  const online = useOnline();
  const { pathname } = useLocation();
  const isOfficer = me.kind === "officer";
  return (
    <Layout className="shell">
      <a href="#content" className="skip-link">跳到正文</a>
      <Layout.Sider width={216} className="shell-side">
        <Link to="/" className="shell-brand">
          <Mark size={34} />
          <span>
            <b>阳光餐饮</b>
            <small>{region ? `${region.name}${isOfficer ? " · 监管端" : " · 企业端"}` : " "}</small>
          </span>
        </Link>
        <nav aria-label="主菜单">
          <Menu mode="inline" selectedKeys={selectedPath(menu, pathname)} items={menuItems(menu)} />
        </nav>
        <div className="shell-foot">{region?.bureauName}</div>
      </Layout.Sider>
      <Layout>
        <Layout.Header className="shell-head">
          {isOfficer ? <QuickSearch /> : <span />}
          <div className="shell-tools">
            {region?.demo && <span className="demo-mark">演示数据</span>}
            <LiveDot />
            {isOfficer && <Button type="text" icon={<DesktopOutlined />} href="/command" target="_blank">指挥中心</Button>}
            <NoticeBell />
            <UserMenu />
          </div>
        </Layout.Header>
        {!online && <Alert banner type="warning" title="网络已断开。已打开的内容仍可查看，恢复后会自动更新；未提交的内容请先不要关闭页面。" />}
        <Layout.Content id="content" className="shell-content" tabIndex={-1}>
          <Boundary key={pathname}>
            <Suspense fallback={<Skeleton active paragraph={{ rows: 10 }} className="page-skeleton" />}>
              <Outlet />
            </Suspense>
          </Boundary>
        </Layout.Content>
      </Layout>
    </Layout>
  );
};
