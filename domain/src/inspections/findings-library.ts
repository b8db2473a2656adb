import * as z from "zod";
import { DomainError, type FieldError } from "../kernel/errors";
import { VerifiedSchema } from "../kernel/regulation";
import type { Verdict } from "./inspection.vocabulary";

/** A rule that a finding breaks 检查依据: the document, and its clause where that has been seen; null where it has not. */
export const BasisSchema = z.strictObject({
  document: z.string().min(2).max(120),
  clause: z.string().min(1).max(60).nullable(),
  verified: VerifiedSchema,
});
export type Basis = z.output<typeof BasisSchema>;

/** "《中华人民共和国食品安全法》第四十五条". */
export const basisText = ({ document, clause }: Basis): string => `${document}${clause ?? ""}`;

/** A standard wording of a finding 问题用语. */
export const WordingSchema = z.strictObject({
  /** "4.2-1": the item of the checklist, and its number there; never given to another wording. */
  id: z.string().regex(/^\d+\.\d+-\d+$/).max(16),
  code: z.string().max(10),
  /** A whole sentence, as it is to stand in the record. */
  text: z.string().min(6).max(120),
  basis: z.array(BasisSchema).min(1),
});
export type Wording = z.output<typeof WordingSchema>;

/** Standard wordings of findings 问题用语库 by item of one edition of the checklist. */
export const FindingsLibrarySchema = z
  .strictObject({
    edition: z.string(),
    checklistEdition: z.string(),
    title: z.string(),
    note: z.string(),
    wordings: z.array(WordingSchema).min(1),
  })
  .refine(({ wordings }) => wordings.every(({ id, code }) => id.startsWith(`${code}-`)), "a wording is numbered under its item")
  .refine(({ wordings }) => new Set(wordings.map(({ id }) => id)).size === wordings.length, "a number is given once");
export type FindingsLibrary = z.output<typeof FindingsLibrarySchema>;

/** The note 问题描述 of a finding that was chosen from the library, in the order of choosing. */
export const noteOf = (wordings: readonly Pick<Wording, "text">[]): string => wordings.map(({ text }) => text).join("");

/** What the chosen wordings rest on 依据, each rule once. */
export const basisOf = (wordings: readonly Pick<Wording, "basis">[]): Basis[] => {
  const all = wordings.flatMap(({ basis }) => basis);
  return all.filter((it, at) => all.findIndex((other) => basisText(other) === basisText(it)) === at);
};

/** What an answer says before its wordings are looked up. */
interface Worded {
  readonly code: string;
  readonly verdict: Verdict;
  readonly note: string;
  readonly wordings: readonly string[];
}

const refusedWording = ({ code, verdict, wordings }: Worded, known: ReadonlyMap<string, Wording>): FieldError[] => {
  const path = `findings.${code}`;
  if (verdict !== "fail" && wordings.length > 0) return [{ path, message: "只有不符合的项目选用问题用语" }];
  return wordings.some((id) => known.get(id)?.code !== code) || new Set(wordings).size !== wordings.length ? [{ path, message: "所选的问题用语不在该项目的用语库中，请重新选择" }] : [];
};

/** Each answer with the rules that its wordings rest on, and with their words where the officer wrote none 用语成文. */
export const withWordings = <T extends Worded>(findings: readonly T[], wordings: readonly Wording[]): (T & { readonly basis: Basis[] })[] => {
  const known = new Map(wordings.map((it) => [it.id, it]));
  const fields = findings.flatMap((finding) => refusedWording(finding, known));
  if (fields.length > 0) throw new DomainError("rule_violated", { message: fields[0]!.message, fields });
  return findings.map((finding) => {
    const chosen = finding.wordings.flatMap((id) => known.get(id) ?? []);
    return { ...finding, note: finding.note === "" ? noteOf(chosen) : finding.note, basis: basisOf(chosen) };
  });
};
