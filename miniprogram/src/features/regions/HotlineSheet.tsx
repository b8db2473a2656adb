import { Text, View } from "@tarojs/components";
import { callPhone } from "../../platform/device";
import { Button } from "../../ui/Button";
import { Sheet } from "../../ui/Sheet";
import { useRegion } from "./use-region";

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Who the complaint is about, to be read out on the phone. */
  readonly about: string;
  readonly licenceNumber: string;
}

/** Complaints 投诉 by telephone, with what the officer on the other end will ask for. */
export const HotlineSheet = ({ open, onClose, about, licenceNumber }: Props) => {
  const { data: region } = useRegion();
  return (
    <Sheet open={open} title="投诉" onClose={onClose}>
      <Text className="paragraph">{`投诉由${region?.bureauName ?? "市场监督管理部门"}受理。电话中请说明：`}</Text>
      <View className="quote">
        <Text className="quote__line">{about}</Text>
        <Text className="quote__line">{`许可证号 ${licenceNumber}`}</Text>
      </View>
      <Button id="call-hotline" onClick={() => callPhone(region?.hotline ?? "12315")}>{`拨打 ${region?.hotline ?? "12315"}`}</Button>
    </Sheet>
  );
};
