import { PlusOutlined } from "@ant-design/icons";
import { App, Button, Card, Dropdown, Tag, type TableProps } from "antd";
import { useState } from "react";
import { OFFICER_ROLE_LABELS, type OfficerRole } from "@sunshine/domain/accounts/actor";
import { OFFICER_STATE_LABELS, officerApi, type OfficerView } from "@sunshine/domain/officers/officer.contract";
import { messageOf } from "../../platform/api-error";
import { useNow } from "../../platform/clock";
import { usePages } from "../../platform/pages";
import { useAct } from "../../platform/query";
import { useUrlFilters } from "../../platform/query-filters";
import { FilterBar, filterNames, type FilterField } from "../../ui/FilterBar";
import { KeyPagedTable } from "../../ui/KeyPagedTable";
import { optionsOf, shortInstant } from "../../ui/options";
import { PageHead } from "../../ui/PageHead";
import { EmptyState } from "../../ui/States";
import { OfficerDialog } from "./OfficerDialog";
import { OneTimePassword } from "./OneTimePassword";

type Act = "edit" | "reset" | "unbind" | "state";

const ROLE_COLOURS: Record<OfficerRole, string> = { administrator: "purple", bureau_officer: "blue", station_officer: "cyan", command_operator: "gold" };

const StateCell = ({ officer: { state, lockedUntil }, now }: { officer: OfficerView; now: Date }): React.JSX.Element => {
  if (state === "disabled") return <Tag>{OFFICER_STATE_LABELS.disabled}</Tag>;
  return lockedUntil && new Date(lockedUntil) > now ? <Tag color="orange">锁定至 {shortInstant(lockedUntil).slice(11)}</Tag> : <Tag color="green">{OFFICER_STATE_LABELS.active}</Tag>;
};

const columns = (now: Date, onAct: (act: Act, officer: OfficerView) => void): NonNullable<TableProps<OfficerView>["columns"]> => [
  { title: "姓名", key: "name", render: (_, { name, login }) => <div className="cell-name"><b>{name}</b><small className="faint">{login}</small></div> },
  { title: "角色", key: "role", render: (_, { role }) => <Tag color={ROLE_COLOURS[role]}>{OFFICER_ROLE_LABELS[role]}</Tag> },
  { title: "市场监管所", key: "station", render: (_, { stationName }) => stationName ?? <span className="faint">县局（全县）</span> },
  { title: "执法证号", key: "badge", render: (_, { badgeNumber }) => <span className="tabular">{badgeNumber ?? "—"}</span> },
  { title: "手机号", key: "phone", render: (_, { phone }) => <span className="tabular">{phone ?? "—"}</span> },
  { title: "动态验证码", key: "totp", render: (_, { secondFactor }) => (secondFactor ? <Tag color="green">已开启</Tag> : <span className="faint">未开启</span>) },
  { title: "手机微信", key: "wechat", render: (_, { wechatBoundAt }) => (wechatBoundAt ? <Tag color="green">已绑定</Tag> : <span className="faint">未绑定</span>) },
  { title: "最近登录", key: "last", render: (_, { lastSignInAt }) => <span className="tabular">{lastSignInAt ? shortInstant(lastSignInAt) : "从未登录"}</span> },
  { title: "状态", key: "state", render: (_, officer) => <StateCell officer={officer} now={now} /> },
  {
    title: "操作",
    key: "act",
    render: (_, officer) => (
      <Dropdown
        trigger={["click"]}
        menu={{
          items: [{ key: "edit", label: "修改资料与角色" }, { key: "reset", label: "重置密码" }, ...(officer.wechatBoundAt ? [{ key: "unbind", label: "解除微信绑定" }] : []), { key: "state", label: officer.state === "active" ? "停用账号" : "恢复账号", danger: officer.state === "active" }],
          onClick: ({ key }) => onAct(key as Act, officer),
        }}
      >
        <Button size="small" aria-label={`${officer.name}的操作`}>操作</Button>
      </Dropdown>
    ),
  },
];

