import { Op } from "sequelize";
import { CHAIN_START, chainHash } from "../audit-chain";
import { AuditEntry, AuditHead } from "../audit.model";
import { COUNTY_CHAIN } from "./record-audit";

const BATCH = 1000;

export interface ChainVerdict {
  readonly intact: boolean;
  readonly entries: number;
  readonly headHash: string;
  readonly brokenAt: number | null;
  readonly problem: string | null;
}

interface Place {
  readonly seq: number;
  readonly hash: string;
}

/** Why an entry does not fit after `last`; null when it does. */
const misfit = (entry: AuditEntry, last: Place): string | null => {
  if (Number(entry.seq) !== last.seq + 1) return `第 ${last.seq + 1} 条记录缺失`;
  if (entry.prevHash !== last.hash) return `第 ${entry.seq} 条记录与前一条不衔接`;
  return chainHash(last.hash, entry) === entry.hash ? null : `第 ${entry.seq} 条记录的内容被改动`;
};

/** What is wrong with the end of a chain whose entries fit each other as far as `last`; null when nothing is. */
const endProblem = async (chain: string, head: AuditHead | null, last: Place, end: Place): Promise<string | null> => {
  if (last.seq !== end.seq || last.hash !== end.hash) return `末尾的记录缺失：应有 ${end.seq} 条，实有 ${last.seq} 条`;
  return head === null && (await AuditEntry.count({ where: { chain } })) > 0 ? "记录链的末端标记缺失" : null;
};

/** Recomputes a chain from its first entry to the end as it was when the check began, in constant memory. */
export const verifyChain = async (chain = COUNTY_CHAIN): Promise<ChainVerdict> => {
  const head = await AuditHead.findByPk(chain);
  const end: Place = head ? { seq: Number(head.seq), hash: head.hash } : { seq: 0, hash: CHAIN_START };
  let last: Place = { seq: 0, hash: CHAIN_START };
  const verdict = (problem: string | null): ChainVerdict => ({ intact: problem === null, entries: last.seq, headHash: end.hash, brokenAt: problem === null ? null : last.seq + 1, problem });
  for (let read = BATCH; read === BATCH; ) {
    const rows = await AuditEntry.findAll({ where: { chain, seq: { [Op.gt]: last.seq, [Op.lte]: end.seq } }, order: [["seq", "ASC"]], limit: BATCH });
    for (const entry of rows) {
      const problem = misfit(entry, last);
      if (problem !== null) return verdict(problem);
      last = { seq: Number(entry.seq), hash: entry.hash };
    }
    read = rows.length;
  }
  return verdict(await endProblem(chain, head, last, end));
};
