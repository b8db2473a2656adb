import { AuditOutlined, BankOutlined, BarChartOutlined, CarOutlined, CommentOutlined, FileDoneOutlined, FileSearchOutlined, FileTextOutlined, HomeOutlined, ImportOutlined, LineChartOutlined, QrcodeOutlined, SafetyCertificateOutlined, ScheduleOutlined, ShopOutlined, TeamOutlined, TransactionOutlined, TrophyOutlined, WalletOutlined } from "@ant-design/icons";
import { lazy, useEffect, type ComponentType, type LazyExoticComponent, type ReactNode } from "react";
import { BrowserRouter, Navigate, Route, Routes } from "react-router-dom";
import type { OfficerRole } from "@sunshine/domain/accounts/actor";
import { Shell, type MenuGroup } from "./features/accounts/Shell";
import { ForcedPasswordPage } from "./features/accounts/ForcedPasswordPage";
import { SignInPage } from "./features/accounts/SignInPage";
import { LiveProvider } from "./platform/live";
import { useSession } from "./platform/session";
import { EmptyState } from "./ui/States";

type Page = LazyExoticComponent<ComponentType>;
type Audience = readonly OfficerRole[] | "officers" | "shop";

const page = <M, N extends keyof M & string>(load: () => Promise<M>, name: N): Page => lazy(async () => ({ default: (await load())[name] as ComponentType }));

interface Entry {
  readonly path: string;
  readonly page: Page;
  readonly for: Audience;
  /** Present: the entry stands in the menu, in this group. */
  readonly menu?: { readonly group: string; readonly label: string; readonly icon: ReactNode };
}

const ADMINISTRATORS: readonly OfficerRole[] = ["administrator"];
const COUNTY_WIDE: readonly OfficerRole[] = ["administrator", "bureau_officer"];
const SUPERVISORS: readonly OfficerRole[] = ["administrator", "bureau_officer", "station_officer"];

/** Every page of the console: its address, who may see it, and where it stands in the menu 菜单与路由. */
const ENTRIES: readonly Entry[] = [
  { path: "/", page: page(() => import("./features/insights/OfficerHomePage"), "OfficerHomePage"), for: "officers", menu: { group: "", label: "工作台", icon: <HomeOutlined /> } },
  { path: "/establishments", page: page(() => import("./features/establishments/EstablishmentListPage"), "EstablishmentListPage"), for: "officers", menu: { group: "档案", label: "主体档案", icon: <ShopOutlined /> } },
  { path: "/establishments/new", page: page(() => import("./features/establishments/EstablishmentEditPage"), "EstablishmentCreatePage"), for: SUPERVISORS },
  { path: "/establishments/:id", page: page(() => import("./features/establishments/EstablishmentPage"), "EstablishmentPage"), for: "officers" },
  { path: "/establishments/:id/edit", page: page(() => import("./features/establishments/EstablishmentEditPage"), "EstablishmentEditPage"), for: SUPERVISORS },
  { path: "/imports", page: page(() => import("./features/establishments/imports/ImportListPage"), "ImportListPage"), for: COUNTY_WIDE, menu: { group: "档案", label: "批量导入", icon: <ImportOutlined /> } },
  { path: "/imports/:id", page: page(() => import("./features/establishments/imports/ImportPage"), "ImportPage"), for: COUNTY_WIDE },
  { path: "/inspections", page: page(() => import("./features/inspections/InspectionListPage"), "InspectionListPage"), for: "officers", menu: { group: "检查", label: "检查记录", icon: <AuditOutlined /> } },
  { path: "/inspections/new", page: page(() => import("./features/inspections/InspectionEntryPage"), "InspectionEntryPage"), for: SUPERVISORS },
  { path: "/inspections/:id", page: page(() => import("./features/inspections/InspectionPage"), "InspectionPage"), for: "officers" },
  { path: "/rectifications", page: page(() => import("./features/rectifications/RectificationListPage"), "RectificationListPage"), for: "officers", menu: { group: "检查", label: "责令整改", icon: <FileDoneOutlined /> } },
  { path: "/rectifications/:id", page: page(() => import("./features/rectifications/RectificationPage"), "RectificationPage"), for: "officers" },
  { path: "/complaints", page: page(() => import("./features/complaints/ComplaintListPage"), "ComplaintListPage"), for: "officers", menu: { group: "办件", label: "投诉举报", icon: <CommentOutlined /> } },
  { path: "/complaints/:id", page: page(() => import("./features/complaints/ComplaintPage"), "ComplaintPage"), for: "officers" },
  { path: "/dispatches", page: page(() => import("./features/dispatches/TaskListPage"), "TaskListPage"), for: "officers", menu: { group: "指挥调度", label: "现场任务", icon: <CarOutlined /> } },
  { path: "/duty", page: page(() => import("./features/dispatches/DutyRosterPage"), "DutyRosterPage"), for: "officers", menu: { group: "指挥调度", label: "值班表", icon: <ScheduleOutlined /> } },
  { path: "/dispatches/:id", page: page(() => import("./features/dispatches/TaskPage"), "TaskPage"), for: "officers" },
  { path: "/contents", page: page(() => import("./features/contents/ContentListPage"), "ContentListPage"), for: SUPERVISORS, menu: { group: "办件", label: "内容审核", icon: <FileSearchOutlined /> } },
  { path: "/grades", page: page(() => import("./features/grades/GradeDistributionPage"), "GradeDistributionPage"), for: "officers", menu: { group: "评级与风险", label: "等级分布", icon: <BarChartOutlined /> } },
  { path: "/honours", page: page(() => import("./features/honours/HonourListPage"), "HonourListPage"), for: "officers", menu: { group: "评级与风险", label: "红黑榜", icon: <TrophyOutlined /> } },
  { path: "/honours/:id", page: page(() => import("./features/honours/HonourPage"), "HonourPage"), for: "officers" },
  { path: "/payments", page: page(() => import("./features/payments/OversightPage"), "OversightPage"), for: "officers", menu: { group: "支付", label: "支付情况", icon: <TransactionOutlined /> } },
  { path: "/officers", page: page(() => import("./features/officers/OfficerListPage"), "OfficerListPage"), for: ADMINISTRATORS, menu: { group: "管理", label: "监管人员", icon: <TeamOutlined /> } },
  { path: "/stations", page: page(() => import("./features/officers/StationListPage"), "StationListPage"), for: ADMINISTRATORS, menu: { group: "管理", label: "市场监管所", icon: <BankOutlined /> } },
  { path: "/audits", page: page(() => import("./features/audits/AuditListPage"), "AuditListPage"), for: ADMINISTRATORS, menu: { group: "管理", label: "审计记录", icon: <SafetyCertificateOutlined /> } },
  { path: "/system", page: page(() => import("./features/insights/SystemHealthPage"), "SystemHealthPage"), for: ADMINISTRATORS, menu: { group: "管理", label: "运行状况", icon: <LineChartOutlined /> } },
  { path: "/", page: page(() => import("./features/shops/ShopHomePage"), "ShopHomePage"), for: "shop", menu: { group: "", label: "本店概览", icon: <HomeOutlined /> } },
  { path: "/inspections", page: page(() => import("./features/shops/ShopInspectionsPage"), "ShopInspectionsPage"), for: "shop", menu: { group: "监管", label: "检查记录", icon: <AuditOutlined /> } },
  { path: "/inspections/:id", page: page(() => import("./features/inspections/InspectionPage"), "InspectionPage"), for: "shop" },
  { path: "/rectifications", page: page(() => import("./features/shops/ShopRectificationPages"), "ShopRectificationsPage"), for: "shop", menu: { group: "监管", label: "责令整改", icon: <FileDoneOutlined /> } },
  { path: "/rectifications/:id", page: page(() => import("./features/shops/ShopRectificationPages"), "ShopRectificationPage"), for: "shop" },
  { path: "/complaints", page: page(() => import("./features/shops/ShopComplaintsPage"), "ShopComplaintsPage"), for: "shop", menu: { group: "监管", label: "投诉处理", icon: <CommentOutlined /> } },
  { path: "/orders", page: page(() => import("./features/shops/ShopOrdersPage"), "ShopOrdersPage"), for: "shop", menu: { group: "经营", label: "订单与收款", icon: <WalletOutlined /> } },
  { path: "/codes", page: page(() => import("./features/shops/ShopCodesPage"), "ShopCodesPage"), for: "shop", menu: { group: "经营", label: "收银码", icon: <QrcodeOutlined /> } },
  { path: "/archive", page: page(() => import("./features/shops/ShopArchivePage"), "ShopArchivePage"), for: "shop", menu: { group: "档案", label: "本店档案", icon: <FileTextOutlined /> } },
  { path: "/notices", page: page(() => import("./features/notices/InboxPage"), "InboxPage"), for: "officers" },
  { path: "/notices", page: page(() => import("./features/notices/InboxPage"), "ShopInboxPage"), for: "shop" },
  { path: "/account", page: page(() => import("./features/accounts/AccountPage"), "AccountPage"), for: "officers" },
  { path: "/account", page: page(() => import("./features/accounts/AccountPage"), "AccountPage"), for: "shop" },
];

