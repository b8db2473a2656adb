import { useEffect } from "react";
import { dayOf, formatTime } from "@sunshine/domain/kernel/day";
import { paymentApi } from "@sunshine/domain/payments/payment.contract";
import { storefrontApi } from "@sunshine/domain/storefronts/storefront.contract";
import { memberApi, publicApi } from "../../platform/api";
import { now } from "../../platform/clock";
import { recallPage } from "../../platform/last-known";
import { dropPicture } from "../../platform/pictures";
import { changeDraft, emptyDraft, keepDraft, recallDraft, useDraft, type Draft, type DraftPlace } from "./draft";
import { draftOrderOf } from "./OrderSheet";

/** From where the person came: a shop's page, a checkout code, a receipt, or nowhere in particular. */
export interface Beginning {
  readonly id?: string;
  readonly code?: string;
  readonly order?: string;
}

interface Seen {
  readonly shop: { readonly id: string; readonly name: string };
}

const shopPlace = ({ shop: { id, name } }: Seen, code: string | undefined): DraftPlace => ({ by: "shop", id, code: code ?? null, name });

/** The shop's name as this phone knows it, else as the server says. */
const placeFrom = async ({ id, code }: Beginning): Promise<DraftPlace | null> => {
  const key = code ?? id;
  if (!key) return null;
  const seen = recallPage<Seen>(key);
  if (seen) return shopPlace(seen.page, code);
  if (code) return shopPlace(await publicApi(storefrontApi.scan, { code }), code);
  return shopPlace({ shop: await publicApi(storefrontApi.get, { id: key }) }, undefined);
};

const orderFrom = async (id: string): Promise<Partial<Draft>> => {
  const order = await memberApi(paymentApi.get, { id });
  return { place: { by: "shop", id: order.establishmentId, code: null, name: order.establishmentName }, order: draftOrderOf(order), day: dayOf(new Date(order.paidAt ?? order.createdAt)), time: formatTime(new Date(order.paidAt ?? order.createdAt)) };
};

/** An earlier draft goes on unless the person now begins at another shop. */
const fits = (draft: Draft, place: DraftPlace | null): boolean => place?.by !== "shop" || draft.place === null || (draft.place.by === "shop" && draft.place.id === place.id);

/** Another beginning takes the place of an earlier draft, and its photos leave the phone. */
const goOn = (earlier: Draft | null, place: DraftPlace | null): Draft => {
  if (earlier && fits(earlier, place)) return earlier;
  earlier?.pictures.forEach(({ key }) => void dropPicture(key));
  return emptyDraft(now());
};

const begin = async (beginning: Beginning): Promise<void> => {
  const found = beginning.order ? await orderFrom(beginning.order) : { place: await placeFrom(beginning) };
  const place = found.place ?? null;
  keepDraft(goOn(recallDraft(), place));
  if (place) changeDraft(found);
};

/** The draft to be filled in, with what is known already; null for the moment until it is read. */
export const useStartedDraft = ({ id, code, order }: Beginning): Draft | null => {
  useEffect(() => {
    // Without a network the form begins empty rather than not at all.
    begin({ ...(id ? { id } : {}), ...(code ? { code } : {}), ...(order ? { order } : {}) }).catch(() => keepDraft(recallDraft() ?? emptyDraft(now())));
  }, [id, code, order]);
  return useDraft(({ draft }) => draft);
};
