import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import type { StepAudience } from "@sunshine/domain/complaints/complaint.views";
import type { ClaimantSide } from "@sunshine/domain/complaints/complaint.vocabulary";
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
  /** Who reads it beside officers: the complainant, nobody, or the shop. */
  declare audience: StepAudience;
  declare evidence: EvidenceRef[];
}

/** A mediation 调解 with both sides, as it was recorded. */
export class CaseMediation extends Model<InferAttributes<CaseMediation>, InferCreationAttributes<CaseMediation>> {
  declare id: CreationOptional<number>;
  declare publicId: string;
  declare caseId: number;
  declare heldAt: Date;
  declare place: string;
  declare mediator: string;
  declare claimantSide: ClaimantSide;
  declare present: string;
  declare claims: string;
  declare statement: string;
  declare record: string;
  declare agreed: boolean;
  declare agreement: string;
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
  CaseMediation.init(
    {
      id: auto, publicId: c.code(16), caseId: c.ref(), heldAt: c.instant(), place: c.text(60), mediator: c.text(20), claimantSide: c.code(8), present: c.text(200),
      claims: c.text(500), statement: c.text(1000), record: c.text(2000), agreed: c.bool(), agreement: c.text(500),
    },
    { sequelize, tableName: "complaint_mediations" }
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
