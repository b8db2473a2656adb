import { DownloadOutlined } from "@ant-design/icons";
import { App, Button, Dropdown } from "antd";
import { useState } from "react";
import type * as z from "zod";
import type { Endpoint } from "@sunshine/domain/kernel/endpoint";
import { messageOf } from "../platform/api-error";
import { download } from "../platform/files";

interface Props<I extends z.ZodType> {
  readonly endpoint: Endpoint<I>;
  /** The filter of the list, as the contract takes it. */
  readonly asked: Readonly<Record<string, unknown>>;
  /** What is exported: "主体档案". */
  readonly name: string;
}

const FORMATS = [
  { key: "xlsx", label: "Excel（.xlsx）" },
  { key: "csv", label: "CSV（.csv）" },
];

/** Takes the filtered list away as a file 导出. */
export const ExportButton = <I extends z.ZodType>({ endpoint, asked, name }: Props<I>): React.JSX.Element => {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const save = (format: string): void => {
    setBusy(true);
    download(endpoint, { ...asked, format } as z.input<I>, `${name}.${format}`)
      .then(() => message.success(`已导出当前筛选的${name}`))
      .catch((error: unknown) => message.error(messageOf(error)))
      .finally(() => setBusy(false));
  };
  return (
    <Dropdown menu={{ items: FORMATS, onClick: ({ key }) => save(key) }} trigger={["click"]}>
      <Button icon={<DownloadOutlined />} loading={busy}>导出</Button>
    </Dropdown>
  );
};
