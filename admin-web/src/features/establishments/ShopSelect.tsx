import { Select } from "antd";
import { useState } from "react";
import { establishmentApi, type EstablishmentRow } from "@sunshine/domain/establishments/establishment.contract";
import { useRead } from "../../platform/query";
import { useTownName } from "../regions/region.hooks";

interface Props {
  readonly onPick: (shop: EstablishmentRow) => void;
  readonly notFound?: string;
}

/** Finds a shop by any part of its name, initials or codes 选择单位. */
export const ShopSelect = ({ onPick, notFound = "没有找到" }: Props): React.JSX.Element => {
  const [q, setQ] = useState("");
  const townName = useTownName();
  const { data, isFetching } = useRead(establishmentApi.list, { ...(q && { q }), state: ["open", "suspended"], limit: 12 }, { keep: true });
  const rows = data?.rows ?? [];
  return (
    <Select
      className="wide"
      showSearch={{ filterOption: false, onSearch: setQ }}
      loading={isFetching}
      placeholder="名称、拼音首字母、信用代码或许可证号"
      aria-label="选择单位"
      value={null}
      notFoundContent={isFetching ? "正在查找" : notFound}
      onChange={(id: string | null) => {
        const shop = rows.find((row) => row.id === id);
        if (shop) onPick(shop);
      }}
      options={rows.map(({ id, name, townCode }) => ({ value: id, label: `${name}（${townName(townCode)}）` }))}
    />
  );
};
