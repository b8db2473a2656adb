import { Text, View } from "@tarojs/components";
import { useEffect, useState } from "react";
import { toTop } from "../../platform/device";
import { ensureSignedIn, useSession } from "../../platform/session";
import { messageOf } from "../../platform/answer";
import { Button } from "../../ui/Button";
import { Screen } from "../../ui/Screen";
import { ErrorRetry, Skeleton } from "../../ui/States";
import { IdentitySheet } from "../accounts/IdentitySheet";
import { isAnonymous, keepDraft, type Draft } from "./draft";
import { stepProblem } from "./draft-check";
import { post, sendParcel } from "./outbox";
import { ParcelCard } from "./ParcelCard";
import { resend } from "./resend";
import { StepWhat } from "./StepWhat";
import { StepWhere } from "./StepWhere";
import { StepWho } from "./StepWho";
import { useCategories } from "./use-categories";
import { useStartedDraft, type Beginning } from "./use-started-draft";

type Step = 1 | 2 | 3;
const STEPS: readonly { readonly step: Step; readonly title: string }[] = [
  { step: 1, title: "发生了什么" },
  { step: 2, title: "哪里、何时" },
  { step: 3, title: "怎样处理" },
];

const Progress = ({ step }: { readonly step: Step }) => (
  <View className="steps" aria-label={`第 ${step} 步，共 3 步`}>
    {STEPS.map((one) => (
      <View key={one.step} className={`steps__one${one.step <= step ? " steps__one--on" : ""}`}>
        <View className="steps__bar" />
        <Text className="steps__title">{`${one.step} ${one.title}`}</Text>
      </View>
    ))}
  </View>
);

interface FootProps {
  readonly step: Step;
  readonly problem: string | null;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

const Foot = ({ step, problem, onBack, onNext }: FootProps) => (
  <View className="actions">
    {problem ? (
      <Text className="actions__note" id="problem">
        {problem}
      </Text>
    ) : null}
    <View className="actions__line">
      {step > 1 ? (
        <Button kind="secondary" id="back" onClick={onBack}>
          上一步
        </Button>
      ) : null}
      <Button id="next" onClick={onNext}>
        {step === 3 ? "提交" : "下一步"}
      </Button>
    </View>
  </View>
);

/** Hands the draft over to the outbox, which sends it now or when the network is back. */
const handIn = async (draft: Draft): Promise<string> => {
  if (!isAnonymous(draft)) await ensureSignedIn();
  const key = post(draft);
  keepDraft(null);
  // Waits for a network by itself if this attempt finds none.
  void sendParcel(key).then(resend);
  return key;
};

interface FormProps {
  readonly draft: Draft;
  readonly onPosted: (key: string) => void;
}

const Form = ({ draft, onPosted }: FormProps) => {
  const me = useSession((session) => session.me);
  const { tree, error, retry } = useCategories();
  const [step, setStep] = useState<Step>(1);
  const [problem, setProblem] = useState<string | null>(null);
  // What was missing may have been filled in just now.
  useEffect(() => setProblem(null), [draft]);
  const show = (next: Step): void => {
    setProblem(null);
    setStep(next);
    toTop();
  };
  const next = (): void => {
    const found = stepProblem(step, draft, tree, me.kind === "member" ? me.phone : null);
    setProblem(found);
    if (found) return;
    if (step < 3) show(step === 1 ? 2 : 3);
    else handIn(draft).then(onPosted, (failure: unknown) => setProblem(messageOf(failure)));
  };
  return (
    <Screen foot={<Foot step={step} problem={problem} onBack={() => show(step === 3 ? 2 : 1)} onNext={next} />}>
      <Progress step={step} />
      {step === 1 ? <StepWhat draft={draft} /> : null}
      {step === 2 ? tree ? <StepWhere draft={draft} tree={tree} /> : error ? <ErrorRetry error={error} onRetry={retry} /> : <Skeleton shape="card" count={2} /> : null}
      {step === 3 ? <StepWho draft={draft} /> : null}
      <IdentitySheet />
    </Screen>
  );
};

/** A complaint or report 投诉举报 in three screens, photo first. */
export const ComplainPageView = ({ beginning }: { readonly beginning: Beginning }) => {
  const draft = useStartedDraft(beginning);
  const [posted, setPosted] = useState<string | null>(null);
  if (posted)
    return (
      <Screen>
        <ParcelCard parcelKey={posted} onEdit={() => setPosted(null)} />
        <IdentitySheet />
      </Screen>
    );
  return draft ? <Form draft={draft} onPosted={setPosted} /> : <Screen><Skeleton shape="card" count={2} /></Screen>;
};
