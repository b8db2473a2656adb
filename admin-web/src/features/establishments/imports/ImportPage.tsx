import { DownloadOutlined } from "@ant-design/icons";
import { Alert, App, Button, Card, Progress, Skeleton, Space, Steps, Tag } from "antd";
import { useParams } from "react-router-dom";
import { establishmentImportApi, type ImportView } from "@sunshine/domain/establishments/import.contract";
import { messageOf } from "../../../platform/api-error";
import { download } from "../../../platform/files";
import { useAct, useRead } from "../../../platform/query";
import { count, shortInstant } from "../../../ui/options";
import { PageHead } from "../../../ui/PageHead";
import { ErrorState } from "../../../ui/States";
import { IMPORT_STATE_COLOURS, IMPORT_STATE_LABELS } from "./import.vocabulary";
import { ImportPreview } from "./ImportPreview";

const isRunning = (state: ImportView["state"]): boolean => state === "reading" || state === "applying";
const STEP: Record<ImportView["state"], number> = { reading: 0, failed: 0, previewed: 1, discarded: 1, applying: 2, applied: 3 };

const Running = ({ view }: { view: ImportView }): React.JSX.Element => {
  const percent = view.total ? Math.floor((view.done / view.total) * 100) : 0;
  return (
    <div className="import-running" role="status">
      <Progress percent={percent} status="active" />
      <p>
        {view.state === "reading" ? "正在读取并逐行比对" : "正在写入档案"}：{count(view.done)} 行{view.total !== null && ` / 共 ${count(view.total)} 行`}
      </p>
      <p className="faint">可以离开此页，处理会继续进行；回到“导入记录”随时查看进度。</p>
    </div>
  );
};

const summary = ({ counts }: ImportView): string => `新建 ${count(counts.new ?? 0)} 户，更新 ${count(counts.changed ?? 0)} 户`;

const Actions = ({ view }: { view: ImportView }): React.JSX.Element => {
  const { message, modal } = App.useApp();
  const touches = ["/establishment-imports"];
  const confirm = useAct(establishmentImportApi.confirm, { touches });
  const discard = useAct(establishmentImportApi.discard, { touches });
  const fail = (error: unknown): void => void message.error(messageOf(error));
  const writes = (view.counts.new ?? 0) + (view.counts.changed ?? 0);
  const rejected = view.counts.rejected ?? 0;
  const askConfirm = (): void => {
    modal.confirm({
      title: "确认导入？",
      content: `将${summary(view)}${rejected > 0 ? `；不能导入的 ${count(rejected)} 行不会写入` : ""}。有变化的档案以文件中的内容为准，变动会记入各户的时间线。`,
      okText: "确认导入",
      onOk: () => confirm.mutateAsync({ id: view.id }).catch(fail),
    });
  };
  return (
    <Space>
      {rejected > 0 && <Button icon={<DownloadOutlined />} onClick={() => void download(establishmentImportApi.rejected, { id: view.id }, "不能导入的行.xlsx").catch(fail)}>下载不能导入的行</Button>}
      {view.state === "previewed" && <Button loading={discard.isPending} onClick={() => discard.mutate({ id: view.id }, { onError: fail })}>放弃</Button>}
      {view.state === "previewed" && <Button type="primary" disabled={writes === 0} onClick={askConfirm}>确认导入 {count(writes)} 户</Button>}
    </Space>
  );
};

const Result = ({ view }: { view: ImportView }): React.JSX.Element | null => {
  if (view.state === "failed") return <Alert type="error" showIcon title="这个文件不能导入" description={view.failure ?? "请下载模板，按模板的格式重新填写。"} />;
  if (view.state === "applied") return <Alert type="success" showIcon title={`已导入：${summary(view)}`} description={(view.counts.rejected ?? 0) > 0 ? "不能导入的行可以下载，改好后再次上传；已导入的行不会重复。" : undefined} />;
  if (view.state === "discarded") return <Alert type="info" showIcon title="已放弃本次导入，档案没有变动。" />;
  return null;
};

const Progression = ({ state }: Pick<ImportView, "state">): React.JSX.Element => (
  <Steps size="small" className="import-steps" current={STEP[state]} status={state === "failed" ? "error" : "process"} items={[{ title: "读取比对" }, { title: "核对" }, { title: "写入" }, { title: "完成" }]} />
);

/** One import 导入核对: progress, preview, one confirmation, result. */
export const ImportPage = (): React.JSX.Element => {
  const { id = "" } = useParams();
  const first = useRead(establishmentImportApi.get, { id });
  const running = first.data ? isRunning(first.data.state) : false;
  // The socket tells of progress; asking now and then covers a lost connection.
  const { data: view, error, refetch } = useRead(establishmentImportApi.get, { id }, { every: running ? 2_000 : false });
  if (error && !view) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!view) return <Skeleton active paragraph={{ rows: 10 }} className="page-skeleton" />;
  const showsRows = view.state !== "reading" && view.state !== "failed";
  return (
    <>
      <PageHead
        title={view.fileName}
        back={{ to: "/imports", label: "批量导入" }}
        note={<><Tag color={IMPORT_STATE_COLOURS[view.state]}>{IMPORT_STATE_LABELS[view.state]}</Tag>{view.createdBy} 于 {shortInstant(view.createdAt)} 上传</>}
        actions={<Actions view={view} />}
      />
      <Card className="list-card">
        <Progression state={view.state} />
        <Result view={view} />
        {running && <Running view={view} />}
        {showsRows && <ImportPreview view={view} />}
      </Card>
    </>
  );
};
