import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import type { EvidenceRef } from "@sunshine/domain/evidence/evidence.contract";
import type { DynamicGrade } from "@sunshine/domain/grades/grade.vocabulary";
import type { Basis } from "@sunshine/domain/inspections/findings-library";
import type { Finding, InspectionView } from "@sunshine/domain/inspections/inspection.contract";
import type { Handling, InspectionKind, InspectionMode, SigningKind, VisitResult } from "@sunshine/domain/inspections/inspection.vocabulary";
import type { Provisional } from "@sunshine/domain/inspections/record-parts";
import type { Day } from "@sunshine/domain/kernel/day";
import { c } from "../../platform/db/schema";

/** An answered item with the day on which it was found mended 整改完成日; visits from before the library have no more than that. */
export interface RecordedFinding extends Pick<Finding, "code" | "verdict" | "note" | "correctedOnSite"> {
  readonly mendedOn: Day | null;
  readonly wordings?: readonly string[];
  /** Rules that it breaks, as the library had them on the day. */
  readonly basis?: readonly Basis[];
  readonly photos?: readonly EvidenceRef[];
  readonly correctBy?: Day | null;
}

/** The picture of a place and what it shows. */
export type RecordedPicture = InspectionView["pictures"][number];

/** One visit 监督检查 with its answers and what the rules made of them; rows are voided, never deleted. */
export class Inspection extends Model<InferAttributes<Inspection>, InferCreationAttributes<Inspection>> {
  declare id: CreationOptional<number>;
  declare publicId: string;
  declare establishmentId: number;
  declare establishmentPublicId: string;
  /** Name and town as the archive has them now: followed by its events, for the list's scope and search. */
  declare establishmentName: string;
  declare townCode: string;
  declare kind: InspectionKind;
  declare mode: InspectionMode;
  declare visitedOn: Day;
  declare checklistEdition: string;
  declare checklistColumn: string;
  declare findings: RecordedFinding[];
  /** 0–100 with one decimal. */
  declare score: number;
  /** 0–10 with one decimal: what enters the ledger. */
  declare dynamicScore: number;
  declare result: VisitResult;
  declare grade: DynamicGrade | null;
  declare keyFails: number;
  declare fails: number;
  declare openFindings: number;
  declare explanation: string[];
  declare handling: Handling;
  declare correctBy: Day | null;
  declare remark: string;
  declare inspectors: string[];
  /** Who submitted; null where the system itself did. */
  declare officerId: number | null;
  /** The phone's number of its draft; the officer may send it again. */
  declare draftId: CreationOptional<string | null>;
  declare task: CreationOptional<InspectionView["task"]>;
  declare team: CreationOptional<InspectionView["team"] | null>;
  declare timing: CreationOptional<InspectionView["visit"]>;
  declare pictures: CreationOptional<RecordedPicture[] | null>;
  declare signing: CreationOptional<SigningKind | null>;
  declare provisional: CreationOptional<Provisional | null>;
  declare submittedAt: Date;
  declare voidedAt: CreationOptional<Date | null>;
  declare voidedBy: CreationOptional<string | null>;
  declare voidReason: CreationOptional<string | null>;
  declare version: CreationOptional<number>;
}

/** What was signed on the screen 屏幕签名: names and strokes of one record, sealed. */
export class InspectionSignature extends Model<InferAttributes<InspectionSignature>, InferCreationAttributes<InspectionSignature>> {
  declare id: CreationOptional<number>;
  declare inspectionId: number;
  declare sealed: string;
}

const auto = { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false };

export const initInspection = (sequelize: Sequelize): void => {
  Inspection.init(
    {
      id: auto, publicId: c.code(16), establishmentId: c.ref(), establishmentPublicId: c.code(16), establishmentName: c.text(80), townCode: c.code(9),
      kind: c.code(12), mode: c.code(8), visitedOn: c.day(), checklistEdition: c.code(40), checklistColumn: c.code(10), findings: c.json(),
      score: c.real(), dynamicScore: c.real(), result: c.code(16), grade: c.optional(c.code(10)), keyFails: c.int(), fails: c.int(), openFindings: c.int(),
      explanation: c.json(), handling: c.code(8), correctBy: c.optional(c.day()), remark: c.text(500), inspectors: c.json(), officerId: c.optional(c.ref()),
      draftId: c.optional(c.code(40)), task: c.optional(c.json()), team: c.optional(c.json()), timing: c.optional(c.json()), pictures: c.optional(c.json()),
      signing: c.optional(c.code(8)), provisional: c.optional(c.json()), submittedAt: c.instant(), voidedAt: c.optional(c.instant()), voidedBy: c.optional(c.text(40)), voidReason: c.optional(c.text(200)),
      version: { ...c.int(), defaultValue: 1 },
    },
    { sequelize, tableName: "inspections" }
  );
  InspectionSignature.init({ id: auto, inspectionId: c.ref(), sealed: c.long() }, { sequelize, tableName: "inspection_signatures" });
};
