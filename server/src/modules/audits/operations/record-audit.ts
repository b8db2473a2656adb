import type { Sequelize } from "sequelize";
import type { Actor } from "@sunshine/domain/accounts/actor";
import type { AuditAct } from "@sunshine/domain/audits/audit.vocabulary";
import { inTransaction } from "../../../platform/db/transaction";
import { canonicalJson, CHAIN_START, chainHash } from "../audit-chain";
import { AuditEntry, AuditHead } from "../audit.model";

/** The chain of the county that this installation serves. */
export const COUNTY_CHAIN = "county";

const MAX_REASON = 300;
const FORBIDDEN_KEYS = new Set(["phone", "contactPhone", "openid", "password", "secret", "token", "idNumber", "contactName"]);

export interface AuditInput {
  readonly actor: Actor;
  readonly act: AuditAct;
  /** What was acted upon: "establishment:<publicId>". */
  readonly subject: `${string}:${string | number}`;
  readonly reason?: string | null;
  /** Particulars; never names, phone numbers or other personal data. */
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly chain?: string;
}

/** A mistake of the programmer, found by the first test that runs the line. */
const refusePersonalData = (value: unknown): void => {
  if (typeof value === "string" && /^1[3-9]\d{9}$/.test(value)) throw new Error("audit detail holds a phone number");
  if (typeof value !== "object" || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    if (FORBIDDEN_KEYS.has(key)) throw new Error(`audit detail holds "${key}"`);
    refusePersonalData(item);
  }
};

const identityOf = (actor: Actor): Pick<AuditEntry, "actorKind" | "actorId" | "actorName"> => {
  switch (actor.kind) {
    case "officer":
      return { actorKind: "officer", actorId: actor.officerId, actorName: actor.name };
    case "member":
      return { actorKind: "member", actorId: actor.accountId, actorName: "" };
    case "system":
    case "anonymous":
      return { actorKind: actor.kind, actorId: null, actorName: "" };
  }
};

/** Puts the beginning of the chain down once, so that first writers need not race for it. */
export const beginChain = async (chain = COUNTY_CHAIN): Promise<void> => {
  if (!(await AuditHead.findByPk(chain))) await AuditHead.bulkCreate([{ chain, seq: 0, hash: CHAIN_START }], { ignoreDuplicates: true });
};

/** The end of the chain, locked. The embedded engine has one writer at a time and needs no lock. */
const lockHead = async (chain: string): Promise<AuditHead> => {
  const head = await AuditHead.findByPk(chain, { lock: true });
  if (head) return head;
  await beginChain(chain);
  return (await AuditHead.findByPk(chain, { lock: true }))!;
};

/**
 * Adds an entry to the audit trail 审计记录 in the ambient transaction, or in one of its own where there is none (reading
 * of personal data). The chain's end stays locked until commit, so call it as the last step of an operation.
 */
export const recordAudit = async ({ actor, act, subject, reason = null, detail = {}, chain = COUNTY_CHAIN }: AuditInput, now: Date): Promise<void> => {
  refusePersonalData(detail);
  await inTransaction(AuditHead.sequelize as Sequelize, async () => {
    const head = await lockHead(chain);
    const content = {
      ...identityOf(actor), chain, seq: Number(head.seq) + 1, act, subject, at: now,
      reason: reason?.slice(0, MAX_REASON) ?? null,
      detail: JSON.parse(canonicalJson(detail)) as Record<string, unknown>,
    };
    const hash = chainHash(head.hash, content);
    await AuditEntry.create({ ...content, prevHash: head.hash, hash });
    await head.update({ seq: content.seq, hash });
  });
};
