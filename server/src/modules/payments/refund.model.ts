import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import type { RefundState } from "@sunshine/domain/payments/payment.states";
import { c } from "../../platform/db/schema";

/** Money on its way back to a diner 退款单. The number is stored before WeChat Pay is asked and kept on every retry. */
export class Refund extends Model<InferAttributes<Refund>, InferCreationAttributes<Refund>> {
  declare id: CreationOptional<number>;
  declare publicId: string;
  /** 商户退款单号. */
  declare number: string;
  declare orderId: number;
  declare establishmentId: number;
  declare townCode: string;
  declare amountFen: number;
  declare reason: string;
  declare state: RefundState;
  /** Why it did not go through, in Chinese. */
  declare problem: CreationOptional<string | null>;
  /** The owner who asked. */
  declare accountId: number;
  declare clientKey: string;
  /** 微信支付退款单号. */
  declare refundId: CreationOptional<string | null>;
  declare createdAt: Date;
  declare doneAt: CreationOptional<Date | null>;
  /** Day in Shanghai on which the money was back. */
  declare succeededOn: CreationOptional<string | null>;
  declare nextCheckAt: CreationOptional<Date | null>;
}

export const initRefund = (sequelize: Sequelize): void => {
  Refund.init(
    {
      id: { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false },
      publicId: c.code(16), number: c.code(32), orderId: c.ref(), establishmentId: c.ref(), townCode: c.code(9), amountFen: c.int(), reason: c.text(60),
      state: c.code(12), problem: c.optional(c.text(200)), accountId: c.ref(), clientKey: c.code(80), refundId: c.optional(c.code(40)), createdAt: c.instant(),
      doneAt: c.optional(c.instant()), succeededOn: c.optional(c.day()), nextCheckAt: c.optional(c.instant()),
    },
    { sequelize, tableName: "refunds" }
  );
};
