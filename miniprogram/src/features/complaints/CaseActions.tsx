import { Text } from "@tarojs/components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { CASE_KIND_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import type { OwnCaseView } from "@sunshine/domain/complaints/complaint.views";
import { formatDay } from "@sunshine/domain/kernel/day";
import { messageOf } from "../../platform/answer";
import { tell } from "../../platform/device";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Chips } from "../../ui/Choices";
import { Field } from "../../ui/Field";
import { Sheet } from "../../ui/Sheet";
import { Stars } from "../../ui/Stars";
import type { CaseActs } from "./case-acts";
import { SupplementForm } from "./SupplementForm";

interface Props {
  readonly file: OwnCaseView;
  readonly acts: CaseActs;
  readonly onChanged: (file: OwnCaseView) => void;
}

const SOLVED = [
  { value: "yes", label: "解决了" },
  { value: "no", label: "没有解决" },
] as const;

/** What the complainant thinks of the handling 评价办理. */
const RatingForm = ({ acts, onChanged }: Omit<Props, "file">) => {
  const [stars, setStars] = useState(0);
  const [solved, setSolved] = useState<"yes" | "no" | "">("");
  const [text, setText] = useState("");
  const rating = useMutation({
    mutationFn: () => acts.rate({ stars, solved: solved === "yes", text: text.trim() }),
    onSuccess: (file) => {
      onChanged(file);
      tell("评价已保存");
    },
  });
  return (
    <Card title="评价这次办理">
      <Stars stars={stars} onStars={setStars} />
      <Text className="field__label">问题解决了吗</Text>
      <Chips wrap choices={SOLVED} chosen={solved === "" ? [] : [solved]} onToggle={setSolved} />
      <Field label="想说的话（选填）" kind="long" id="rating-text" value={text} onChange={setText} maxLength={300} error={rating.error ? messageOf(rating.error) : null} />
      <Button kind="secondary" id="send-rating" busy={rating.isPending} disabled={stars === 0 || solved === ""} onClick={() => rating.mutate()}>
        提交评价
      </Button>
    </Card>
  );
};

interface ReasonProps extends Omit<Props, "file"> {
  readonly move: "withdraw" | "reopen";
}

const WORDS = {
  withdraw: { title: "撤回", why: "撤回后案件不再办理。已经发现的违法线索，监管人员仍可以依法查处。", label: "撤回原因（选填）", button: "撤回案件", done: "案件已撤回", least: 0 },
  reopen: { title: "申请重新办理", why: "请说明哪里没有解决，监管人员会重新处理。", label: "没有解决的地方", button: "申请重新办理", done: "已重新办理", least: 2 },
} as const;

const ReasonForm = ({ acts, move, onChanged }: ReasonProps) => {
  const { why, label, button, done, least } = WORDS[move];
  const [reason, setReason] = useState("");
  const moving = useMutation({
    mutationFn: () => (move === "withdraw" && acts.withdraw ? acts.withdraw(reason.trim()) : acts.reopen(reason.trim())),
    onSuccess: (file) => {
      onChanged(file);
      tell(done);
    },
  });
  return (
    <>
      <Text className="paragraph">{why}</Text>
      <Field label={label} kind="long" id={`${move}-reason`} value={reason} onChange={setReason} maxLength={300} error={moving.error ? messageOf(moving.error) : null} />
      <Button kind={move === "withdraw" ? "danger" : "primary"} id={`confirm-${move}`} busy={moving.isPending} disabled={reason.trim().length < least} onClick={() => moving.mutate()}>
        {button}
      </Button>
    </>
  );
};

const OwnRating = ({ rating }: Pick<OwnCaseView, "rating">) =>
  rating ? (
    <Card title={`我的评价：${rating.solved ? "已解决" : "没有解决"}`}>
      <Stars stars={rating.stars} />
      {rating.text ? <Text className="statement">{rating.text}</Text> : null}
    </Card>
  ) : null;

/** What the complainant may do now: supplement, rate, reopen, withdraw. */
export const CaseActions = ({ file, acts, onChanged }: Props) => {
  const [move, setMove] = useState<"withdraw" | "reopen" | null>(null);
  const may = (ability: OwnCaseView["abilities"][number]): boolean => file.abilities.includes(ability);
  const changed = (next: OwnCaseView): void => {
    setMove(null);
    onChanged(next);
  };
  return (
    <>
      {may("rate") ? <RatingForm acts={acts} onChanged={onChanged} /> : null}
      <OwnRating rating={file.rating} />
      {may("reopen") ? (
        <Button kind="secondary" id="reopen" onClick={() => setMove("reopen")}>
          {`没有解决，申请重新办理${file.reopenUntil ? `（${formatDay(file.reopenUntil)}前）` : ""}`}
        </Button>
      ) : null}
      {may("supplement") ? <SupplementForm anonymous={acts.anonymous} send={acts.supplement} onSent={onChanged} /> : null}
      {may("withdraw") && acts.withdraw ? (
        <Button kind="plain" id="withdraw" onClick={() => setMove("withdraw")}>
          {`撤回这件${CASE_KIND_LABELS[file.kind]}`}
        </Button>
      ) : null}
      <Sheet open={move !== null} title={move ? WORDS[move].title : ""} onClose={() => setMove(null)}>
        {move ? <ReasonForm acts={acts} move={move} onChanged={changed} /> : null}
      </Sheet>
    </>
  );
};