const FIELDS: FilterField[] = [
  { kind: "search", name: "q", label: "关键字", placeholder: "姓名或账号" },
  { kind: "one", name: "role", label: "角色", options: optionsOf(OFFICER_ROLE_LABELS) },
  { kind: "one", name: "state", label: "状态", options: optionsOf(OFFICER_STATE_LABELS) },
];

type ActOn = (officer: OfficerView) => void;

const useOfficerActs = (showPassword: (shown: { name: string; password: string }) => void): Record<"reset" | "unbind" | "toggle", ActOn> => {
  const { message, modal } = App.useApp();
  const touches = ["/officers"];
  const resetPassword = useAct(officerApi.resetPassword, { touches });
  const unbindWechat = useAct(officerApi.unbindWechat, { touches });
  const setState = useAct(officerApi.setState, { touches });
  const fail = (error: unknown): void => void message.error(messageOf(error));
  return {
    reset: ({ id, name }) =>
      void modal.confirm({
        title: `重置“${name}”的密码？`,
        content: "会生成一个只显示一次的密码；原密码立即作废，锁定同时解除，该账号的所有登录和绑定的微信随即失效。",
        okText: "重置密码",
        onOk: () => resetPassword.mutateAsync({ id }).then(({ oneTimePassword }) => showPassword({ name, password: oneTimePassword })).catch(fail),
      }),
    unbind: ({ id, name }) =>
      void modal.confirm({
        title: `解除“${name}”绑定的微信？`,
        content: "手机上的监管端立即退出；本人再用账号和密码登录一次后重新绑定。手机遗失或交接时使用。",
        okText: "解除绑定",
        onOk: () => unbindWechat.mutateAsync({ id }).then(() => void message.success(`已解除“${name}”绑定的微信`)).catch(fail),
      }),
    toggle: ({ id, name, version, state }) => {
      const disable = state === "active";
      void modal.confirm({
        title: disable ? `停用“${name}”的账号？` : `恢复“${name}”的账号？`,
        content: disable ? "该账号不能再登录，已打开的页面立即退出。以其名义办理的记录保留不变。" : "恢复后可以用原来的密码登录。",
        okText: disable ? "停用" : "恢复",
        okButtonProps: { danger: disable },
        onOk: () => setState.mutateAsync({ id, version, state: disable ? "disabled" : "active" }).then(() => void message.success(disable ? `已停用“${name}”的账号` : `已恢复“${name}”的账号`)).catch(fail),
      });
    },
  };
};

/** Officers and their roles 监管人员. */
export const OfficerListPage = (): React.JSX.Element => {
  const now = useNow();
  const filters = useUrlFilters(filterNames(FIELDS));
  const [edited, setEdited] = useState<OfficerView | "new" | null>(null);
  const [shown, setShown] = useState<{ name: string; password: string } | null>(null);
  const { reset, unbind, toggle } = useOfficerActs(setShown);
  const asked = Object.fromEntries(FIELDS.flatMap(({ name }) => (filters.one(name) ? [[name, filters.one(name)]] : [])));
  const paged = usePages(officerApi.list, asked);
  const acts: Record<Act, (officer: OfficerView) => void> = { edit: setEdited, reset, unbind, state: toggle };
  return (
    <>
      <PageHead title="监管人员" note="账号、角色与所属市场监管所；站所人员只能看到本所辖区" actions={<Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited("new")}>新增人员</Button>} />
      <Card className="list-card">
        <FilterBar fields={FIELDS} filters={filters} />
        <KeyPagedTable label="监管人员" paged={paged} columns={columns(now, (act, officer) => acts[act](officer))} rowKey="id" unit="人" empty={<EmptyState title="没有符合条件的人员" text="可以减少筛选条件，或新增人员。" />} />
      </Card>
      {edited && <OfficerDialog officer={edited === "new" ? null : edited} onClose={() => setEdited(null)} onCreated={setShown} />}
      {shown && <OneTimePassword {...shown} onClose={() => setShown(null)} />}
    </>
  );
};
