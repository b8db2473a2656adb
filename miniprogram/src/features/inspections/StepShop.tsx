import { Text, View } from "@tarojs/components";
import { INSPECTION_KIND_LABELS, INSPECTION_KINDS, INSPECTION_MODE_LABELS, INSPECTION_MODES } from "@sunshine/domain/inspections/inspection.vocabulary";
import type { VisitPack } from "@sunshine/domain/inspections/visit-pack";
import { formatInstant } from "@sunshine/domain/kernel/day";
import { today } from "../../platform/clock";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Chips } from "../../ui/Choices";
import { startNow } from "./begin";
import { CompanionsCard } from "./CompanionsCard";
import { changeDraft, type InspectionDraft } from "./draft";
import { ShopFile } from "./ShopFile";

interface Props {
  readonly draft: InspectionDraft;
  readonly pack: VisitPack;
  readonly me: string;
}

const choices = <T extends string>(values: readonly T[], labels: Record<T, string>) => values.map((value) => ({ value, label: labels[value] }));

/** First screen: the shop's file at hand, what kind of visit, who inspects. */
export const StepShop = ({ draft, pack, me }: Props) => (
  <>
    <ShopFile pack={pack} today={today()} />
    <Card title="本次检查" icon="list">
      <Text className="field__label">类型</Text>
      <Chips wrap choices={choices(INSPECTION_KINDS, INSPECTION_KIND_LABELS)} chosen={[draft.kind]} onToggle={(kind) => changeDraft({ kind })} />
      <Text className="field__label">方式</Text>
      <Chips wrap choices={choices(INSPECTION_MODES, INSPECTION_MODE_LABELS)} chosen={[draft.mode]} onToggle={(mode) => changeDraft({ mode })} />
      <View className="fact">
        <Text className="fact__label">开始</Text>
        <Text className="fact__value">{formatInstant(new Date(draft.startedAt))}</Text>
      </View>
      <Text className="secondary">{draft.mode === "remote" ? "远程检查须附场所图片或视频截图，记录与现场检查相同。" : draft.startPlace ? "开始的时间和位置已记录" : "开始的时间已记录，位置尚未记录"}</Text>
      <Button kind="secondary" size="small" id="start-now" onClick={() => void startNow(draft.mode)}>
        {draft.mode === "remote" ? "从现在起算" : "我到店了，从现在起算"}
      </Button>
    </Card>
    <CompanionsCard draft={draft} pack={pack} me={me} />
  </>
);
