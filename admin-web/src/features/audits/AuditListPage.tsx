import { SafetyCertificateOutlined } from "@ant-design/icons";
import { Alert, Button, Card, Typography, type TableProps } from "antd";
import { useState } from "react";
import { auditApi, type AuditEntryView } from "@sunshine/domain/audits/audit.contract";
import { AUDIT_ACT_LABELS, AUDIT_ACTOR_KIND_LABELS } from "@sunshine/domain/audits/audit.vocabulary";
import { messageOf } from "../../platform/api-error";
import { usePages } from "../../platform/pages";
import { useRead } from "../../platform/query";
import { useUrlFilters } from "../../platform/query-filters";
import { FilterBar, filterNames, type FilterField } from "../../ui/FilterBar";
import { KeyPagedTable } from "../../ui/KeyPagedTable";
import { count, optionsOf, shortInstant } from "../../ui/options";
import { PageHead } from "../../ui/PageHead";
import { EmptyState } from "../../ui/States";

const columns: NonNullable<TableProps<AuditEntryView>["columns"]> = [
  { title: "序号", key: "seq", width: 84, align: "right", render: (_, { seq }) => <span className="tabular">{seq}</span> },
  { title: "时间", key: "at", width: 150, render: (_, { at }) => <span className="tabular">{shortInstant(at)}</span> },
  { title: "操作者", key: "who", width: 150, render: (_, { actorKind, actorName }) => actorName || AUDIT_ACTOR_KIND_LABELS[actorKind] },
  { title: "事项", dataIndex: "actLabel", width: 190 },
  { title: "对象", key: "subject", width: 220, render: (_, { subject }) => <code className="cell-value">{subject}</code> },
  { title: "原因", key: "reason", render: (_, { reason }) => reason ?? <span className="faint">—</span> },
  { title: "校验值", key: "hash", width: 130, render: (_, { hash }) => <Typography.Text className="cell-value" copyable={{ text: hash }}>{hash.slice(0, 8)}</Typography.Text> },
];

const FIELDS: FilterField[] = [
  { kind: "search", name: "actorName", label: "操作者", placeholder: "监管人员姓名" },
  { kind: "one", name: "act", label: "事项", options: optionsOf(AUDIT_ACT_LABELS) },
  { kind: "one", name: "actorKind", label: "操作者类别", options: optionsOf(AUDIT_ACTOR_KIND_LABELS) },
  { kind: "days", name: "from", until: "to", label: "日期" },
];

const Verification = (): React.JSX.Element => {
  const [asked, setAsked] = useState(false);
  const { data, error, isFetching, refetch } = useRead(auditApi.verify, {}, { enabled: asked, staleTime: 0 });
  const check = (): void => (asked ? void refetch() : setAsked(true));
  return (
    <>
      <Button icon={<SafetyCertificateOutlined />} loading={isFetching} onClick={check}>核验完整性</Button>
      {error && <Alert type="error" showIcon title={messageOf(error)} className="form-alert" />}
      {data && !isFetching && (
        <Alert
          className="form-alert"
          showIcon
          type={data.intact ? "success" : "error"}
          title={data.intact ? `共 ${count(data.entries)} 条记录，逐条相连，没有被改动` : `第 ${data.brokenAt} 条记录与前文不符：${data.problem ?? "内容被改动"}`}
          description={<span className="tabular cell-value">末条校验值 {data.headHash}，可抄录留存，日后比对</span>}
        />
      )}
    </>
  );
};

/** The audit trail 审计记录: who did and who saw what, each entry chained to the one before. */
export const AuditListPage = (): React.JSX.Element => {
  const filters = useUrlFilters(filterNames(FIELDS));
  const asked = Object.fromEntries(filterNames(FIELDS).flatMap((name) => (filters.one(name) ? [[name, filters.one(name)]] : [])));
  const paged = usePages(auditApi.list, asked, 50);
  return (
    <>
      <PageHead title="审计记录" note="账号、权限与敏感信息的每次操作和查看，逐条相连、不可改动" />
      <Card className="list-card">
        <FilterBar fields={FIELDS} filters={filters} />
        <div className="audit-verify"><Verification /></div>
        <KeyPagedTable label="审计记录" paged={paged} columns={columns} rowKey="seq" unit="条" empty={<EmptyState title="没有符合条件的记录" text="可以减少筛选条件，或放宽日期。" />} />
      </Card>
    </>
  );
};
