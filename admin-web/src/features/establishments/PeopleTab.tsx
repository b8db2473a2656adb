import { PlusOutlined, UserDeleteOutlined } from "@ant-design/icons";
import { App, Button, Skeleton, Table, Tag, type TableProps } from "antd";
import { useState } from "react";
import { establishmentApi } from "@sunshine/domain/establishments/establishment.contract";
import { daysBetween, type Day } from "@sunshine/domain/kernel/day";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import { messageOf } from "../../platform/api-error";
import { useToday } from "../../platform/clock";
import { useAct, useRead } from "../../platform/query";
import { EmptyState, ErrorState } from "../../ui/States";
import { AddPersonDialog } from "./AddPersonDialog";
import { PERSON_ROLE_LABELS } from "./person.vocabulary";

type Person = OutputOf<typeof establishmentApi.people>["rows"][number];
const NEAR_DAYS = 30;

const CertificateTag = ({ until, today }: { until: Day | null; today: Day }): React.JSX.Element => {
  if (until === null) return <span className="faint">未登记</span>;
  const left = daysBetween(today, until);
  if (left < 0) return <Tag color="red">{until} 已过期</Tag>;
  return left <= NEAR_DAYS ? <Tag color="orange">{until} 剩 {left} 天</Tag> : <span className="tabular">{until}</span>;
};

const columns = (today: Day, editable: boolean, onRemove: (person: Person) => void): NonNullable<TableProps<Person>["columns"]> => [
  { title: "姓名", dataIndex: "name" },
  { title: "岗位", dataIndex: "duty" },
  { title: "身份", key: "role", render: (_, { role }) => PERSON_ROLE_LABELS[role] },
  { title: "健康证明有效期", key: "health", render: (_, person) => <CertificateTag until={person.healthCertificateExpiresOn} today={today} /> },
  { title: "手机号", key: "phone", render: (_, { phone }) => <span className="tabular">{phone ?? "未登记"}</span> },
  { title: "企业端", key: "bound", render: (_, { bound, role }) => (role === "staff" ? <span className="faint">无需登录</span> : bound ? <Tag color="green">已绑定微信</Tag> : "未绑定") },
  ...(editable ? [{ title: "操作", key: "act", render: (_: unknown, person: Person) => <Button size="small" type="text" icon={<UserDeleteOutlined />} onClick={() => onRemove(person)}>离职</Button> }] : []),
];

/** People of a shop and their health certificates 人员. */
export const PeopleTab = ({ establishmentId, editable }: { establishmentId: string; editable: boolean }): React.JSX.Element => {
  const { message, modal } = App.useApp();
  const today = useToday();
  const [adding, setAdding] = useState(false);
  const { data, error, refetch } = useRead(establishmentApi.people, { id: establishmentId });
  const remove = useAct(establishmentApi.removePerson, { touches: ["/establishments"] });
  const ask = (person: Person): void => {
    modal.confirm({
      title: `登记“${person.name}”离职？`,
      content: person.bound ? "该人员会从名单中移除，手机与电脑上的企业端立即退出登录。" : "该人员会从名单中移除，其健康证明不再计入公示页。",
      okText: "登记离职",
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync({ id: establishmentId, personId: person.id }).then(() => void message.success(`已登记“${person.name}”离职`)).catch((failure: unknown) => void message.error(messageOf(failure))),
    });
  };
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton active />;
  const add = editable && <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>登记人员</Button>;
  return (
    <>
      <div className="tab-head"><span className="faint">共 {data.rows.length} 人，姓名与手机号已脱敏</span>{add}</div>
      <Table<Person> rowKey="id" size="middle" pagination={false} columns={columns(today, editable, ask)} dataSource={data.rows} locale={{ emptyText: <EmptyState title="还没有登记人员" text="登记从业人员及健康证明有效期；负责人、食品安全员登记手机号后可以登录企业端。" /> }} />
      {adding && <AddPersonDialog establishmentId={establishmentId} onClose={() => setAdding(false)} />}
    </>
  );
};
