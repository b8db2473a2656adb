import { Input, Text, View } from "@tarojs/components";
import { useReachBottom } from "@tarojs/taro";
import { useState } from "react";
import { PlacePicker } from "../../features/storefronts/Nearby";
import { SearchFilters } from "../../features/storefronts/SearchFilters";
import { ShopMap } from "../../features/storefronts/ShopMap";
import { ShopRow } from "../../features/storefronts/ShopRow";
import { EVERYTHING, useSearch, type Search } from "../../features/storefronts/use-search";
import { useSettled } from "../../features/storefronts/use-settled";
import { Tabs } from "../../ui/Choices";
import { Icon } from "../../ui/Icon";
import { Screen } from "../../ui/Screen";
import { Empty, ErrorRetry, Skeleton } from "../../ui/States";

const VIEWS = [
  { value: "list", label: "列表" },
  { value: "map", label: "地图" },
] as const;

const ShopList = ({ search }: { readonly search: Search }) => {
  const { rows, total, pending, error, more, loadMore, retry } = useSearch(search);
  useReachBottom(loadMore);
  if (error) return <ErrorRetry error={error} onRetry={retry} />;
  if (pending) return <Skeleton shape="row" count={6} />;
  if (rows.length === 0) return <Empty icon="search" title="没有符合条件的店" note="换个店名试试，或去掉一些筛选条件" />;
  return (
    <View className="card">
      {total === undefined ? null : <Text className="count">{`共 ${total} 家`}</Text>}
      {rows.map((row) => (
        <ShopRow key={row.id} row={row} />
      ))}
      {more ? (
        <View className="more" role="button" onClick={loadMore} id="more">
          <Text>显示更多</Text>
        </View>
      ) : (
        <Text className="hint">已全部显示</Text>
      )}
    </View>
  );
};

export default function FindPage() {
  const [search, setSearch] = useState<Search>(EVERYTHING);
  const [view, setView] = useState<"list" | "map">("list");
  const settled = useSettled(search);
  return (
    <Screen>
      <View className="search-bar">
        <Icon name="search" />
        <Input className="search-bar__input" value={search.q} placeholder="店名" confirmType="search" maxlength={40} onInput={({ detail }) => setSearch({ ...search, q: detail.value })} id="q" />
        <PlacePicker place={search.place} onPlace={(place) => setSearch({ ...search, place })} />
      </View>
      <SearchFilters search={search} onChange={setSearch} />
      <Tabs tabs={VIEWS} value={view} onChange={setView} />
      {view === "list" ? <ShopList search={settled} /> : <ShopMap search={settled} />}
    </Screen>
  );
}
