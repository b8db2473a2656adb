import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import type { ContentJudge, ContentKind, ContentState, ContentSubject } from "@sunshine/domain/contents/content.vocabulary";
import { c } from "../../platform/db/schema";
import type { ContentAdvice } from "../../platform/wechat/mini-program-port";

const auto = () => ({ type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false });

/** One judgement of what others would read 内容审核记录; only what did not simply pass is kept, and every photo. */
export class ContentCheck extends Model<InferAttributes<ContentCheck>, InferCreationAttributes<ContentCheck>> {
  declare id: CreationOptional<number>;
  declare publicId: string;
  declare kind: ContentKind;
  declare subject: ContentSubject;
  /** Outside id of what it belongs to: an order, a shop. */
  declare subjectId: string;
  declare establishmentId: number;
  declare establishmentPublicId: string;
  declare establishmentName: string;
  declare townCode: string;
  /** Who wrote or sent it; leaves the server in no view. */
  declare accountId: CreationOptional<number | null>;
  declare text: CreationOptional<string | null>;
  /** Name in the file store. */
  declare photo: CreationOptional<string | null>;
  declare state: ContentState;
  declare shown: boolean;
  declare judge: ContentJudge;
  declare label: CreationOptional<number | null>;
  /** Under which WeChat sends its verdict. */
  declare traceId: CreationOptional<string | null>;
  declare why: CreationOptional<string | null>;
  declare createdAt: Date;
  declare decidedAt: CreationOptional<Date | null>;
  declare decidedBy: CreationOptional<string | null>;
  declare version: number;
}

/** A verdict as WeChat sent it, kept before it is answered: it may come before we know what it is about, and come twice. */
export class ContentVerdict extends Model<InferAttributes<ContentVerdict>, InferCreationAttributes<ContentVerdict>> {
  declare id: CreationOptional<number>;
  declare traceId: string;
  declare advice: ContentAdvice;
  declare label: number;
  declare receivedAt: Date;
}

export const initContents = (sequelize: Sequelize): void => {
  ContentCheck.init(
    {
      id: auto(), publicId: c.code(16), kind: c.code(8), subject: c.code(16), subjectId: c.code(16), establishmentId: c.ref(), establishmentPublicId: c.code(16), establishmentName: c.text(80),
      townCode: c.code(9), accountId: c.optional(c.ref()), text: c.optional(c.text(300)), photo: c.optional(c.code(64)), state: c.code(12), shown: c.bool(), judge: c.code(8),
      label: c.optional(c.int()), traceId: c.optional(c.code(64)), why: c.optional(c.text(120)), createdAt: c.instant(), decidedAt: c.optional(c.instant()), decidedBy: c.optional(c.text(20)), version: c.int(),
    },
    { sequelize, tableName: "content_checks" }
  );
  ContentVerdict.init({ id: auto(), traceId: c.code(64), advice: c.code(8), label: c.int(), receivedAt: c.instant() }, { sequelize, tableName: "content_verdicts" });
};
