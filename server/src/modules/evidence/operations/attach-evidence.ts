import type { Sequelize } from "sequelize";
import type { Actor } from "@sunshine/domain/accounts/actor";
import type { EvidencePurpose, EvidenceRef } from "@sunshine/domain/evidence/evidence.contract";
import { invalidField } from "@sunshine/domain/kernel/errors";
import { selectRows } from "../../../platform/db/statements";
import { Evidence, EvidenceLink } from "../evidence.model";
import { owns } from "../evidence.policy";

export interface AttachEvidence {
  readonly ids: readonly string[];
  readonly purpose: EvidencePurpose;
  /** Noun of the records, and their outside ids: one upload may serve the two halves of one submission. */
  readonly holder: string;
  readonly holderIds: readonly string[];
  /** True: what was uploaded without a sender, by whoever knows its id. */
  readonly anonymous?: boolean;
  /** Photos and clips at most. */
  readonly most?: { readonly photos: number; readonly clips: number };
  readonly field?: string;
}

const mayAttach = (actor: Actor, row: Evidence, { purpose, anonymous = false }: AttachEvidence): boolean =>
  row.purpose === purpose && (anonymous ? row.ownerKind === "anonymous" : owns(actor, row));

/** Puts uploads into records 附上证据, in the ambient transaction: the own ones, each into one act only. */
export const attachEvidence = async (actor: Actor, wanted: AttachEvidence, now: Date): Promise<EvidenceRef[]> => {
  const { ids, holder, holderIds, most, field = "evidenceIds" } = wanted;
  if (ids.length === 0) return [];
  const rows = await Evidence.findAll({ where: { publicId: [...new Set(ids)] }, order: [["id", "ASC"]], lock: true });
  if (rows.length !== ids.length || !rows.every((row) => mayAttach(actor, row, wanted))) throw invalidField(field, "有照片或视频没有上传成功，请重新上传");
  const taken = await EvidenceLink.count({ where: { evidenceId: rows.map(({ id }) => id) } });
  if (taken > 0) throw invalidField(field, "有照片或视频已用在别处，请重新上传");
  const count = (kind: Evidence["kind"]): number => rows.filter((row) => row.kind === kind).length;
  if (most && (count("photo") > most.photos || count("clip") > most.clips)) throw invalidField(field, `最多 ${most.photos} 张照片和 ${most.clips} 段视频`);
  await EvidenceLink.bulkCreate(rows.flatMap(({ id }) => holderIds.map((holderId) => ({ evidenceId: id, holder, holderId, createdAt: now }))));
  const order = new Map(rows.map((row) => [row.publicId, row]));
  return ids.map((id) => ({ id, kind: order.get(id)!.kind }));
};

interface Held extends EvidenceRef {
  readonly holderId: string;
}

/** Evidence of many records in one query, in the order of upload; every record asked for is in the answer. */
export const evidenceOf = async (holder: string, holderIds: readonly string[]): Promise<Map<string, EvidenceRef[]>> => {
  const sql = "SELECT l.holder_id AS holderId, e.public_id AS id, e.kind FROM evidence_links l JOIN evidence e ON e.id = l.evidence_id WHERE l.holder = ? AND l.holder_id IN (?) ORDER BY l.id";
  const held = holderIds.length === 0 ? [] : await selectRows<Held>(EvidenceLink.sequelize as Sequelize, sql, [holder, holderIds]);
  return new Map(holderIds.map((wanted) => [wanted, held.filter(({ holderId }) => holderId === wanted).map(({ id, kind }) => ({ id, kind }))]));
};
