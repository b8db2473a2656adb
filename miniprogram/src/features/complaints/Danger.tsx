import { Text, View } from "@tarojs/components";
import { useState } from "react";
import { callPhone } from "../../platform/device";
import { Icon } from "../../ui/Icon";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { useRegion } from "../regions/use-region";

/** The market regulators' number 全国统一投诉举报电话, used until the county's own is known. */
const NATIONAL_HOTLINE = "12315";

/** Whom to ring first when somebody is in danger 先拨电话. */
export const Danger = ({ urgent }: { readonly urgent?: { readonly text: string; readonly phone: string } | null }) => {
  const { data: region } = useRegion();
  const [open, setOpen] = useState(false);
  const hotline = region?.hotline ?? NATIONAL_HOTLINE;
  if (urgent)
    return (
      <Notice tone="bad" title="先救人，再填写">
        <Text className="statement">{urgent.text}</Text>
        <Button kind="danger" id="call-urgent" onClick={() => callPhone(urgent.phone)}>{`拨打 ${urgent.phone}`}</Button>
      </Notice>
    );
  return (
    <View className="card">
      <View className="unfold" role="button" aria-expanded={open} onClick={() => setOpen(!open)} id="danger">
        <Icon name="phone" />
        <Text className="unfold__title">有人不舒服或有危险，先打电话</Text>
        <View className={open ? "unfold__arrow--up" : ""}>
          <Icon name="down" size="small" />
        </View>
      </View>
      {open ? (
        <View className="calls">
          {[
            ["120", "身体不适、需要急救"],
            ["110", "受到威胁、现场冲突"],
            [hotline, `${region?.bureauName ?? "市场监督管理部门"}，也可电话投诉`],
          ].map(([number = "", what = ""]) => (
            <View key={number} className="calls__one" role="button" aria-label={`拨打 ${number}`} onClick={() => callPhone(number)} id={`call-${number}`}>
              <Text className="calls__number">{number}</Text>
              <Text className="calls__what">{what}</Text>
              <Icon name="phone" colour="#0F7B5F" />
            </View>
          ))}
        </View>
      ) : null}
    </View>
  );
};
