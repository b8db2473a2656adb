import { DeleteOutlined, StarOutlined } from "@ant-design/icons";
import { App, Button, Input, Popover, Space } from "antd";
import { useState } from "react";
import { savedViewApi, type SAVED_VIEW_LISTS } from "@sunshine/domain/officers/saved-view.contract";
import { messageOf } from "../../platform/api-error";
import { useAct, useRead } from "../../platform/query";
import type { UrlFilters } from "../../platform/query-filters";

interface Props {
  readonly list: (typeof SAVED_VIEW_LISTS)[number];
  readonly filters: UrlFilters;
}

const SaveCurrent = ({ list, filters }: Props): React.JSX.Element => {
  const { message } = App.useApp();
  const [name, setName] = useState("");
  const save = useAct(savedViewApi.save, {
    touches: ["/saved-views"],
    onDone: (view) => {
      setName("");
      void message.success(`已保存为常用筛选“${view.name}”`);
    },
  });
  const submit = (): void => {
    if (name.trim()) save.mutate({ list, name, query: filters.text }, { onError: (error) => void message.error(messageOf(error)) });
  };
  return (
    <Space.Compact block>
      <Input size="small" maxLength={20} placeholder="给当前筛选起个名称" aria-label="常用筛选名称" value={name} onChange={({ target }) => setName(target.value)} onPressEnter={submit} />
      <Button size="small" type="primary" disabled={!name.trim()} loading={save.isPending} onClick={submit}>保存</Button>
    </Space.Compact>
  );
};

/** Filters kept under a name 常用筛选. */
export const SavedViews = ({ list, filters }: Props): React.JSX.Element => {
  const [open, setOpen] = useState(false);
  const { data } = useRead(savedViewApi.list, { list });
  const remove = useAct(savedViewApi.remove, { touches: ["/saved-views"] });
  const rows = data?.rows ?? [];
  const content = (
    <div className="saved-views">
      {rows.length === 0 && <p className="faint">还没有常用筛选。选好条件后，在下面起个名称保存。</p>}
      {rows.map(({ id, name, query }) => (
        <div key={id} className="saved-view">
          <Button type="text" size="small" onClick={() => (filters.load(query), setOpen(false))}>{name}</Button>
          <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={`删除常用筛选 ${name}`} onClick={() => remove.mutate({ id })} />
        </div>
      ))}
      {filters.text ? <SaveCurrent list={list} filters={filters} /> : <p className="faint">当前没有筛选条件。</p>}
    </div>
  );
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomRight" title="常用筛选" content={content}>
      <Button icon={<StarOutlined />}>常用筛选{rows.length > 0 ? ` ${rows.length}` : ""}</Button>
    </Popover>
  );
};
