import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import type { EvidenceKind, EvidencePurpose } from "@sunshine/domain/evidence/evidence.contract";
import { c } from "../../platform/db/schema";

const auto = { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false };

/** Who sent it: "anonymous" keeps nobody. */
export type OwnerKind = "member" | "officer" | "anonymous";

/** A photo or clip 证据材料. The bytes lie in the file store by their SHA-256, so the same bytes are kept once. */
export class Evidence extends Model<InferAttributes<Evidence>, InferCreationAttributes<Evidence>> {
  declare id: CreationOptional<number>;
  declare publicId: string;
  declare kind: EvidenceKind;
  declare purpose: EvidencePurpose;
  declare ownerKind: OwnerKind;
  declare ownerId: CreationOptional<number | null>;
  /** What was sent; for anonymous evidence nothing but the view is kept. */
  declare original: CreationOptional<string | null>;
  declare view: string;
  declare thumbnail: CreationOptional<string | null>;
  declare bytes: number;
  /** Sealed JSON of capture time and place 拍摄时间地点. */
  declare capture: CreationOptional<string | null>;
  declare createdAt: Date;
}

/** Which record holds a piece of evidence: the record decides who may look. */
export class EvidenceLink extends Model<InferAttributes<EvidenceLink>, InferCreationAttributes<EvidenceLink>> {
  declare id: CreationOptional<number>;
  declare evidenceId: number;
  /** Noun of the record: "case", "finding", "order". */
  declare holder: string;
  declare holderId: string;
  declare createdAt: Date;
}

export const initEvidence = (sequelize: Sequelize): void => {
  Evidence.init(
    {
      id: auto, publicId: c.code(16), kind: c.code(8), purpose: c.code(16), ownerKind: c.code(10), ownerId: c.optional(c.ref()), original: c.optional(c.code(64)),
      view: c.code(64), thumbnail: c.optional(c.code(64)), bytes: c.int(), capture: c.optional(c.text(255)), createdAt: c.instant(),
    },
    { sequelize, tableName: "evidence" }
  );
  EvidenceLink.init({ id: auto, evidenceId: c.ref(), holder: c.code(16), holderId: c.code(16), createdAt: c.instant() }, { sequelize, tableName: "evidence_links" });
};
