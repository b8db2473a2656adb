import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import type { NoticeKind, NoticeLink } from "@sunshine/domain/notices/notice.vocabulary";
import { c } from "../../platform/db/schema";

/** One notice in one inbox 站内通知. The sentence is kept as it was said. */
export class Notice extends Model<InferAttributes<Notice>, InferCreationAttributes<Notice>> {
  declare id: CreationOptional<number>;
  declare publicId: string;
  /** The event that it tells of; one inbox hears of one event once. */
  declare eventId: number;
  /** Whose inbox: "officer:3", "account:14", "shop:7:14" for account 14 in shop 7. */
  declare recipient: string;
  declare kind: NoticeKind;
  declare title: string;
  declare text: string;
  declare urgent: boolean;
  declare linkTo: NoticeLink | null;
  declare linkRef: string | null;
  declare unread: boolean;
  declare at: Date;
  declare readAt: Date | null;
}

/** Columns in the order in which `post-notices` writes them. */
export const NOTICE_COLUMNS = ["public_id", "event_id", "recipient", "kind", "title", "text", "urgent", "link_to", "link_ref", "unread", "at"] as const;

export const initNotice = (sequelize: Sequelize): void => {
  Notice.init(
    {
      id: { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false },
      publicId: c.code(16), eventId: c.ref(), recipient: c.code(48), kind: c.code(16), title: c.text(60), text: c.text(240), urgent: c.bool(), linkTo: c.optional(c.code(16)),
      linkRef: c.optional(c.code(16)), unread: c.bool(), at: c.instant(), readAt: c.optional(c.instant()),
    },
    { sequelize, tableName: "notices" }
  );
};
