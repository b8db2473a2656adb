import * as z from "zod";
import type { CaseKind } from "./complaint.vocabulary";

export const NOTICE_ACTS = ["submitted", "accept", "refuse", "transfer", "merge", "close", "extend", "reopen", "merged_closed", "file"] as const;
export type NoticeAct = (typeof NOTICE_ACTS)[number];

/** Words of each notice 告知文书模板, by act and kind; {names} in braces are filled in. */
export const NoticeTemplatesSchema = z.record(z.enum(NOTICE_ACTS), z.strictObject({ complaint: z.string(), report: z.string() }));
export type NoticeTemplates = z.output<typeof NoticeTemplatesSchema>;

/** Fills the names that are known; the others stay in braces for the officer to write. */
export const fillTemplate = (template: string, values: Readonly<Record<string, string>>): string => template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

/** A notice in the words of its template. */
export const noticeText = (templates: NoticeTemplates, act: NoticeAct, kind: CaseKind, values: Readonly<Record<string, string>>): string => fillTemplate(templates[act][kind], values);
