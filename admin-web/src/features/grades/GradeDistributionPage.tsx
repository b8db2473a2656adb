import { Card, Skeleton, Table, type TableProps } from "antd";
import { Link } from "react-router-dom";
import { SHOWN_GRADES, SHOWN_GRADE_LABELS, type ShownGrade } from "@sunshine/domain/grades/grade.vocabulary";
import { insightApi } from "@sunshine/domain/insights/insight.contract";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import { formatInstant } from "@sunshine/domain/kernel/day";
import { useRead } from "../../platform/query";
import { Face } from "../../ui/Face";
import { count } from "../../ui/options";
import { PageHead } from "../../ui/PageHead";
import { ShareBar } from "../../ui/ShareBar";
import { ErrorState } from "../../ui/States";
import { useTownName } from "../regions/region.hooks";

type Town = OutputOf<typeof insightApi.overview>["establishments"]["byTown"][number];

const countOf = (shares: Town["byGrade"], grade: ShownGrade): number => shares.find((share) => share.grade === grade)?.count ?? 0;

const columns = (townName: (code: string) => string): NonNullable<TableProps<Town>["columns"]> => [
  { title: "乡镇", key: "town", width: 140, render: (_, { townCode }) => <Link to={`/establishments?townCode=${townCode}`}>{townName(townCode)}</Link> },
  { title: "主体", key: "count", width: 90, align: "right", sorter: (a, b) => a.count - b.count, defaultSortOrder: "descend", render: (_, town) => <span className="tabular">{count(town.count)}</span> },
  { title: "等级构成", key: "share", render: (_, { byGrade }) => <ShareBar shares={SHOWN_GRADES.map((grade) => ({ grade, count: countOf(byGrade, grade) }))} height={12} /> },
  ...SHOWN_GRADES.map((grade) => ({
    title: SHOWN_GRADE_LABELS[grade],
    key: grade,
    width: 96,
    align: "right" as const,
    sorter: (a: Town, b: Town) => countOf(a.byGrade, grade) - countOf(b.byGrade, grade),
    render: (_: unknown, { townCode, byGrade }: Town) => {
      const value = countOf(byGrade, grade);
      return value > 0 ? <Link className="tabular" to={`/establishments?townCode=${townCode}&grade=${grade}`}>{count(value)}</Link> : <span className="faint tabular">0</span>;
    },
  })),
];

/** Grades by town 等级分布; every figure leads to its rows. */
export const GradeDistributionPage = (): React.JSX.Element => {
  const townName = useTownName();
  const { data, error, refetch } = useRead(insightApi.overview, {});
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 14 }} className="page-skeleton" />;
  const { byGrade, byTown, total, asOf } = data.establishments;
  return (
    <>
      <PageHead title="等级分布" note={`按公示的动态等级统计，共 ${count(total)} 户，统计于${formatInstant(new Date(asOf))}`} />
      <div className="grade-tiles">
        {SHOWN_GRADES.map((grade) => (
          <Link key={grade} to={`/establishments?grade=${grade}`} className="grade-tile">
            <Face grade={grade} size={52} />
            <span>
              <b className="tabular">{count(countOf(byGrade, grade))}</b>
              <small>{SHOWN_GRADE_LABELS[grade]} · {total > 0 ? ((countOf(byGrade, grade) / total) * 100).toFixed(1) : "0.0"}%</small>
            </span>
          </Link>
        ))}
      </div>
      <Card className="list-card" title="各乡镇">
        <Table<Town> rowKey="townCode" size="middle" pagination={false} showSorterTooltip={false} columns={columns(townName)} dataSource={byTown} />
      </Card>
    </>
  );
};
