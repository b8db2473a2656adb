import { Text, View } from "@tarojs/components";
import { useState } from "react";
import type { StorefrontRow } from "@sunshine/domain/storefronts/storefront.contract";
import { Field } from "../../ui/Field";
import { Sheet } from "../../ui/Sheet";
import { Empty, ErrorRetry, Skeleton } from "../../ui/States";
import { EVERYTHING, useSearch } from "../storefronts/use-search";
import { useSettled } from "../storefronts/use-settled";
import type { DraftPlace } from "./draft";

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onShop: (place: DraftPlace) => void;
}

const SHOWN = 12;

const Found = ({ q, onShop }: { readonly q: string; readonly onShop: (row: StorefrontRow) => void }) => {
  const { rows, pending, error, retry } = useSearch({ ...EVERYTHING, q }, SHOWN);
  if (error) return <ErrorRetry error={error} onRetry={retry} />;
  if (pending) return <Skeleton shape="row" count={3} />;
  if (rows.length === 0) return <Empty icon="search" title="没有找到这家店" note="可能没有登记。请改用“在地图上标”或“填写地址”" />;
  return (
    <>
      {rows.slice(0, SHOWN).map((row) => (
        <View key={row.id} className="pick-row" role="button" onClick={() => onShop(row)} id={`pick-${row.id}`}>
          <Text className="pick-row__name">{row.name}</Text>
          <Text className="secondary">{`${row.town} · ${row.address}`}</Text>
        </View>
      ))}
    </>
  );
};

const Search = ({ onShop }: Pick<Props, "onShop">) => {
  const [q, setQ] = useState("");
  const settled = useSettled(q);
  return (
    <>
      <Field label="店名" id="shop-q" value={q} onChange={setQ} placeholder="招牌上的几个字" maxLength={40} />
      <Found q={settled} onShop={({ id, name }) => onShop({ by: "shop", id, code: null, name })} />
    </>
  );
};

/** Chooses a shop of the record by its name. */
export const ShopSheet = ({ open, onClose, onShop }: Props) => (
  <Sheet open={open} title="选择店铺" onClose={onClose}>
    <Search onShop={onShop} />
  </Sheet>
);
