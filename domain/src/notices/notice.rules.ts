import * as z from "zod";
import { EVENT_NAMES } from "../events";
import { NOTICE_KINDS, NOTICE_LINKS, NOTICE_PARTIES, SUBSCRIBE_TEMPLATES } from "./notice.vocabulary";

/** Longer titles do not fit into one line of a phone. */
export const MAX_TITLE = 60;
export const MAX_TEXT = 240;

const days = z.number().int().min(1);

/** One sentence to one party of an event; {names} in braces are filled in. */
export const NoticeWordsSchema = z.strictObject({
  to: z.enum(NOTICE_PARTIES),
  /** Said only where the event has this mark, e.g. "urgent"; absent: always. */
  when: z.string().optional(),
  title: z.string().min(1).max(MAX_TITLE),
  text: z.string().max(MAX_TEXT),
  link: z.enum(NOTICE_LINKS).nullable(),
  /** Shown before everything else and with a sound at the centre. */
  urgent: z.boolean().default(false),
  /** Also as this subscribe message 订阅消息, to those who have agreed to one more. */
  subscribe: z.enum(SUBSCRIBE_TEMPLATES).nullable().default(null),
  /** Also by SMS 短信, to those whose number is known. */
  sms: z.boolean().default(false),
});
export type NoticeWords = z.output<typeof NoticeWordsSchema>;

/** Which events reach whose inbox, in which words 通知规则, as data. */
export const NoticeRulesSchema = z.strictObject({
  title: z.string(),
  /** Days for which they are kept 保留天数. */
  keptDays: z.strictObject({ notices: days, subscribeMessages: days, sms: days }),
  subscribe: z.record(
    z.enum(SUBSCRIBE_TEMPLATES),
    z.strictObject({ label: z.string(), /** Page of the mini-program that a tap opens. */ page: z.string(), fields: z.record(z.string(), z.string()) })
  ),
  events: z.partialRecord(z.enum(EVENT_NAMES), z.strictObject({ kind: z.enum(NOTICE_KINDS), words: z.array(NoticeWordsSchema).min(1) })),
});
export type NoticeRules = z.output<typeof NoticeRulesSchema>;

/** The words that apply to an event with these marks, in the order of the configuration. */
export const wordsThatApply = (words: readonly NoticeWords[], marks: readonly string[]): NoticeWords[] => words.filter(({ when }) => when === undefined || marks.includes(when));

const cut = (text: string, most: number): string => {
  const letters = Array.from(text);
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join("")}…`;
};

/** A sentence with its names filled in; a name without a value is a mistake of the program and is thrown. */
export const fillWords = (template: string, values: Readonly<Record<string, string>>, most = MAX_TEXT): string =>
  cut(
    template.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`notice: no value for {${name}} in "${template}"`);
      return value;
    }),
    most
  );
