import { createHash } from "node:crypto";
import type { AuditActorKind } from "@sunshine/domain/audits/audit.vocabulary";

/** What the first entry of a chain is linked to. */
export const CHAIN_START = "0".repeat(64);

/** The content of an entry that its hash vouches for. */
export interface AuditContent {
  readonly chain: string;
  readonly seq: number;
  readonly actorKind: AuditActorKind;
  readonly actorId: number | null;
  readonly actorName: string;
  readonly act: string;
  readonly subject: string;
  readonly reason: string | null;
  readonly detail: unknown;
  readonly at: Date;
}

/** JSON with sorted keys: equal content is equal text, whichever database kept it. */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(",")}}`;
};

/** Hash of an entry: over the hash before it and its own content, so that no entry can be changed, dropped or moved unseen. */
export const chainHash = (prevHash: string, { chain, seq, actorKind, actorId, actorName, act, subject, reason, detail, at }: AuditContent): string =>
  createHash("sha256")
    .update(`${prevHash}\n${canonicalJson({ chain, seq: Number(seq), actorKind, actorId: actorId === null ? null : Number(actorId), actorName, act, subject, reason, detail, at: at.toISOString() })}`)
    .digest("hex");