const useEntries = (): readonly Entry[] => {
  const { me } = useSession();
  if (me.kind === "anonymous") return [];
  return ENTRIES.filter(({ for: audience }) => {
    if (me.kind === "member") return audience === "shop";
    return audience === "officers" || (audience !== "shop" && audience.includes(me.role));
  });
};

const menuOf = (entries: readonly Entry[]): MenuGroup[] => {
  const shown = entries.flatMap(({ path, menu }) => (menu ? [{ path, ...menu }] : []));
  const groups = [...new Set(shown.map(({ group }) => group))];
  return groups.map((group) => ({ label: group, items: shown.filter((item) => item.group === group) }));
};

const NotHere = (): React.JSX.Element => <EmptyState title="没有这个页面" text="地址可能有误，或者您没有查看这个页面的权限。请从左侧菜单进入。" />;

const SignedInConsole = (): React.JSX.Element => {
  const { leave } = useSession();
  const entries = useEntries();
  return (
    <LiveProvider onSignedOut={leave}>
      <Routes>
        <Route element={<Shell menu={menuOf(entries)} />}>
          {entries.map(({ path, page: PageOf }) => (
            <Route key={path} path={path} element={<PageOf />} />
          ))}
          <Route path="/sign-in" element={<Navigate to="/" replace />} />
          <Route path="*" element={<NotHere />} />
        </Route>
      </Routes>
    </LiveProvider>
  );
};

/** The wall sends here to sign in; the address is not taken from anywhere else. */
const useReturnToWall = (isOfficer: boolean): void => {
  useEffect(() => {
    if (isOfficer && new URLSearchParams(location.search).get("next") === "/command") location.replace("/command");
  }, [isOfficer]);
};

/** The console 管理端: what a person may see follows from who has signed in. */
export const Console = (): React.JSX.Element => {
  const { me } = useSession();
  useReturnToWall(me.kind === "officer" && !me.mustChangePassword);
  return (
    <BrowserRouter>
      {me.kind === "anonymous" && <SignInPage />}
      {me.kind === "officer" && me.mustChangePassword && <ForcedPasswordPage />}
      {me.kind !== "anonymous" && !(me.kind === "officer" && me.mustChangePassword) && <SignedInConsole />}
    </BrowserRouter>
  );
};
