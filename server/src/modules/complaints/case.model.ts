import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import type { CaseState } from "@sunshine/domain/complaints/complaint.states";
import type { CaseCategory, CaseDemand, CaseKind, CaseOutcome, RefusalGround } from "@sunshine/domain/complaints/complaint.vocabulary";
import { c } from "../../platform/db/schema";

const auto = { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false };

/** A case 案件: one complaint or report. Who complained is in a table of its own; an anonymous case has no account. */
export class ComplaintCase extends Model<InferAttributes<ComplaintCase>, InferCreationAttributes<ComplaintCase>> {
  declare id: CreationOptional<number>;
  declare publicId: string;
  declare number: string;
  declare kind: CaseKind;
  declare category: CaseCategory;
  declare state: CaseState;
  declare version: number;
  declare anonymous: boolean;
  declare accountId: CreationOptional<number | null>;
  /** Digest of the request number: the same submission is the same case. */
  declare submissionDigest: string;
  declare contentDigest: string;
  declare followUpDigest: CreationOptional<string | null>;
  /** Digest of the complainant's phone number: repeat submissions are counted by it. */
  declare claimantDigest: CreationOptional<string | null>;
  declare linkedId: CreationOptional<string | null>;
  declare establishmentId: CreationOptional<number | null>;
  declare establishmentPublicId: CreationOptional<string | null>;
  declare placeName: string;
  declare address: CreationOptional<string | null>;
  declare lng: CreationOptional<number | null>;
  declare lat: CreationOptional<number | null>;
  declare cell: CreationOptional<number | null>;
  declare townCode: string;
  declare happenedAt: Date;
  declare story: string;
  declare answers: { key: string; question: string; answer: string }[];
  declare demands: CaseDemand[];
  declare publishConsent: boolean;
  declare paidOrder: CreationOptional<{ orderId: string; amountFen: number; paidAt: string } | null>;
  declare receivedAt: Date;
  declare receivedOn: string;
  declare acceptedOn: CreationOptional<string | null>;
  declare extendedOn: CreationOptional<string | null>;
  /** Day from which the running limit counts. */
  declare clockFrom: string;
  /** The running deadline; null when no clock runs, so an index over it holds open cases. */
  declare deadlineOn: CreationOptional<string | null>;
  declare nearOn: CreationOptional<string | null>;
  declare escalation: CreationOptional<number>;
  declare handlerId: CreationOptional<number | null>;
  declare handlerName: CreationOptional<string | null>;
  declare shopSummary: CreationOptional<string | null>;
  declare refusalGround: CreationOptional<RefusalGround | null>;
  declare refusalText: CreationOptional<string | null>;
  declare mergedIntoId: CreationOptional<string | null>;
  declare outcome: CreationOptional<CaseOutcome | null>;
  declare publicSummary: CreationOptional<string | null>;
  /** The shop's answer beside the published result 单位公开回复. */
  declare publicReply: CreationOptional<string | null>;
  declare publicRepliedOn: CreationOptional<string | null>;
  declare closedOn: CreationOptional<string | null>;
  declare reopened: CreationOptional<number>;
  declare extensionState: CreationOptional<"requested" | "approved" | "refused" | null>;
  declare extensionReason: CreationOptional<string | null>;
  /** Officer who asked for more time: somebody else decides. */
  declare extensionBy: CreationOptional<number | null>;
  /** When a report was verified 核查, and what was decided about filing it 立案. */
  declare verifiedOn: CreationOptional<string | null>;
  declare filed: CreationOptional<boolean | null>;
  declare filedOn: CreationOptional<string | null>;
  declare filingReason: CreationOptional<string | null>;
  /** Inspections that came of the case; null for none. */
  declare inspectionIds: CreationOptional<string[] | null>;
  declare stars: CreationOptional<number | null>;
  declare solved: CreationOptional<boolean | null>;
  /** Day of the rating, so that a month of ratings is read from an index alone. */
  declare ratedOn: CreationOptional<string | null>;
  declare ratingText: CreationOptional<string | null>;
  declare followers: CreationOptional<number>;
  declare clusterId: CreationOptional<string | null>;
}

export const initComplaintCase = (sequelize: Sequelize): void => {
  ComplaintCase.init(
    {
      id: auto, publicId: c.code(16), number: c.code(24), kind: c.code(10), category: c.code(16), state: c.code(12), version: c.int(), anonymous: c.bool(),
      accountId: c.optional(c.ref()), submissionDigest: c.code(44), contentDigest: c.code(44), followUpDigest: c.optional(c.code(44)),
      claimantDigest: c.optional(c.code(44)), linkedId: c.optional(c.code(16)), establishmentId: c.optional(c.ref()), establishmentPublicId: c.optional(c.code(16)),
      placeName: c.text(100), address: c.optional(c.text(240)), lng: c.optional(c.real()), lat: c.optional(c.real()), cell: c.optional(c.ref()),
      townCode: c.code(9), happenedAt: c.instant(), story: c.text(2000), answers: c.json(), demands: c.json(), publishConsent: c.bool(),
      paidOrder: c.optional(c.json()), receivedAt: c.instant(), receivedOn: c.day(), acceptedOn: c.optional(c.day()), extendedOn: c.optional(c.day()),
      clockFrom: c.day(), deadlineOn: c.optional(c.day()), nearOn: c.optional(c.day()), escalation: { ...c.int(), defaultValue: 0 },
      handlerId: c.optional(c.ref()), handlerName: c.optional(c.text(20)), shopSummary: c.optional(c.text(500)), refusalGround: c.optional(c.code(24)),
      refusalText: c.optional(c.text(500)), mergedIntoId: c.optional(c.code(16)), outcome: c.optional(c.code(20)), publicSummary: c.optional(c.text(500)),
      publicReply: c.optional(c.text(300)), publicRepliedOn: c.optional(c.day()), closedOn: c.optional(c.day()), reopened: { ...c.int(), defaultValue: 0 }, extensionState: c.optional(c.code(10)), extensionReason: c.optional(c.text(300)), extensionBy: c.optional(c.ref()),
      verifiedOn: c.optional(c.day()), filed: c.optional(c.bool()), filedOn: c.optional(c.day()), filingReason: c.optional(c.text(500)), inspectionIds: c.optional(c.json()),
      stars: c.optional(c.int()), solved: c.optional(c.bool()), ratingText: c.optional(c.text(300)), ratedOn: c.optional(c.day()), followers: { ...c.int(), defaultValue: 0 },
      clusterId: c.optional(c.code(16)),
    },
    { sequelize, tableName: "complaint_cases" }
  );
};
