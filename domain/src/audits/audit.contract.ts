import * as z from "zod";
import { DaySchema } from "../kernel/day";
import { endpoint } from "../kernel/endpoint";
import { pageInput, pageOf } from "../kernel/paging";
import { AUDIT_ACTOR_KINDS } from "./audit.vocabulary";

/** One entry of the audit trail 审计记录, as an administrator reads it. */
export const AuditEntryViewSchema = z.strictObject({
  /** Place in the chain, counted from 1 without gaps. */
  seq: z.number().int(),
  at: z.iso.datetime(),
  actorKind: z.enum(AUDIT_ACTOR_KINDS),
  /** Name of an officer; empty for everyone else, whose names the trail does not hold. */
  actorName: z.string(),
  act: z.string(),
  /** What the act is called in Chinese. */
  actLabel: z.string(),
  /** "noun:id" of what was acted upon. */
  subject: z.string(),
  reason: z.string().nullable(),
  /** Particulars without personal data. */
  detail: z.record(z.string(), z.unknown()),
  /** SHA-256 over this entry and the one before it, in hexadecimal. */
  hash: z.string(),
});
export type AuditEntryView = z.output<typeof AuditEntryViewSchema>;

export const auditApi = {
  list: endpoint({
    method: "GET",
    path: "/audit-entries",
    summary: "审计记录，新的在前",
    input: z.strictObject({
      ...pageInput,
      act: z.string().max(60).optional(),
      subject: z.string().max(80).optional(),
      actorKind: z.enum(AUDIT_ACTOR_KINDS).optional(),
      actorName: z.string().trim().max(40).optional(),
      from: DaySchema.optional(),
      to: DaySchema.optional(),
    }),
    output: pageOf(AuditEntryViewSchema),
  }),
  /** Recomputes the whole chain; noting `headHash` elsewhere also shows later that the end was not cut off. */
  verify: endpoint({
    method: "GET",
    path: "/audit-entries/verification",
    summary: "核验审计记录是否完整、未被改动",
    input: z.strictObject({}),
    output: z.strictObject({
      intact: z.boolean(),
      entries: z.number().int(),
      headHash: z.string(),
      /** Place of the first entry that does not fit; null when all do. */
      brokenAt: z.number().int().nullable(),
      problem: z.string().nullable(),
    }),
  }),
};
