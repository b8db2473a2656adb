import { useState } from "react";
import type { CategoryTree } from "@sunshine/domain/complaints/categories";
import { Card, Entry } from "../../ui/Card";
import { Danger } from "./Danger";
import { changeDraft, type Draft } from "./draft";
import { OrderSheet } from "./OrderSheet";
import { PlaceCard } from "./PlaceCard";
import { Questions } from "./Questions";
import { Similar } from "./Similar";
import { WhenCard } from "./WhenCard";

/** Second screen: what it is about, where and when. */
export const StepWhere = ({ draft, tree }: { readonly draft: Draft; readonly tree: CategoryTree }) => {
  const [choosing, setChoosing] = useState(false);
  const urgent = tree.categories.find(({ category }) => category === draft.category)?.urgent ?? null;
  const { place, order } = draft;
  return (
    <>
      {urgent ? <Danger urgent={urgent} /> : null}
      <Card title="是哪一类问题">
        <Questions draft={draft} tree={tree} />
      </Card>
      <PlaceCard draft={draft} />
      <Similar draft={draft} />
      <WhenCard draft={draft} />
      {place?.by === "shop" && place.id ? (
        <Card title="我在这里付过款">
          <Entry title={order ? order.words : "附上付款订单（选填）"} note={order ? "更换" : "有助于核实"} icon="receipt" id="attach-order" onClick={() => setChoosing(true)} />
          <OrderSheet open={choosing} shopId={place.id} onClose={() => setChoosing(false)} onOrder={(chosen) => changeDraft({ order: chosen })} />
        </Card>
      ) : null}
    </>
  );
};
