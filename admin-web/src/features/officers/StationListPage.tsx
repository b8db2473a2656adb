import { EditOutlined } from "@ant-design/icons";
import { Alert, App, Button, Card, Form, Input, Modal, Select, Skeleton, Table, Tag, type TableProps } from "antd";
import { useState } from "react";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import { officerApi } from "@sunshine/domain/officers/officer.contract";
import { showFieldErrors } from "../../platform/form-errors";
import { useAct, useRead } from "../../platform/query";
import { PageHead } from "../../ui/PageHead";
import { EmptyState, ErrorState } from "../../ui/States";
import { useTownName, useTownOptions } from "../regions/region.hooks";

type Station = OutputOf<typeof officerApi.stations>["rows"][number];

const columns = (townName: (code: string) => string, onEdit: (station: Station) => void): NonNullable<TableProps<Station>["columns"]> => [
  { title: "市场监管所", dataIndex: "name", width: 220, render: (name: string) => <b>{name}</b> },
  { title: "辖区乡镇", key: "towns", render: (_, { towns }) => (towns.length > 0 ? towns.map((code) => <Tag key={code}>{townName(code)}</Tag>) : <span className="notice-text">尚未划定</span>) },
  { title: "人员", key: "officers", width: 90, align: "right", render: (_, { officers }) => <span className="tabular">{officers} 人</span> },
  { title: "操作", key: "act", width: 100, render: (_, station) => <Button size="small" icon={<EditOutlined />} onClick={() => onEdit(station)}>修改</Button> },
];

const StationDialog = ({ station, onClose }: { station: Station; onClose: () => void }): React.JSX.Element => {
  const { message } = App.useApp();
  const options = useTownOptions();
  const [form] = Form.useForm<{ name: string; towns: string[] }>();
  const [problem, setProblem] = useState<string | null>(null);
  const update = useAct(officerApi.updateStation, {
    touches: ["/stations", "/officers"],
    onDone: ({ name }) => {
      void message.success(`已保存“${name}”的名称与辖区，本所人员看到的范围随即调整`);
      onClose();
    },
  });
  return (
    <Modal open title={`修改：${station.name}`} okText="保存" width={600} confirmLoading={update.isPending} onCancel={onClose} onOk={() => form.submit()}>
      {problem && <Alert type="error" showIcon title={problem} className="form-alert" />}
      <Form form={form} layout="vertical" initialValues={{ name: station.name, towns: station.towns }} onFinish={(fields) => update.mutate({ code: station.code, version: station.version, ...fields }, { onError: (error) => setProblem(showFieldErrors(form, error)) })}>
        <Form.Item name="name" label="名称" rules={[{ required: true, min: 2, message: "请填写名称" }]}><Input maxLength={40} /></Form.Item>
        <Form.Item name="towns" label="辖区乡镇" extra="本所人员只能看到这些乡镇的主体、检查与动态"><Select mode="multiple" options={options} showSearch={{ optionFilterProp: "label" }} /></Form.Item>
      </Form>
    </Modal>
  );
};

/** Stations and their towns 市场监管所. */
export const StationListPage = (): React.JSX.Element => {
  const townName = useTownName();
  const towns = useTownOptions();
  const [edited, setEdited] = useState<Station | null>(null);
  const { data, error, refetch } = useRead(officerApi.stations, {});
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  const covered = new Set((data?.rows ?? []).flatMap((station) => station.towns));
  const orphans = towns.filter(({ value }) => data && !covered.has(value));
  return (
    <>
      <PageHead title="市场监管所" note="各所的辖区乡镇决定站所人员的查看与办理范围" />
      {orphans.length > 0 && <Alert type="warning" showIcon className="form-alert" title={`${orphans.map(({ label }) => label).join("、")}还没有划入任何市场监管所，仅县局人员可以办理。`} />}
      <Card className="list-card">
        {data ? <Table<Station> rowKey="code" size="middle" pagination={false} columns={columns(townName, setEdited)} dataSource={data.rows} locale={{ emptyText: <EmptyState title="没有市场监管所" text="市场监管所由本县配置文件建立。" /> }} /> : <Skeleton active paragraph={{ rows: 8 }} />}
      </Card>
      {edited && <StationDialog station={edited} onClose={() => setEdited(null)} />}
    </>
  );
};
