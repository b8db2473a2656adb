import { Text, View } from "@tarojs/components";
import { useState } from "react";
import type { SigningKind } from "@sunshine/domain/inspections/inspection.vocabulary";
import type { Stroke } from "@sunshine/domain/inspections/signature";
import { now } from "../../platform/clock";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Chips } from "../../ui/Choices";
import { Field } from "../../ui/Field";
import { Sheet } from "../../ui/Sheet";
import { Signature } from "../../ui/Signature";
import { SignaturePad } from "../../ui/SignaturePad";
import { Tick } from "../../ui/Tick";
import { changeDraft, type DraftSignature, type DraftSigning, type InspectionDraft } from "./draft";

interface Props {
  readonly draft: InspectionDraft;
  readonly me: string;
}

/** Whose hand the pad is for: an inspector by place, or the shop. */
type Signer = number | "shop";

const WAYS: readonly { readonly kind: SigningKind; readonly title: string; readonly note: string }[] = [
  { kind: "screen", title: "在屏幕上签字", note: "检查人员和被检查单位都在本机签字" },
  { kind: "refused", title: "对方拒绝签字", note: "写明情况，由见证人证明，记录同样有效" },
  { kind: "paper", title: "签在纸质记录上", note: "打印记录表后签字存档" },
];

const CAPACITIES = ["负责人", "食品安全员", "店长", "厨师长"] as const;

const change = ({ signing }: InspectionDraft, changed: Partial<DraftSigning>): void => changeDraft({ signing: { ...signing, ...changed } });

const sign = (draft: InspectionDraft, signer: Signer, strokes: Stroke[]): void => {
  const signature: DraftSignature = { strokes, signedAt: now().toISOString() };
  const { officers, shop } = draft.signing;
  change(draft, signer === "shop" ? { shop: { ...shop, signature } } : { officers: { ...officers, [signer]: signature } });
};

interface LineProps {
  readonly name: string;
  readonly role: string;
  readonly signature: DraftSignature | null | undefined;
  readonly id: string;
  readonly onSign: () => void;
}

const Line = ({ name, role, signature, id, onSign }: LineProps) => (
  <View className="sign">
    <View className="sign__words">
      <Text className="sign__name">{name}</Text>
      <Text className="secondary">{role}</Text>
    </View>
    {signature ? <Signature strokes={signature.strokes} name={name} /> : null}
    <Button kind="secondary" size="small" id={id} onClick={onSign}>
      {signature ? "重签" : "签字"}
    </Button>
  </View>
);

const ShopSide = ({ draft, onSign }: { readonly draft: InspectionDraft; readonly onSign: () => void }) => {
  const { shop } = draft.signing;
  return (
    <Card title="被检查单位" icon="shop">
      <Field label="签字人姓名" id="signer-name" value={shop.name} onChange={(name) => change(draft, { shop: { ...shop, name } })} maxLength={20} />
      <Text className="field__label">身份</Text>
      <Chips wrap choices={CAPACITIES.map((value) => ({ value, label: value }))} chosen={CAPACITIES.filter((value) => value === shop.capacity)} onToggle={(capacity) => change(draft, { shop: { ...shop, capacity } })} />
      <Field label="或写明身份" id="signer-capacity" value={shop.capacity} onChange={(capacity) => change(draft, { shop: { ...shop, capacity } })} maxLength={20} />
      <Line name={shop.name || "签字人"} role="已阅看检查结果" signature={shop.signature} id="sign-shop" onSign={onSign} />
    </Card>
  );
};

const Refusal = ({ draft }: { readonly draft: InspectionDraft }) => {
  const { refusal } = draft.signing;
  return (
    <Card title="拒绝签字的情况" icon="alert">
      <Field label="情况说明" kind="long" id="refusal-reason" value={refusal.reason} onChange={(reason) => change(draft, { refusal: { ...refusal, reason } })} maxLength={200} placeholder="例如：店长阅看后表示不认可第 4.2 项，拒绝签字" />
      <Field label="见证人姓名" id="witness-name" value={refusal.witness} onChange={(witness) => change(draft, { refusal: { ...refusal, witness } })} maxLength={20} />
      <Field label="见证人身份（可不填）" id="witness-capacity" value={refusal.capacity} onChange={(capacity) => change(draft, { refusal: { ...refusal, capacity } })} maxLength={40} placeholder="例如：社区工作人员" />
    </Card>
  );
};

const Officers = ({ draft, me, onSign }: Props & { readonly onSign: (place: number) => void }) => (
  <Card title="检查人员" icon="shield">
    {[me, ...draft.companions.map(({ name }) => name)].map((name, place) => (
      <Line key={`${name} ${place}`} name={name} role={place === 0 ? "主检查人" : "同行检查人员"} signature={draft.signing.officers[place]} id={`sign-${place}`} onSign={() => onSign(place)} />
    ))}
  </Card>
);

/** Fourth screen: both sides sign on the screen, or the refusal is written down with its witness. */
export const StepSign = ({ draft, me }: Props) => {
  const [signer, setSigner] = useState<Signer | null>(null);
  const { kind } = draft.signing;
  const done = (strokes: Stroke[]): void => {
    if (signer !== null) sign(draft, signer, strokes);
    setSigner(null);
  };
  return (
    <>
      <Card title="签字方式" icon="text">
        {WAYS.map((way) => (
          <Tick key={way.kind} radio checked={way.kind === kind} title={way.title} note={way.note} id={`signing-${way.kind}`} onToggle={() => change(draft, { kind: way.kind })} />
        ))}
      </Card>
      {kind === "screen" ? <ShopSide draft={draft} onSign={() => setSigner("shop")} /> : null}
      {kind === "refused" ? <Refusal draft={draft} /> : null}
      {kind === "paper" ? null : <Officers draft={draft} me={me} onSign={setSigner} />}
      <Sheet open={signer !== null} title={signer === "shop" ? "被检查单位签字" : "检查人员签字"} onClose={() => setSigner(null)}>
        <SignaturePad id="signature-pad" onDone={done} />
      </Sheet>
    </>
  );
};
