import { UniqueConstraintError } from "sequelize";
import { NOTICE_RULES } from "@sunshine/config/notices";
import type { EventName, EventPayload } from "@sunshine/domain/events";
import { fillWords, MAX_TITLE, wordsThatApply, type NoticeWords } from "@sunshine/domain/notices/notice.rules";
import type { NoticeKind } from "@sunshine/domain/notices/notice.vocabulary";
import { insertRows } from "../../../platform/db/insert-rows";
import { emit, type EventMeta } from "../../../platform/outbox/outbox";
import type { Services } from "../../../platform/services";
import { NOTICE_COLUMNS } from "../notice.model";
import { occasionOf, type Occasion } from "../occasions";
import { peopleOf, recipientKey, type Recipient } from "../recipients";

/** One sentence and everybody who reads it. */
export interface Letter {
  readonly words: NoticeWords;
  readonly kind: NoticeKind;
  readonly title: string;
  readonly text: string;
  readonly recipients: readonly Recipient[];
}

/** Who reads what: somebody who belongs to two parties of an event reads the sentence that comes first. */
const lettersOf = async (words: readonly NoticeWords[], kind: NoticeKind, { parties, values }: Occasion): Promise<Letter[]> => {
  const told = new Set<string>();
  const letters: Letter[] = [];
  for (const sentence of words) {
    const recipients = (await peopleOf(sentence.to, parties)).filter((recipient) => {
      const key = recipientKey(recipient);
      return !told.has(key) && told.add(key);
    });
    if (recipients.length > 0) letters.push({ words: sentence, kind, title: fillWords(sentence.title, values, MAX_TITLE), text: fillWords(sentence.text, values), recipients });
  }
  return letters;
};

const linkOf = ({ link }: NoticeWords, { links }: Occasion) => (link === null ? null : { to: link, ref: links[link] ?? null });

/** True when an inbox has heard of the event before: the whole statement was refused. */
const isRepeat = (error: unknown): boolean => error instanceof UniqueConstraintError || (error as { code?: string }).code === "ER_DUP_ENTRY";

/** All notices of one event in one statement; false when they are there already. */
const write = async ({ db, ids }: Services, letters: readonly Letter[], occasion: Occasion, event: EventMeta): Promise<boolean> => {
  const rows = letters.flatMap(({ words, kind, title, text, recipients }) => {
    const link = linkOf(words, occasion);
    return recipients.map((recipient) => [ids.newId(), event.id, recipientKey(recipient), kind, title, text, words.urgent, link?.to ?? null, link?.ref ?? null, true, event.at]);
  });
  try {
    await insertRows(db.sequelize, "notices", NOTICE_COLUMNS, rows);
    return true;
  } catch (error) {
    if (isRepeat(error)) return false;
    throw error;
  }
};

const postsOf = ({ words, kind, title, recipients }: Letter, occasion: Occasion): EventPayload<"notice.posted.v1">["posts"] => {
  const [{ inbox, shop }] = recipients as [Recipient];
  return [{ inbox, establishmentId: shop?.publicId ?? null, recipientIds: recipients.map(({ id }) => id), kind, title, urgent: words.urgent, link: linkOf(words, occasion) }];
};

/** Tells of an event whoever the configuration names 发出通知: once per inbox, however often the event is delivered. */
export const postNotices = async (services: Services, payload: EventPayload<EventName>, event: EventMeta): Promise<Letter[]> => {
  const rule = NOTICE_RULES.events[event.name];
  const occasion = occasionOf(event.name, payload);
  if (!rule || !occasion) return [];
  const letters = await lettersOf(wordsThatApply(rule.words, occasion.marks), rule.kind, occasion);
  if (letters.length === 0 || !(await write(services, letters, occasion, event))) return [];
  await emit("notice.posted.v1", { posts: letters.flatMap((letter) => postsOf(letter, occasion)) }, "notices");
  return letters;
};
