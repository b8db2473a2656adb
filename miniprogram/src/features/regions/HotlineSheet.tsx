import { Text, View } from "@tarojs/components";
import { callPhone } from "../../platform/device";
import { Button } from "../../ui/Button";
import { Sheet } from "../../ui/Sheet";
import { useRegion } from "./use-region";

/** The market regulators' number 全国统一投诉举报电话, used until the county's own is known. */
const NATIONAL_HOTLINE = "12315";

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Who the complaint is about, to be read out on the phone. */
  readonly about: string;
  readonly licenceNumber: string;
}

const Hotline = ({ about, licenceNumber }: Pick<Props, "about" | "licenceNumber">) => {
  const { data: region } = useRegion();
  const number = region?.hotline ?? NATIONAL_HOTLINE;
  return (
    <>
      <Text className="paragraph">{`投诉由${region?.bureauName ?? "市场监督管理部门"}受理。电话中请说明：`}</Text>
      <View className="quote">
        <Text className="quote__line">{about}</Text>
        <Text className="quote__line">{`许可证号 ${licenceNumber}`}</Text>
      </View>
      <Button id="call-hotline" onClick={() => callPhone(number)}>{`拨打 ${number}`}</Button>
    </>
  );
};

/** Complaints 投诉 by telephone, with what the officer on the other end will ask for. */
export const HotlineSheet = ({ open, onClose, about, licenceNumber }: Props) => (
  <Sheet open={open} title="投诉" onClose={onClose}>
    <Hotline about={about} licenceNumber={licenceNumber} />
  </Sheet>
);
