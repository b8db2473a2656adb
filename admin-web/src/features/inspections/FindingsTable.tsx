import { Segmented, Table, Tag, type TableProps } from "antd";
import { useState } from "react";
import { basisText } from "@sunshine/domain/inspections/findings-library";
import type { InspectionView } from "@sunshine/domain/inspections/inspection.contract";
import { VERDICT_LABELS, type Verdict } from "@sunshine/domain/inspections/inspection.vocabulary";
import { EvidenceStrip } from "../evidence/EvidenceStrip";
import { EmptyState } from "../../ui/States";

type Finding = InspectionView["findings"][number];

const COLOURS: Record<Verdict, string> = { pass: "green", fail: "red", not_applicable: "default" };

const MendedText = ({ finding: { verdict, mendedOn, correctedOnSite, correctBy } }: { finding: Finding }): React.JSX.Element | null => {
  if (verdict !== "fail") return null;
  if (correctedOnSite) return <Tag color="green">当场已改正</Tag>;
  if (mendedOn) return <Tag color="green">{mendedOn} 已整改</Tag>;
  return <><Tag color="orange">待整改</Tag>{correctBy && <small className="faint tabular">{correctBy} 前</small>}</>;
};

const CAPTURE_WARNING = "拍摄信息用于核实现场照片。";

const Content = ({ finding: { section, text, note, verdict, basis, photos }, forOfficers }: { finding: Finding; forOfficers: boolean }): React.JSX.Element => (
  <>
    <small className="faint">{section}</small>
    <div>{text}</div>
    {verdict === "fail" && note && <div className="finding-note">发现：{note}</div>}
    {basis.length > 0 && <small className="faint">依据：{basis.map(basisText).join("；")}</small>}
    <EvidenceStrip evidence={photos} capture={forOfficers ? CAPTURE_WARNING : undefined} />
  </>
);

const columnsFor = (forOfficers: boolean): NonNullable<TableProps<Finding>["columns"]> => [
  { title: "项目", key: "code", width: 72, render: (_, { key, code }) => <span className="tabular">{key ? "*" : ""}{code}</span> },
  { title: "内容", key: "text", render: (_, finding) => <Content finding={finding} forOfficers={forOfficers} /> },
  { title: "分值", dataIndex: "weight", width: 64, align: "right", render: (weight: number | null) => <span className="tabular">{weight ?? "—"}</span> },
  { title: "结论", key: "verdict", width: 104, render: (_, { verdict }) => <Tag color={COLOURS[verdict]}>{VERDICT_LABELS[verdict]}</Tag> },
  { title: "整改", key: "mended", width: 150, render: (_, finding) => <MendedText finding={finding} /> },
];

/** The items of a record 检查项目; what was found stands first. */
export const FindingsTable = ({ findings, forOfficers }: { findings: readonly Finding[]; forOfficers: boolean }): React.JSX.Element => {
  const failed = findings.filter(({ verdict }) => verdict === "fail");
  const [scope, setScope] = useState<"failed" | "all">(failed.length > 0 ? "failed" : "all");
  return (
    <>
      <Segmented className="no-print scope-switch" value={scope} onChange={setScope} options={[{ value: "failed", label: `不符合 ${failed.length}` }, { value: "all", label: `全部 ${findings.length}` }]} />
      <Table<Finding> rowKey="code" size="middle" pagination={false} columns={columnsFor(forOfficers)} dataSource={scope === "failed" ? failed : [...findings]} locale={{ emptyText: <EmptyState title="没有不符合项" /> }} />
    </>
  );
};
