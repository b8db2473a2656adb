import { isMember, isOfficer, worksAt, type Actor } from "@sunshine/domain/accounts/actor";
import type { InboxCount } from "@sunshine/domain/notices/notice.contract";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { establishmentsById, findEstablishment } from "../establishments";
import type { Notice } from "./notice.model";
import { countUnread } from "./notice.queries";
import { recipientKey, type Recipient } from "./recipients";

/** What a request means: one's own inbox, or that of a shop. */
export interface InboxScope {
  readonly shop: Recipient["shop"];
}

/** Everybody who is signed in has an inbox. */
export const hasInbox = (actor: Actor): boolean => isOfficer(actor) || isMember(actor);

/** The inbox that is asked for; null where there is no such shop. */
export const scopeOf = async (establishmentId: string | undefined): Promise<InboxScope | null> => {
  if (establishmentId === undefined) return { shop: null };
  const shop = await findEstablishment(establishmentId);
  return shop && { shop };
};

/** One's own, or that of a shop where one works 收件箱权限. */
export const mayOpenInbox = (actor: Actor, { shop }: InboxScope): boolean => (shop === null ? hasInbox(actor) : worksAt(actor, shop.id));

/** Whose inbox the actor opens. */
export const ownerOf = (actor: Actor, { shop }: InboxScope): Recipient => {
  if (isOfficer(actor)) return { inbox: "officer", id: actor.officerId, shop: null };
  if (!isMember(actor)) throw new DomainError("forbidden");
  return { inbox: shop === null ? "diner" : "shop", id: actor.accountId, shop };
};

/** Every inbox of the actor: one's own, and one for each shop. */
const inboxesOf = async (actor: Actor): Promise<Recipient[]> => {
  const own = ownerOf(actor, { shop: null });
  const ids = isMember(actor) ? [...new Set(actor.memberships.map(({ establishmentId }) => establishmentId))] : [];
  const shops = ids.length === 0 ? [] : [...(await establishmentsById(ids)).values()];
  return [own, ...shops.map((shop) => ({ inbox: "shop" as const, id: own.id, shop }))];
};

/** The inbox in which a notice lies, when it is one of the actor's; null when it is somebody else's. */
export const inboxHolding = async (actor: Actor, { recipient }: Pick<Notice, "recipient">): Promise<Recipient | null> => {
  if (!hasInbox(actor)) return null;
  return (await inboxesOf(actor)).find((inbox) => recipientKey(inbox) === recipient) ?? null;
};

/** Unread notices of every inbox of the actor 未读数. */
export const countInboxes = async (actor: Actor): Promise<InboxCount[]> => {
  const counts: InboxCount[] = [];
  for (const inbox of await inboxesOf(actor)) counts.push({ inbox: inbox.inbox, establishmentId: inbox.shop?.publicId ?? null, ...(await countUnread(recipientKey(inbox))) });
  return counts;
};
