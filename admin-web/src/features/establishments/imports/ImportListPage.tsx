import { DownloadOutlined, InboxOutlined } from "@ant-design/icons";
import { Alert, App, Button, Card, Dropdown, Progress, Tag, Upload, type TableProps } from "antd";
import { useState } from "react";
import { Link, useNavigate } from "react-router-dom";
import { establishmentImportApi, type ImportView } from "@sunshine/domain/establishments/import.contract";
import { messageOf } from "../../../platform/api-error";
import { download, upload } from "../../../platform/files";
import { usePages } from "../../../platform/pages";
import { useInvalidate } from "../../../platform/query";
import { KeyPagedTable } from "../../../ui/KeyPagedTable";
import { count, shortInstant } from "../../../ui/options";
import { PageHead } from "../../../ui/PageHead";
import { EmptyState } from "../../../ui/States";
import { IMPORT_STATE_COLOURS, IMPORT_STATE_LABELS } from "./import.vocabulary";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const LARGEST = establishmentImportApi.upload.maxBytes ?? 0;

/** What kind of file it is by its name; null where it is neither of ours. */
const typeOf = (name: string): string | null => (/\.xlsx$/i.test(name) ? XLSX : /\.csv$/i.test(name) ? "text/csv" : null);

const UploadBox = (): React.JSX.Element => {
  const navigate = useNavigate();
  const invalidate = useInvalidate();
  const [part, setPart] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (file: File): Promise<void> => {
    const type = typeOf(file.name);
    if (!type) return setProblem(`“${file.name}”不是 Excel（.xlsx）或 CSV 文件。旧版 .xls 请先另存为 .xlsx。`);
    if (file.size > LARGEST) return setProblem("文件不能超过 50 MB，请分成几个文件导入。");
    setProblem(null);
    setPart(0);
    try {
      const { id } = await upload(establishmentImportApi.upload, { fileName: file.name }, file, type, setPart);
      await invalidate("/establishment-imports");
      void navigate(`/imports/${id}`);
    } catch (error) {
      setProblem(messageOf(error));
      setPart(null);
    }
  };
  return (
    <>
      {problem && <Alert type="error" showIcon title={problem} className="form-alert" role="alert" />}
      <Upload.Dragger className="import-drop" accept=".xlsx,.csv" showUploadList={false} disabled={part !== null} beforeUpload={(file) => (void send(file), false)}>
        <p className="import-drop-icon"><InboxOutlined /></p>
        <p className="import-drop-title">{part === null ? "把填好的文件拖到这里，或点按选择文件" : part < 1 ? "正在上传" : "已上传，正在读取"}</p>
        <p className="faint">Excel（.xlsx）或 CSV，不超过 50 MB、10 万行。上传后先逐行核对，确认之前不会写入档案。</p>
        {part !== null && <Progress percent={Math.round(part * 100)} className="import-progress" />}
      </Upload.Dragger>
    </>
  );
};

const columns: NonNullable<TableProps<ImportView>["columns"]> = [
  { title: "文件", key: "file", render: (_, { id, fileName }) => <Link to={`/imports/${id}`}>{fileName}</Link> },
  { title: "状态", key: "state", render: (_, { state }) => <Tag color={IMPORT_STATE_COLOURS[state]}>{IMPORT_STATE_LABELS[state]}</Tag> },
  { title: "行数", key: "total", align: "right", render: (_, { total }) => <span className="tabular">{total === null ? "—" : count(total)}</span> },
  ...(["new", "changed", "unchanged", "rejected"] as const).map((outcome) => ({
    title: { new: "新增", changed: "有变化", unchanged: "无变化", rejected: "不能导入" }[outcome],
    key: outcome,
    align: "right" as const,
    render: (_: unknown, { counts }: ImportView) => <span className={outcome === "rejected" && counts[outcome] > 0 ? "tabular bad-text" : "tabular"}>{count(counts[outcome] ?? 0)}</span>,
  })),
  { title: "导入人", dataIndex: "createdBy" },
  { title: "时间", key: "at", render: (_, { createdAt }) => <span className="tabular">{shortInstant(createdAt)}</span> },
];

const TemplateButton = (): React.JSX.Element => {
  const { message } = App.useApp();
  const save = (format: "xlsx" | "csv"): void => {
    download(establishmentImportApi.template, { format }, `主体档案导入模板.${format}`).catch((error: unknown) => void message.error(messageOf(error)));
  };
  return (
    <Dropdown trigger={["click"]} menu={{ items: [{ key: "xlsx", label: "Excel 模板（含填写示例）" }, { key: "csv", label: "CSV 模板" }], onClick: ({ key }) => save(key as "xlsx" | "csv") }}>
      <Button icon={<DownloadOutlined />}>下载导入模板</Button>
    </Dropdown>
  );
};

/** Imports of archives 批量导入: upload, and what was imported before. */
export const ImportListPage = (): React.JSX.Element => {
  const paged = usePages(establishmentImportApi.list, {});
  return (
    <>
      <PageHead title="批量导入" back={{ to: "/establishments", label: "主体档案" }} note="按许可证编号比对：新的建档，有变化的更新，重复导入不会产生重复档案" actions={<TemplateButton />} />
      <UploadBox />
      <Card className="list-card" title="导入记录">
        <KeyPagedTable label="导入记录" paged={paged} columns={columns} rowKey="id" unit="次" empty={<EmptyState title="还没有导入过" text="先下载模板，按示例填写后在上方上传。" />} />
      </Card>
    </>
  );
};
