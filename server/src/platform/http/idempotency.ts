import { DataTypes, Model, UniqueConstraintError, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import type { Actor } from "@sunshine/domain/accounts/actor";
import { DomainError, invalidField } from "@sunshine/domain/kernel/errors";
import type { Sealing } from "../crypto/sealing";
import { c } from "../db/schema";
import type { RequestInfo } from "./route";

/** The remembered answer to a write that a phone may repeat. */
export class IdempotencyKey extends Model<InferAttributes<IdempotencyKey>, InferCreationAttributes<IdempotencyKey>> {
  declare id: CreationOptional<number>;
  /** Digest of who, which endpoint and the key they sent. */
  declare digest: string;
  /** Digest of what was sent: the same key with other content is refused. */
  declare content: string;
  /** Sealed: an answer holds whatever its endpoint shows. */
  declare answer: CreationOptional<string | null>;
  declare createdAt: Date;
}

export const initIdempotency = (sequelize: Sequelize): void => {
  IdempotencyKey.init(
    {
      id: { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false },
      digest: c.code(44),
      content: c.code(44),
      answer: c.optional(c.long()),
      createdAt: c.instant(),
    },
    { sequelize, tableName: "idempotency_keys" }
  );
};

/** Whose keys they are; without a session a phone is told by its address and make, so that two phones never share an answer. */
export const senderOf = (actor: Actor, { ip, userAgent }: Pick<RequestInfo, "ip" | "userAgent">): string => {
  switch (actor.kind) {
    case "member":
      return `member:${actor.accountId}`;
    case "officer":
      return `officer:${actor.officerId}`;
    case "anonymous":
      return `anonymous:${ip}:${userAgent}`;
    case "system":
      return actor.kind;
  }
};

/** Checks the header: absent or absurd keys are a caller's mistake. */
export const requireKey = (key: string | undefined): string => {
  if (key === undefined || !/^[\w-]{8,80}$/.test(key)) throw invalidField("Idempotency-Key", "缺少请求编号（Idempotency-Key），请更新后重试");
  return key;
};

/** One request that may come again. */
export interface Repeatable {
  readonly sender: string;
  readonly endpoint: string;
  readonly key: string;
  readonly input: unknown;
}

/** Runs `work` once per key inside the ambient transaction; a repetition gets the first answer. */
export const once = async (sealing: Sealing, { sender, endpoint, key, input }: Repeatable, now: Date, work: () => Promise<unknown>): Promise<unknown> => {
  const digest = sealing.digest(JSON.stringify([sender, endpoint, key]), "idempotency_keys.digest");
  const content = sealing.digest(JSON.stringify(input), "idempotency_keys.content");
  const remembered = async (): Promise<unknown> => {
    const row = await IdempotencyKey.findOne({ where: { digest } });
    if (!row) return undefined;
    if (row.content !== content) throw new DomainError("idempotency_mismatch");
    return row.answer === null ? undefined : (JSON.parse(sealing.open(row.answer, `idempotency_keys.answer ${digest}`)) as unknown);
  };
  const earlier = await remembered();
  if (earlier !== undefined) return earlier;
  let row: IdempotencyKey;
  try {
    // A second request with this key waits here until the first has committed.
    row = await IdempotencyKey.create({ digest, content, createdAt: now });
  } catch (error) {
    const first = error instanceof UniqueConstraintError ? await remembered() : undefined;
    if (first === undefined) throw error;
    return first;
  }
  const answer = await work();
  await row.update({ answer: sealing.seal(JSON.stringify(answer), `idempotency_keys.answer ${digest}`) });
  return answer;
};
