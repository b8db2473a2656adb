import { Text, View } from "@tarojs/components";
import { useMemo, useState } from "react";
import type { Verdict } from "@sunshine/domain/inspections/inspection.vocabulary";
import type { VisitPack } from "@sunshine/domain/inspections/visit-pack";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Tabs } from "../../ui/Choices";
import { confirm } from "../../platform/device";
import { Sheet } from "../../ui/Sheet";
import { Empty } from "../../ui/States";
import { changeDraft, NO_FINDING, setFinding, type InspectionDraft } from "./draft";
import { FailForm } from "./FailForm";
import { ItemCard } from "./ItemCard";
import { failedItems, noteInWords, unanswered } from "./judgement";

interface Props {
  readonly draft: InspectionDraft;
  readonly pack: VisitPack;
}

type Item = VisitPack["checklist"]["items"][number];
type Which = "all" | "left" | "fail";

/** Items under their sections, in the order of the pack: what failed last time first. */
const sectionsOf = (items: readonly Item[]): [string, Item[]][] => {
  const again = items.filter(({ failedLastTime }) => failedLastTime);
  const sections = new Map<string, Item[]>(again.length > 0 ? [["上次不符合，本次必查", again]] : []);
  for (const item of items) if (!item.failedLastTime) sections.set(item.section, [...(sections.get(item.section) ?? []), item]);
  return [...sections];
};

/** The rest conform 其余符合: every item without a verdict, but none that failed last time. */
export const passTheRest = (draft: InspectionDraft, pack: VisitPack): InspectionDraft["findings"] => {
  const again = new Set(pack.checklist.items.flatMap(({ code, failedLastTime }) => (failedLastTime ? [code] : [])));
  const rest = unanswered(draft, pack).filter((code) => !again.has(code));
  return { ...draft.findings, ...Object.fromEntries(rest.map((code) => [code, NO_FINDING])) };
};

const askAndPass = async (draft: InspectionDraft, pack: VisitPack): Promise<void> => {
  const left = unanswered(draft, pack).length;
  if (await confirm("其余项目都符合", `还有 ${left} 项没有结论，确认逐项看过并都符合。上次不符合的项目仍须单独判定。`, "都符合")) changeDraft({ findings: passTheRest(draft, pack) });
};

const Summary = ({ draft, pack }: Props) => {
  const total = pack.checklist.items.length;
  const left = unanswered(draft, pack).length;
  return (
    <View className="card">
      <Text className="statement" id="progress">{`已判 ${total - left} / ${total} 项，不符合 ${failedItems(draft, pack).length} 项`}</Text>
      <View className="progress" role="progressbar">
        <View className="progress__done" style={{ width: `${Math.round(((total - left) / total) * 100)}%` }} />
      </View>
      <Text className="secondary">{`${pack.checklist.title}（${pack.checklist.columnLabel}）`}</Text>
      {left > 0 ? (
        <Button kind="secondary" size="small" id="pass-rest" onClick={() => void askAndPass(draft, pack)}>
          {`其余 ${left} 项都符合`}
        </Button>
      ) : null}
    </View>
  );
};

const shownItems = (which: Which, draft: InspectionDraft, { checklist: { items } }: VisitPack): readonly Item[] => {
  if (which === "all") return items;
  return items.filter(({ code }) => (which === "left" ? !draft.findings[code] : draft.findings[code]?.verdict === "fail"));
};

const EMPTY: Record<Which, string> = { all: "要点表中没有适用的项目", left: "每一项都有结论了", fail: "没有不符合的项目" };

/** Second screen: the checklist with key items marked, verdict by verdict. */
export const StepItems = ({ draft, pack }: Props) => {
  const [which, setWhich] = useState<Which>("all");
  const [described, setDescribed] = useState<string | null>(null);
  const sections = useMemo(() => sectionsOf(shownItems(which, draft, pack)), [which, draft, pack]);
  const judge = (code: string, verdict: Verdict): void => {
    setFinding(code, { verdict });
    if (verdict === "fail") setDescribed(code);
  };
  return (
    <>
      <Summary draft={draft} pack={pack} />
      <Tabs tabs={[{ value: "all", label: "全部" }, { value: "left", label: "未判" }, { value: "fail", label: "不符合" }]} value={which} onChange={setWhich} />
      {sections.length === 0 ? <Empty icon="check" title={EMPTY[which]} /> : null}
      {sections.map(([section, items]) => (
        <Card key={section} title={section}>
          {items.map((item) => {
            const finding = draft.findings[item.code];
            return <ItemCard key={item.code} item={item} finding={finding} note={finding ? noteInWords(finding, pack) : ""} onVerdict={(verdict) => judge(item.code, verdict)} onDescribe={() => setDescribed(item.code)} />;
          })}
        </Card>
      ))}
      <Sheet open={described !== null} title={`第 ${described ?? ""} 项不符合`} onClose={() => setDescribed(null)}>
        {described === null ? null : <FailForm draft={draft} pack={pack} code={described} onDone={() => setDescribed(null)} />}
      </Sheet>
    </>
  );
};
