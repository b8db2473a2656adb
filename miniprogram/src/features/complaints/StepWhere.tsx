import { useState } from "react";
import { urgentOf, type CategoryTree } from "@sunshine/domain/complaints/categories";
import { dayOf, formatTime } from "@sunshine/domain/kernel/day";
import { today } from "../../platform/clock";
import { Card, Entry } from "../../ui/Card";
import { Danger } from "./Danger";
import { changeDraft, type Draft, type DraftOrder } from "./draft";
import { OrderSheet } from "./OrderSheet";
import { PlaceCard } from "./PlaceCard";
import { Questions } from "./Questions";
import { Similar } from "./Similar";
import { WhenCard } from "./WhenCard";

/** An order brings its day along, unless the person has named another. */
const attached = ({ day }: Draft, order: DraftOrder | null): Partial<Draft> => (order?.paidAt && day === today() ? { order, day: dayOf(new Date(order.paidAt)), time: formatTime(new Date(order.paidAt)) } : { order });

/** Second screen: what it is about, where and when. */
export const StepWhere = ({ draft, tree }: { readonly draft: Draft; readonly tree: CategoryTree }) => {
  const [choosing, setChoosing] = useState(false);
  const urgent = urgentOf(tree, draft.category, draft.answers);
  const { place, order } = draft;
  return (
    <>
      <Card title="是哪一类问题">
        <Questions draft={draft} tree={tree} urgent={urgent ? <Danger urgent={urgent} /> : null} />
      </Card>
      <PlaceCard draft={draft} />
      <Similar draft={draft} />
      <WhenCard draft={draft} />
      {place?.by === "shop" && place.id ? (
        <Card title="我在这里付过款">
          <Entry title={order ? order.words : "附上付款订单（选填）"} note={order ? "更换" : "有助于核实"} icon="receipt" id="attach-order" onClick={() => setChoosing(true)} />
          <OrderSheet open={choosing} shopId={place.id} onClose={() => setChoosing(false)} onOrder={(chosen) => changeDraft(attached(draft, chosen))} />
        </Card>
      ) : null}
    </>
  );
};
