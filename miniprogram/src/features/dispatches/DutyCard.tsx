import { Switch, Text, View } from "@tarojs/components";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { dutyApi } from "@sunshine/domain/dispatches/duty.contract";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import { messageOf } from "../../platform/answer";
import { tell } from "../../platform/device";
import { FOLLOWS_PLACE } from "../../platform/location";
import { officerApi } from "../../platform/officer-api";
import { Icon } from "../../ui/Icon";
import { sharePlace, usePlaceSharing } from "./use-place-sharing";

type MyDuty = OutputOf<typeof dutyApi.mine>;

const NOT_GIVEN = "没有取得位置，可在手机设置中允许后再试";

const shiftInWords = ({ today }: MyDuty): string => (today.length === 0 ? "今日没有排班" : today.map(({ from, to }) => `今日班次 ${from} 至 ${to}`).join("，"));

const placeInWords = ({ sharing }: MyDuty): string => {
  if (!sharing) return "未共享位置，指挥中心看不到您在哪里";
  return FOLLOWS_PLACE ? "位置已共享，打开本应用时每 2 分钟更新" : "位置已共享，移动后请再点一次";
};

/** On or off duty 在岗, and the place, which is shared while on duty only and deleted at its end. */
export const DutyCard = () => {
  const client = useQueryClient();
  const key = ["officer", "duty"];
  const { data } = useQuery({ queryKey: key, queryFn: () => officerApi(dutyApi.mine, {}) });
  usePlaceSharing(data?.onDuty === true && data.sharing);
  const going = useMutation({
    mutationFn: (onDuty: boolean) => officerApi(dutyApi.goOn, { onDuty }),
    onSuccess: (duty) => {
      client.setQueryData(key, duty);
      tell(duty.onDuty ? "已上岗，可接受指派" : "已离岗，位置已删除");
    },
    onError: (error) => tell(messageOf(error)),
  });
  const sharing = useMutation({
    mutationFn: sharePlace,
    onSuccess: (given) => {
      tell(given ? "位置已共享给指挥中心，离岗时删除" : NOT_GIVEN);
      void client.invalidateQueries({ queryKey: key });
    },
    onError: (error) => tell(messageOf(error)),
  });
  if (!data) return null;
  return (
    <View className={`duty${data.onDuty ? " duty--on" : ""}`}>
      <View className="duty__line">
        <View className="duty__words">
          <Text className="duty__state">{data.onDuty ? "在岗" : "未上岗"}</Text>
          <Text className="duty__note">{data.onDuty ? shiftInWords(data) : `${shiftInWords(data)}，上岗后可接受指派`}</Text>
        </View>
        <View className="duty__switch">
          <Switch checked={data.onDuty} color="#0F7B5F" onChange={({ detail }) => going.mutate(detail.value)} id="duty" aria-label="在岗" />
        </View>
      </View>
      {data.onDuty ? (
        <View className="duty__place" role="button" id="share-place" onClick={() => sharing.mutate()}>
          <Icon name="pin" size="small" colour="#0A5A45" />
          <Text className="duty__note">{sharing.isPending ? "正在取得位置" : placeInWords(data)}</Text>
          <Text className="duty__act">{data.sharing ? "更新" : "共享"}</Text>
        </View>
      ) : null}
    </View>
  );
};
