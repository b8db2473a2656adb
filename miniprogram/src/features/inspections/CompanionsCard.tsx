import { Text, View } from "@tarojs/components";
import { useState } from "react";
import type { VisitPack } from "@sunshine/domain/inspections/visit-pack";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Field } from "../../ui/Field";
import { Icon } from "../../ui/Icon";
import { Sheet } from "../../ui/Sheet";
import { Tick } from "../../ui/Tick";
import { changeDraft, type DraftCompanion, type InspectionDraft } from "./draft";

interface Props {
  readonly draft: InspectionDraft;
  readonly pack: VisitPack;
  readonly me: string;
}

/** Places in the record move with the companions: signatures given before are given again. */
const setCompanions = (draft: InspectionDraft, companions: readonly DraftCompanion[]): void =>
  changeDraft({ companions, signing: { ...draft.signing, officers: draft.signing.officers[0] ? { 0: draft.signing.officers[0] } : {} } });

const Elsewhere = ({ draft, onDone }: { readonly draft: InspectionDraft; readonly onDone: () => void }) => {
  const [name, setName] = useState("");
  const [organisation, setOrganisation] = useState("");
  const add = (): void => {
    setCompanions(draft, [...draft.companions, { officerId: null, name: name.trim(), organisation: organisation.trim() }]);
    onDone();
  };
  return (
    <>
      <Field label="其他单位人员的姓名" id="companion-name" value={name} onChange={setName} maxLength={20} />
      <Field label="所在单位（可不填）" id="companion-body" value={organisation} onChange={setOrganisation} maxLength={40} placeholder="例如：县卫生健康局" />
      <Button kind="secondary" id="add-companion" disabled={name.trim().length < 2} onClick={add}>
        添加
      </Button>
    </>
  );
};

const Chooser = ({ draft, pack, onDone }: Omit<Props, "me"> & { readonly onDone: () => void }) => {
  const [text, setText] = useState("");
  const shown = pack.officers.filter(({ name, station }) => `${name}${station ?? ""}`.includes(text.trim()));
  const toggle = (officerId: string, name: string): void => {
    const there = draft.companions.some((one) => one.officerId === officerId);
    setCompanions(draft, there ? draft.companions.filter((one) => one.officerId !== officerId) : [...draft.companions, { officerId, name, organisation: "" }]);
  };
  return (
    <>
      {pack.officers.length > 8 ? <Field label="按姓名或监管所查找" id="find-companion" value={text} onChange={setText} /> : null}
      {shown.map(({ id, name, station }) => (
        <Tick key={id} checked={draft.companions.some(({ officerId }) => officerId === id)} title={name} note={station ?? "县局"} id={`companion-${id}`} onToggle={() => toggle(id, name)} />
      ))}
      <Elsewhere draft={draft} onDone={onDone} />
      <Button id="companions-done" onClick={onDone}>
        {draft.companions.length === 0 ? "关闭" : `选好了，共 ${draft.companions.length + 1} 人`}
      </Button>
    </>
  );
};

/** Who inspects 检查人员: at least two, the officer who holds the phone first. */
export const CompanionsCard = ({ draft, pack, me }: Props) => {
  const [open, setOpen] = useState(false);
  return (
    <Card title="检查人员" icon="person" aside={<Text className="secondary">不少于两人</Text>}>
      <View className="pick-row">
        <Text className="pick-row__name">{me}</Text>
        <Text className="secondary">主检查人</Text>
      </View>
      {draft.companions.map((one) => (
        <View key={one.officerId ?? one.name} className="entry">
          <Text className="entry__title">{one.organisation ? `${one.name}（${one.organisation}）` : one.name}</Text>
          <View className="sheet__close" role="button" aria-label={`去掉${one.name}`} onClick={() => setCompanions(draft, draft.companions.filter((other) => other !== one))}>
            <Icon name="close" size="small" />
          </View>
        </View>
      ))}
      <Button kind="secondary" size="small" id="choose-companions" onClick={() => setOpen(true)}>
        {draft.companions.length === 0 ? "选择同行检查人员" : "增减同行检查人员"}
      </Button>
      <Sheet open={open} title="同行检查人员" onClose={() => setOpen(false)}>
        <Chooser draft={draft} pack={pack} onDone={() => setOpen(false)} />
      </Sheet>
    </Card>
  );
};
