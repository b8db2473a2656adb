import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import type { AuditAct, AuditActorKind } from "@sunshine/domain/audits/audit.vocabulary";
import { c } from "../../platform/db/schema";

/** One act that somebody must answer for 审计记录; rows are added, never changed. */
export class AuditEntry extends Model<InferAttributes<AuditEntry>, InferCreationAttributes<AuditEntry>> {
  declare id: CreationOptional<number>;
  /** Which chain: one for each county. */
  declare chain: string;
  declare seq: number;
  declare prevHash: string;
  declare hash: string;
  declare actorKind: AuditActorKind;
  declare actorId: number | null;
  declare actorName: string;
  declare act: AuditAct;
  declare subject: string;
  declare reason: string | null;
  declare detail: Record<string, unknown>;
  declare at: Date;
}

/** The end of a chain; whoever adds an entry holds its lock until commit. */
export class AuditHead extends Model<InferAttributes<AuditHead>, InferCreationAttributes<AuditHead>> {
  declare chain: string;
  declare seq: number;
  declare hash: string;
}

export const initAudits = (sequelize: Sequelize): void => {
  AuditEntry.init(
    {
      id: { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false },
      chain: c.code(20), seq: c.ref(), prevHash: c.code(64), hash: c.code(64), actorKind: c.code(20), actorId: c.optional(c.ref()), actorName: c.text(40),
      act: c.code(60), subject: c.code(80), reason: c.optional(c.text(300)), detail: c.json(), at: c.instant(),
    },
    { sequelize, tableName: "audit_entries" }
  );
  AuditHead.init({ chain: { ...c.code(20), primaryKey: true }, seq: c.ref(), hash: c.code(64) }, { sequelize, tableName: "audit_heads" });
};
