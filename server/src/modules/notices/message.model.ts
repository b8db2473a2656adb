import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import type { SubscribeState } from "@sunshine/domain/notices/message.contract";
import type { ConsentAnswer, SubscribeTemplate } from "@sunshine/domain/notices/notice.vocabulary";
import { c } from "../../platform/db/schema";

// A function, because Sequelize writes the column's name into the object that it is given.
const auto = () => ({ type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false });

/** How many messages of one kind a person still lets us send 订阅授权余额. */
export class MessageConsent extends Model<InferAttributes<MessageConsent>, InferCreationAttributes<MessageConsent>> {
  declare id: CreationOptional<number>;
  declare accountId: number;
  declare template: SubscribeTemplate;
  declare remaining: number;
  declare lastAnswer: ConsentAnswer;
  declare answeredAt: Date;
}

/** An answer of the person, or: sent; failed, so that the consent is theirs again; corrected, because WeChat knows of none. */
export type ConsentEntryKind = ConsentAnswer | "sent" | "returned" | "corrected";

/** One line of the ledger of consents 订阅授权台账; never changed. */
export class ConsentEntry extends Model<InferAttributes<ConsentEntry>, InferCreationAttributes<ConsentEntry>> {
  declare id: CreationOptional<number>;
  declare accountId: number;
  declare template: SubscribeTemplate;
  declare entry: ConsentEntryKind;
  declare change: number;
  declare at: Date;
}

/** A subscribe message 订阅消息, from the wish to send it to what became of it. */
export class SubscribeMessage extends Model<InferAttributes<SubscribeMessage>, InferCreationAttributes<SubscribeMessage>> {
  declare id: CreationOptional<number>;
  /** Event, inbox: the same notice is one message. */
  declare key: string;
  declare accountId: number;
  declare template: SubscribeTemplate;
  declare title: string;
  declare text: string;
  declare state: SubscribeState;
  /** A consent has been taken for it. */
  declare reserved: CreationOptional<boolean>;
  declare attempts: CreationOptional<number>;
  declare reason: CreationOptional<string | null>;
  declare at: Date;
  declare doneAt: CreationOptional<Date | null>;
}

export const initMessages = (sequelize: Sequelize): void => {
  MessageConsent.init(
    { id: auto(), accountId: c.ref(), template: c.code(24), remaining: c.int(), lastAnswer: c.code(10), answeredAt: c.instant() },
    { sequelize, tableName: "message_consents" }
  );
  ConsentEntry.init({ id: auto(), accountId: c.ref(), template: c.code(24), entry: c.code(10), change: c.int(), at: c.instant() }, { sequelize, tableName: "message_consent_entries" });
  SubscribeMessage.init(
    {
      id: auto(), key: c.code(80), accountId: c.ref(), template: c.code(24), title: c.text(60), text: c.text(240), state: c.code(10), reserved: { ...c.bool(), defaultValue: false },
      attempts: { ...c.int(), defaultValue: 0 }, reason: c.optional(c.text(200)), at: c.instant(), doneAt: c.optional(c.instant()),
    },
    { sequelize, tableName: "subscribe_messages" }
  );
};
