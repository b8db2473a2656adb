import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import type { EvidenceRef } from "@sunshine/domain/evidence/evidence.contract";
import { c } from "../../platform/db/schema";

const auto = { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false };

/** Who complained 投诉举报人身份, sealed and apart from the case; read by its handler with a reason only. */
export class CaseIdentity extends Model<InferAttributes<CaseIdentity>, InferCreationAttributes<CaseIdentity>> {
  declare id: CreationOptional<number>;
  declare caseId: number;
  declare name: string;
  declare phone: string;
  declare address: CreationOptional<string | null>;
}

/** One line of the case file 案卷. */
export class CaseStep extends Model<InferAttributes<CaseStep>, InferCreationAttributes<CaseStep>> {
  declare id: CreationOptional<number>;
  declare caseId: number;
  declare at: Date;
  declare title: string;
  declare text: string;
  declare by: string;
  declare notice: boolean;
  /** "claimant": the complainant reads it too; "office": officers only. */
  declare audience: "claimant" | "office";
  declare evidence: EvidenceRef[];
}

/** Somebody who follows a case 关注. */
export class CaseFollow extends Model<InferAttributes<CaseFollow>, InferCreationAttributes<CaseFollow>> {
  declare id: CreationOptional<number>;
  declare caseId: number;
  declare accountId: number;
  declare createdAt: Date;
}

/** Suspected poisonings at one place 疑似聚集性食物中毒. */
export class CaseCluster extends Model<InferAttributes<CaseCluster>, InferCreationAttributes<CaseCluster>> {
  declare id: CreationOptional<number>;
  declare publicId: string;
  declare establishmentPublicId: CreationOptional<string | null>;
  declare placeName: string;
  declare townCode: string;
  declare lng: CreationOptional<number | null>;
  declare lat: CreationOptional<number | null>;
  declare firstAt: Date;
  declare detectedAt: Date;
}

export const initCaseParts = (sequelize: Sequelize): void => {
  CaseIdentity.init({ id: auto, caseId: c.ref(), name: c.text(255), phone: c.text(255), address: c.optional(c.text(1000)) }, { sequelize, tableName: "complaint_identities" });
  CaseStep.init(
    { id: auto, caseId: c.ref(), at: c.instant(), title: c.text(60), text: c.text(2500), by: c.text(40), notice: c.bool(), audience: c.code(10), evidence: c.json() },
    { sequelize, tableName: "complaint_steps" }
  );
  CaseFollow.init({ id: auto, caseId: c.ref(), accountId: c.ref(), createdAt: c.instant() }, { sequelize, tableName: "complaint_follows" });
  CaseCluster.init(
    {
      id: auto, publicId: c.code(16), establishmentPublicId: c.optional(c.code(16)), placeName: c.text(100), townCode: c.code(9), lng: c.optional(c.real()), lat: c.optional(c.real()),
      firstAt: c.instant(), detectedAt: c.instant(),
    },
    { sequelize, tableName: "complaint_clusters" }
  );
};
