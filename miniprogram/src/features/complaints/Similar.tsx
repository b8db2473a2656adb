import { Text, View } from "@tarojs/components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { CASE_STATE_LABELS } from "@sunshine/domain/complaints/complaint.states";
import { formatDay } from "@sunshine/domain/kernel/day";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import { messageOf } from "../../platform/answer";
import { memberApi } from "../../platform/api";
import { tell } from "../../platform/device";
import { ensureSignedIn, useSession } from "../../platform/session";
import { Button } from "../../ui/Button";
import { Card, Entry } from "../../ui/Card";
import { distanceInWords } from "../storefronts/shop-facts";
import type { Draft } from "./draft";

type SimilarCase = OutputOf<typeof complaintApi.similar>["rows"][number];

const SHOWN = 3;

/** Where to look; nothing while neither place nor category is known, or the place has only words. */
const askOf = ({ category, place }: Draft) => {
  if (category === null || place === null || place.by === "typed") return null;
  if (place.by === "pin") return { category, lng: place.lng, lat: place.lat };
  return place.id ? { category, establishmentId: place.id } : place.code ? { category, code: place.code } : null;
};

const Row = ({ row }: { readonly row: SimilarCase }) => {
  const client = useQueryClient();
  const following = useMutation({
    mutationFn: () => memberApi(complaintApi.follow, { id: row.id }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["followed-cases"] });
      tell("已关注，办理有进展时可在“我的投诉举报”查看");
    },
    onError: (error) => tell(messageOf(error)),
  });
  const followed = row.followed || following.isSuccess;
  return (
    <View className="task">
      <View className="task__words">
        <Text>{row.placeName}</Text>
        <Text className="secondary">{[`${formatDay(row.receivedOn)}收到`, CASE_STATE_LABELS[row.state], ...(row.distanceM === null || row.distanceM === 0 ? [] : [distanceInWords(row.distanceM)]), ...(row.followers > 0 ? [`${row.followers} 人关注`] : [])].join(" · ")}</Text>
      </View>
      <Button kind="secondary" size="small" id={`follow-${row.id}`} disabled={followed} busy={following.isPending} onClick={() => following.mutate()}>
        {followed ? "已关注" : "关注"}
      </Button>
    </View>
  );
};

/** Following needs a person; WeChat knows who it is without asking, a browser asks only whoever wants to look. */
const AskFirst = () => (
  <View className="card">
    <Entry title="看看是否已有人反映同一件事" icon="search" id="look-similar" onClick={() => void ensureSignedIn().catch((error: unknown) => tell(messageOf(error)))} />
  </View>
);

/** Open cases about the same 相似案件: following one may be enough. */
export const Similar = ({ draft }: { readonly draft: Draft }) => {
  const ask = askOf(draft);
  const known = useSession(({ me }) => me.kind === "member");
  const { data } = useQuery({ queryKey: ["similar-cases", ask], queryFn: () => (ask ? memberApi(complaintApi.similar, ask) : { rows: [] }), enabled: known && ask !== null });
  if (!known && ask !== null) return <AskFirst />;
  if (!data || data.rows.length === 0) return null;
  return (
    <Card title="可能有人已经反映过">
      <Text className="paragraph">下面的案件正在办理。如果是同一件事，可以关注它，不必重复填写；也可以继续提交。</Text>
      {data.rows.slice(0, SHOWN).map((row) => (
        <Row key={row.id} row={row} />
      ))}
    </Card>
  );
};
