import { Text, View } from "@tarojs/components";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { VisitPack } from "@sunshine/domain/inspections/visit-pack";
import { now } from "../../platform/clock";
import { confirm, toTop } from "../../platform/device";
import { back } from "../../platform/navigate";
import { useOfficer } from "../../platform/officer-api";
import { dropPicture } from "../../platform/pictures";
import { Button } from "../../ui/Button";
import { Screen } from "../../ui/Screen";
import { Empty, ErrorRetry, Skeleton } from "../../ui/States";
import { OfficerGate } from "../officers/OfficerGate";
import { beginInspection } from "./begin";
import { changeDraft, forgetDraft, picturesOf, useInspection, type InspectionDraft } from "./draft";
import { InspectionStatus } from "./InspectionStatus";
import { handIn, useInspectionOutbox } from "./outbox";
import { StepItems } from "./StepItems";
import { StepResult } from "./StepResult";
import { StepShop } from "./StepShop";
import { StepSign } from "./StepSign";
import { problemOf, type Step } from "./submission";

const STEPS: readonly { readonly step: Step; readonly title: string }[] = [
  { step: 1, title: "准备" },
  { step: 2, title: "逐项检查" },
  { step: 3, title: "结果" },
  { step: 4, title: "签字" },
];

const show = (step: Step): void => {
  changeDraft({ step });
  toTop();
};

const Progress = ({ step }: { readonly step: Step }) => (
  <View className="steps" aria-label={`第 ${step} 步，共 4 步`}>
    {STEPS.map((one) => (
      <View key={one.step} className={`steps__one steps__one--tap${one.step <= step ? " steps__one--on" : ""}`} role="button" id={`step-${one.step}`} onClick={() => show(one.step)}>
        <View className="steps__bar" />
        <Text className="steps__title">{one.title}</Text>
      </View>
    ))}
  </View>
);

interface FormProps {
  readonly draft: InspectionDraft;
  readonly pack: VisitPack;
  readonly me: string;
  readonly onPosted: (key: string) => void;
}

const Foot = ({ draft, pack, me, onPosted }: FormProps) => {
  const [problem, setProblem] = useState<string | null>(null);
  // What was missing may have been filled in just now.
  useEffect(() => setProblem(null), [draft]);
  const { step } = draft;
  const submit = async (): Promise<void> => {
    const found = problemOf(draft, pack, me, now());
    if (found) {
      if (found.step !== step) show(found.step);
      // After the change of screen, whose effect clears what was said before.
      setTimeout(() => setProblem(found.text), 0);
      return;
    }
    if (await confirm("提交检查记录", "提交后立即告知单位并更新评级，不能修改，只能作废重做。", "提交")) onPosted(handIn(draft, pack, me));
  };
  return (
    <View className="actions">
      {problem ? (
        <Text className="actions__note" id="problem">
          {problem}
        </Text>
      ) : null}
      <View className="actions__line">
        {step > 1 ? (
          <Button kind="secondary" id="back" onClick={() => show((step - 1) as Step)}>
            上一步
          </Button>
        ) : null}
        <Button id="next" onClick={() => (step < 4 ? show((step + 1) as Step) : void submit())}>
          {step === 4 ? "提交" : (STEPS[step]?.title ?? "下一步")}
        </Button>
      </View>
    </View>
  );
};

const throwAway = async (draft: InspectionDraft): Promise<void> => {
  if (!(await confirm("放弃这次检查", "已判的项目、照片和签名会从本机删除。", "放弃"))) return;
  picturesOf(draft).forEach(({ key }) => void dropPicture(key));
  forgetDraft(draft.shopId);
  back();
};

const Form = (props: FormProps) => {
  const { draft, pack, me } = props;
  return (
    <Screen foot={<Foot {...props} />}>
      <Progress step={draft.step} />
      {draft.step === 1 ? <StepShop draft={draft} pack={pack} me={me} /> : null}
      {draft.step === 2 ? <StepItems draft={draft} pack={pack} /> : null}
      {draft.step === 3 ? <StepResult draft={draft} pack={pack} /> : null}
      {draft.step === 4 ? <StepSign draft={draft} me={me} /> : null}
      <Text className="hint">每一步都自动存在本机，没有信号也可以检查和签字</Text>
      <Button kind="plain" id="throw-away" onClick={() => void throwAway(draft)}>
        放弃这次检查
      </Button>
    </Screen>
  );
};

const Begun = ({ shop, task, me }: { readonly shop: string; readonly task: string | undefined; readonly me: string }) => {
  const draft = useInspection((shown) => (shown.draft?.shopId === shop ? shown.draft : null));
  const [posted, setPosted] = useState<string | null>(null);
  const parcel = useInspectionOutbox(({ parcels }) => parcels.find(({ key }) => key === posted));
  const { data: pack, error, refetch } = useQuery({ queryKey: ["officer", "pack", shop, task], queryFn: () => beginInspection(shop, task), staleTime: Infinity, gcTime: 0, enabled: posted === null });
  if (posted) return <Screen>{parcel ? <InspectionStatus parcel={parcel} /> : <Empty icon="check" title="这次检查已处理" note="可在工作台查看" />}</Screen>;
  if (pack && draft) return <Form draft={draft} pack={pack} me={me} onPosted={setPosted} />;
  return <Screen>{error ? <ErrorRetry error={error} onRetry={() => void refetch()} /> : <Skeleton shape="card" count={3} />}</Screen>;
};

interface PageProps {
  readonly shop: string;
  readonly task: string | undefined;
}

/** An inspection on the phone 现场检查, from the shop's file to the signatures; goes on where it was left. */
export const InspectPageView = ({ shop, task }: PageProps) => {
  const officer = useOfficer((known) => known.officer);
  if (officer && !officer.mustChangePassword) return <Begun shop={shop} task={task} me={officer.name} />;
  return (
    <Screen>
      <OfficerGate>{null}</OfficerGate>
    </Screen>
  );
};
