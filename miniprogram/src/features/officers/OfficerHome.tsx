import { Text, View } from "@tarojs/components";
import { useState } from "react";
import { go } from "../../platform/navigate";
import { officerApi } from "../../platform/officer-api";
import type { Route } from "../../platform/routes";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Icon } from "../../ui/Icon";
import type { IconName } from "../../ui/icons";
import { Screen } from "../../ui/Screen";
import { Empty, ErrorRetry, OfflineBar, Skeleton } from "../../ui/States";
import { Tag } from "../../ui/Tag";
import { DraftsCard } from "../inspections/DraftsCard";
import { UnreadEntry } from "../notices/UnreadEntry";
import { DutyCard } from "../dispatches/DutyCard";
import type { DueItem } from "./due-today";
import { OfficerGate } from "./OfficerGate";
import { PersonCard } from "./PersonCard";
import { useOfficerDay } from "./use-officer-day";

const open = ({ kind, id }: DueItem): void => {
  if (kind === "task") go("task", { id });
  else if (kind === "case") go("officerCase", { id });
  else go("review", { id });
};

const READER = { api: officerApi, as: "officer" } as const;
const SHOWN = 6;

const Due = ({ item }: { readonly item: DueItem }) => (
  <View className={`due due--${item.tone}`} role="button" id={`due-${item.id}`} onClick={() => open(item)}>
    <View className="due__icon">
      <Icon name={item.icon} size="small" />
    </View>
    <View className="due__words">
      <View className="due__head">
        <Text className="due__place">{item.place}</Text>
        <Tag tone={item.tone}>{item.label}</Tag>
      </View>
      <Text className="due__what">{item.what}</Text>
      <Text className={`due__clock due__clock--${item.tone}`}>{item.clock}</Text>
    </View>
  </View>
);

const DueCard = ({ due }: { readonly due: readonly DueItem[] }) => {
  const [whole, setWhole] = useState(false);
  const shown = whole ? due : due.slice(0, SHOWN);
  return (
    <Card title="待办，按期限先后" aside={due.length > 0 ? <Text className="secondary">{`共 ${due.length} 件`}</Text> : null}>
      {due.length === 0 ? <Empty icon="check" title="手上的事都办完了" note="新的任务、由您承办的投诉举报和待核查的整改会立即出现在这里" /> : null}
      {shown.map((item) => (
        <Due key={item.kind + item.id} item={item} />
      ))}
      {due.length > shown.length ? (
        <View className="more" role="button" id="all-due" onClick={() => setWhole(true)}>
          <Text>{`再看其余 ${due.length - shown.length} 件`}</Text>
        </View>
      ) : null}
    </Card>
  );
};

interface Way {
  readonly route: Extract<Route, "tasks" | "officerCases" | "reviews" | "officerMap">;
  readonly icon: IconName;
  readonly label: string;
  readonly count?: number | undefined;
}

const Ways = ({ ways }: { readonly ways: readonly Way[] }) => (
  <View className="quick">
    {ways.map(({ route, icon, label, count }) => (
      <View key={route} className="quick__one" role="button" id={`to-${route}`} aria-label={label} onClick={() => go(route, {})}>
        <Icon name={icon} colour="#0F7B5F" />
        <Text className="quick__label">{label}</Text>
        {count ? <Text className="quick__count">{count > 99 ? "99+" : count}</Text> : null}
      </View>
    ))}
  </View>
);

const Home = () => {
  const { live, loaded, error, retry, due, counts } = useOfficerDay();
  const ways: Way[] = [
    { route: "tasks", icon: "list", label: "任务", count: counts.tasks },
    { route: "officerCases", icon: "alert", label: "投诉举报", count: counts.received },
    { route: "reviews", icon: "check", label: "整改核查", count: counts.reviews },
    { route: "officerMap", icon: "map", label: "地图" },
  ];
  return (
    <>
      {error && loaded ? <OfflineBar>没有连上服务器，显示的是上次的内容；检查仍可进行，联网后自动提交</OfflineBar> : null}
      <DutyCard />
      <Ways ways={ways} />
      <View className="card">
        <UnreadEntry reader={READER} />
      </View>
      <Button id="inspect" onClick={() => go("findShop", {})}>
        开始检查
      </Button>
      <View className="gap" />
      <DraftsCard />
      {!loaded && error ? <ErrorRetry error={error} onRetry={retry} /> : null}
      {!loaded && !error ? <Skeleton shape="row" count={4} /> : null}
      {loaded ? <DueCard due={due} /> : null}
      <Text className="hint">{live ? "实时更新" : "每次打开时更新"}</Text>
      <PersonCard />
    </>
  );
};

/** An officer's first page 工作台: what is due, in the order of its clock; the map one tap away. */
export const OfficerHomeView = () => (
  <Screen>
    <OfficerGate>
      <Home />
    </OfficerGate>
  </Screen>
);
