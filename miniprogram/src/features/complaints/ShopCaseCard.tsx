import { Text, View } from "@tarojs/components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import type { ShopCase } from "@sunshine/domain/complaints/complaint.views";
import { CASE_CATEGORY_LABELS } from "@sunshine/domain/complaints/complaint.vocabulary";
import { formatDay, formatInstant } from "@sunshine/domain/kernel/day";
import { messageOf } from "../../platform/answer";
import { memberApi } from "../../platform/api";
import { tell } from "../../platform/device";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Field } from "../../ui/Field";
import { Said } from "../../ui/Said";
import { Sheet } from "../../ui/Sheet";
import { Tag } from "../../ui/Tag";
import { EvidenceRow } from "../evidence/EvidenceRow";
import { standing } from "./case-words";
import { StatementForm } from "./StatementForm";

interface Props {
  readonly establishmentId: string;
  readonly row: ShopCase;
  readonly onChanged: () => void;
}

const ReplyForm = ({ establishmentId, row: { id, publicReply }, onChanged }: Props) => {
  const [text, setText] = useState(publicReply?.text ?? "");
  const replying = useMutation({
    mutationFn: () => memberApi(complaintApi.replyInPublic, { establishmentId, id, text: text.trim() }),
    onSuccess: () => {
      onChanged();
      tell("回复已公示");
    },
  });
  return (
    <>
      <Text className="paragraph">处理结果已在公示页公开，您的回复会显示在它下面，食客都能看到。请不要写顾客的个人信息。</Text>
      <Field label="公开回复" kind="long" id="public-reply" value={text} onChange={setText} placeholder="例如：已更换供货商，并对全体员工重新培训" maxLength={300} error={replying.error ? messageOf(replying.error) : null} />
      <Button id="send-public-reply" busy={replying.isPending} disabled={text.trim().length < 4} onClick={() => replying.mutate()}>
        公开回复
      </Button>
    </>
  );
};

const Statements = ({ statements }: Pick<ShopCase, "statements">) =>
  statements.map(({ at, by, text, evidence }) => (
    <View key={at} className="said">
      <Text className="said__by">{`本店陈述 · ${by} · ${formatInstant(new Date(at))}`}</Text>
      <Text className="said__text">{text}</Text>
      <EvidenceRow evidence={evidence} />
    </View>
  ));

/** What the officers told the shop, and how it ended. */
const Told = ({ row: { acceptedOn, summary, result, closedOn } }: Pick<Props, "row">) => (
  <>
    <Text className="secondary">{`${formatDay(acceptedOn)}受理`}</Text>
    <Text className="statement">{summary}</Text>
    {result ? <Text className="statement">{`处理结果：${result}${closedOn ? `（${formatDay(closedOn)}）` : ""}`}</Text> : null}
  </>
);

const TITLES = { state: "向监管人员说明情况", reply: "公开回复" } as const;

/** A complaint about the shop in the officers' words 被投诉情况, what the shop has told them, and its public answer. */
export const ShopCaseCard = ({ establishmentId, row, onChanged }: Props) => {
  const [open, setOpen] = useState<"state" | "reply" | null>(null);
  const { word, tone } = standing(row);
  const changed = (): void => {
    setOpen(null);
    onChanged();
  };
  const form = { establishmentId, row, onChanged: changed };
  return (
    <Card title={CASE_CATEGORY_LABELS[row.category]} aside={<Tag tone={tone}>{word}</Tag>}>
      <Told row={row} />
      <Statements statements={row.statements} />
      {row.publicReply ? <Said by={`公开回复 · ${formatDay(row.publicReply.on)}`}>{row.publicReply.text}</Said> : null}
      {row.mayState ? (
        <Button kind="secondary" id={`state-${row.id}`} onClick={() => setOpen("state")}>
          {row.statements.length === 0 ? "向监管人员说明情况" : "补充说明"}
        </Button>
      ) : null}
      {row.mayReplyInPublic ? (
        <Button kind="secondary" id={`reply-${row.id}`} onClick={() => setOpen("reply")}>
          {row.publicReply ? "修改公开回复" : "公开回复"}
        </Button>
      ) : null}
      <Sheet open={open !== null} title={open ? TITLES[open] : ""} onClose={() => setOpen(null)}>
        {open === "state" ? <StatementForm establishmentId={establishmentId} id={row.id} onSent={changed} /> : null}
        {open === "reply" ? <ReplyForm {...form} /> : null}
      </Sheet>
    </Card>
  );
};
