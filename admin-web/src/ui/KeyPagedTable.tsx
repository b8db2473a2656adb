import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button, Skeleton, Table, type TableProps } from "antd";
import type { ReactNode } from "react";
import type { Paged } from "../platform/pages";
import { ErrorState } from "./States";

interface Props<R> {
  readonly paged: Paged<R>;
  readonly columns: NonNullable<TableProps<R>["columns"]>;
  readonly rowKey: keyof R & string;
  /** What is counted: "户", "条". */
  readonly unit: string;
  readonly empty: ReactNode;
  readonly label: string;
  readonly onSort?: (field: string, order: "asc" | "desc") => void;
  readonly rowClassName?: (row: R) => string;
  /** Rows that an act is meant for. */
  readonly selection?: { readonly keys: readonly string[]; readonly onChange: (keys: string[]) => void };
  readonly expandable?: NonNullable<TableProps<R>["expandable"]>;
}

const SkeletonRows = (): React.JSX.Element => (
  <div className="table-skeleton" aria-hidden>
    {Array.from({ length: 8 }, (_, index) => (
      <Skeleton key={index} active title={{ width: `${62 - (index % 3) * 9}%` }} paragraph={false} />
    ))}
  </div>
);

const rangeText = ({ page, limit, rows, total }: Paged<unknown>, unit: string): string => {
  if (rows.length === 0) return `共 0 ${unit}`;
  const first = (page - 1) * limit + 1;
  const range = `第 ${first}–${first + rows.length - 1} ${unit}`;
  return total === undefined ? range : `共 ${total.toLocaleString("zh-CN")} ${unit}，${range}`;
};

/** A list that is paged by key 列表: the thousandth page costs what the first costs. */
export const KeyPagedTable = <R extends object>({ paged, columns, rowKey, unit, empty, label, onSort, rowClassName, selection, expandable }: Props<R>): React.JSX.Element => {
  if (paged.error && paged.rows.length === 0) return <ErrorState error={paged.error} retry={paged.reload} />;
  if (paged.loading) return <SkeletonRows />;
  return (
    <div className={paged.fetching ? "paged is-fetching" : "paged"}>
      <Table<R>
        aria-label={label}
        size="middle"
        rowKey={rowKey}
        columns={columns}
        dataSource={[...paged.rows]}
        pagination={false}
        scroll={{ x: "max-content" }}
        locale={{ emptyText: empty }}
        showSorterTooltip={false}
        {...(rowClassName && { rowClassName })}
        {...(expandable && { expandable })}
        {...(selection && { rowSelection: { columnWidth: 40, selectedRowKeys: [...selection.keys], onChange: (keys) => selection.onChange(keys.map(String)) } })}
        {...(onSort && {
          onChange: (_pages, _filters, sorter) => {
            const { columnKey, order } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter;
            if (columnKey && order) onSort(String(columnKey), order === "ascend" ? "asc" : "desc");
          },
        })}
      />
      <nav className="paged-foot" aria-label={`${label}翻页`}>
        <span className="tabular" role="status">{rangeText(paged, unit)}</span>
        <span className="paged-steps">
          <Button size="small" icon={<LeftOutlined />} disabled={!paged.back} onClick={() => paged.back?.()}>上一页</Button>
          <Button size="small" icon={<RightOutlined />} iconPlacement="end" disabled={!paged.forward} onClick={() => paged.forward?.()}>下一页</Button>
        </span>
      </nav>
    </div>
  );
};
