import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import { c } from "../db/schema";

/** waiting: not handed over yet; kept: no gateway, to be read here; sent: the gateway has it; failed: it will not be sent. */
export const SMS_STATES = ["waiting", "kept", "sent", "failed"] as const;
export const SMS_PURPOSES = ["code", "notice"] as const;

/** A short message 短信, from the wish to send it to what became of it. Number and words are sealed. */
export class SmsMessage extends Model<InferAttributes<SmsMessage>, InferCreationAttributes<SmsMessage>> {
  declare id: CreationOptional<number>;
  declare key: string;
  declare purpose: (typeof SMS_PURPOSES)[number];
  declare phoneSealed: string;
  /** Null once a code has left: nobody needs it here any more. */
  declare textSealed: string | null;
  declare state: (typeof SMS_STATES)[number];
  declare reason: CreationOptional<string | null>;
  declare at: Date;
  declare doneAt: CreationOptional<Date | null>;
}

export const initSms = (sequelize: Sequelize): void => {
  SmsMessage.init(
    {
      id: { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false },
      key: c.code(80), purpose: c.code(10), phoneSealed: c.text(255), textSealed: c.optional(c.text(2000)), state: c.code(10), reason: c.optional(c.text(200)), at: c.instant(), doneAt: c.optional(c.instant()),
    },
    { sequelize, tableName: "sms_messages" }
  );
};
