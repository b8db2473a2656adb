import { Text, View } from "@tarojs/components";
import { VERDICT_LABELS, VERDICTS, type Verdict } from "@sunshine/domain/inspections/inspection.vocabulary";
import type { VisitPack } from "@sunshine/domain/inspections/visit-pack";
import { Tag } from "../../ui/Tag";
import type { DraftFinding } from "./draft";

type Item = VisitPack["checklist"]["items"][number];

interface Props {
  readonly item: Item;
  readonly finding: DraftFinding | undefined;
  /** What the record will say of the failure. */
  readonly note: string;
  readonly onVerdict: (verdict: Verdict) => void;
  readonly onDescribe: () => void;
}

const TONES: Record<Verdict, string> = { pass: "verdict--pass", fail: "verdict--fail", not_applicable: "verdict--absent" };

const detailsOf = ({ photos, correctedOnSite }: DraftFinding): string => [...(photos.length > 0 ? [`照片 ${photos.length} 张`] : []), ...(correctedOnSite ? ["当场改正"] : [])].join(" · ");

const Failure = ({ finding, note, onDescribe, code }: { readonly finding: DraftFinding; readonly note: string; readonly onDescribe: () => void; readonly code: string }) => (
  <View className="failure" role="button" id={`describe-${code.replace(/\./g, "-")}`} onClick={onDescribe}>
    <Text className={note ? "failure__note" : "failure__note failure__note--missing"}>{note || "请写明发现的问题"}</Text>
    {detailsOf(finding) ? <Text className="secondary">{detailsOf(finding)}</Text> : null}
    <Text className="failure__act">{note ? "修改" : "填写"}</Text>
  </View>
);

/** One item of the checklist 检查要点 with its verdict, within one thumb's reach. */
export const ItemCard = ({ item, finding, note, onVerdict, onDescribe }: Props) => {
  const id = item.code.replace(/\./g, "-");
  return (
    <View className={`item${item.failedLastTime ? " item--again" : ""}`} id={`item-${id}`}>
      <View className="item__head">
        <Text className="item__code">{item.code}</Text>
        <Text className="item__text">{item.text}</Text>
      </View>
      <View className="item__tags">
        {item.key ? <Tag tone="bad">关键项</Tag> : null}
        {item.failedLastTime ? <Tag tone="notice">上次不符合</Tag> : null}
        {item.weight === null ? null : <Text className="secondary">{`${item.weight} 分`}</Text>}
      </View>
      {item.failedLastTime && item.lastNote ? <Text className="secondary">{`上次：${item.lastNote}`}</Text> : null}
      <View className="verdicts" role="radiogroup" aria-label={`${item.code} 的结论`}>
        {VERDICTS.map((verdict) => (
          <View key={verdict} className={`verdict${finding?.verdict === verdict ? ` ${TONES[verdict]}` : ""}`} role="radio" aria-checked={finding?.verdict === verdict} id={`${verdict}-${id}`} onClick={() => onVerdict(verdict)}>
            <Text>{VERDICT_LABELS[verdict]}</Text>
          </View>
        ))}
      </View>
      {finding?.verdict === "fail" ? <Failure finding={finding} note={note} onDescribe={onDescribe} code={item.code} /> : null}
    </View>
  );
};
