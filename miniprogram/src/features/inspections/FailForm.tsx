import { Picker, Text, View } from "@tarojs/components";
import { basisText } from "@sunshine/domain/inspections/findings-library";
import { MAX_FINDING_PHOTOS } from "@sunshine/domain/inspections/record-parts";
import type { VisitPack } from "@sunshine/domain/inspections/visit-pack";
import { addDays, formatDay } from "@sunshine/domain/kernel/day";
import { today } from "../../platform/clock";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Tick } from "../../ui/Tick";
import { PicturePicker } from "../evidence/PicturePicker";
import { NO_FINDING, setFinding, type DraftFinding, type InspectionDraft } from "./draft";
import { stamped } from "./photos";

interface Props {
  readonly draft: InspectionDraft;
  readonly pack: VisitPack;
  readonly code: string;
  readonly onDone: () => void;
}

const MOST_WORDINGS = 6;

const Wordings = ({ pack, code, finding }: Pick<Props, "pack" | "code"> & { readonly finding: DraftFinding }) => {
  const wordings = pack.library.wordings.filter((wording) => wording.code === code);
  const toggle = (id: string): void => {
    const chosen = finding.wordings.includes(id) ? finding.wordings.filter((one) => one !== id) : [...finding.wordings, id].slice(0, MOST_WORDINGS);
    setFinding(code, { wordings: chosen });
  };
  if (wordings.length === 0) return null;
  return (
    <>
      <Text className="field__label">发现的问题，可选几条，依据随之带出</Text>
      {wordings.map(({ id, text, basis }) => (
        <Tick key={id} checked={finding.wordings.includes(id)} title={text} note={basis.map(basisText).join("、")} id={`wording-${id.replace(/\./g, "-")}`} onToggle={() => toggle(id)} />
      ))}
    </>
  );
};

const CorrectBy = ({ code, finding }: { readonly code: string; readonly finding: DraftFinding }) => (
  <View className="entry entry--plain">
    <Text className="entry__title">这一项单独的整改期限</Text>
    <Picker mode="date" value={finding.correctBy ?? addDays(today(), 7)} start={addDays(today(), 1)} onChange={({ detail }) => setFinding(code, { correctBy: detail.value })}>
      <View className="when__one">
        <Text>{finding.correctBy ? formatDay(finding.correctBy) : "与其他项相同"}</Text>
      </View>
    </Picker>
  </View>
);

/** What is wrong with one item 问题: from the library or in own words, photos, put right before our eyes or by when. */
export const FailForm = ({ draft, pack, code, onDone }: Props) => {
  const finding = draft.findings[code] ?? NO_FINDING;
  return (
    <>
      <Text className="paragraph">{pack.checklist.items.find((item) => item.code === code)?.text ?? ""}</Text>
      <Wordings pack={pack} code={code} finding={finding} />
      <Field label={finding.wordings.length > 0 ? "用自己的话写（填写后以此为准）" : "用自己的话写"} kind="long" id="finding-note" value={finding.note} onChange={(note) => setFinding(code, { note })} maxLength={500} placeholder="在哪里、看到什么、数量多少" />
      <Text className="field__label">现场照片，时间和位置一并记录</Text>
      <PicturePicker
        pictures={finding.photos}
        clips={false}
        most={MAX_FINDING_PHOTOS}
        camera={draft.mode === "onsite"}
        id="finding-photo"
        onChange={(pictures) => void stamped(pictures).then((photos) => setFinding(code, { photos }))}
      />
      <Tick checked={finding.correctedOnSite} title="当场改正" note="检查结束前已改正，仍记为不符合" id="corrected" onToggle={() => setFinding(code, { correctedOnSite: !finding.correctedOnSite })} />
      {finding.correctedOnSite ? null : <CorrectBy code={code} finding={finding} />}
      <Button id="finding-done" onClick={onDone}>
        记好了
      </Button>
    </>
  );
};
