import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import type { ShownGrade } from "@sunshine/domain/grades/grade.vocabulary";
import type { OrderState } from "@sunshine/domain/payments/payment.states";
import { c } from "../../platform/db/schema";
import type { ClientPayParams } from "../../platform/wechat/pay-port";

/** A checkout order 订单. Shop, licence and grade are kept as the diner saw them: a receipt does not change afterwards. */
export class Order extends Model<InferAttributes<Order>, InferCreationAttributes<Order>> {
  declare id: CreationOptional<number>;
  declare publicId: string;
  /** 商户订单号, one intent for ever. */
  declare number: string;
  declare establishmentId: number;
  declare establishmentPublicId: string;
  declare establishmentName: string;
  declare licenceNumber: string;
  declare townCode: string;
  declare subMchid: string;
  /** The diner; leaves the server in no view. */
  declare accountId: number;
  /** Keyed digest of the payer's openid: who is allowed to have paid. */
  declare payerDigest: string;
  declare clientKey: string;
  declare code: string;
  /** Where the code stands: table or till. */
  declare place: string;
  declare description: string;
  declare amountFen: number;
  declare refundedFen: CreationOptional<number>;
  declare state: OrderState;
  /** Why WeChat Pay would not open it, in Chinese. */
  declare failure: CreationOptional<string | null>;
  declare prepayId: CreationOptional<string | null>;
  /** Signed parameters of wx.requestPayment; good for as long as the order can be paid. */
  declare clientParams: CreationOptional<ClientPayParams | null>;
  declare transactionId: CreationOptional<string | null>;
  declare gradeAtPayment: ShownGrade;
  /** What somebody should look at, in Chinese. */
  declare anomaly: CreationOptional<string | null>;
  /** Day in Shanghai on which the anomaly was found. */
  declare anomalyOn: CreationOptional<string | null>;
  declare createdAt: Date;
  declare expiresAt: Date;
  declare paidAt: CreationOptional<Date | null>;
  /** Day in Shanghai of the payment: what takings are counted by. */
  declare paidOn: CreationOptional<string | null>;
  declare closedAt: CreationOptional<Date | null>;
  /** When WeChat Pay is asked next; null when nothing is open. */
  declare nextCheckAt: CreationOptional<Date | null>;
}

export const initOrder = (sequelize: Sequelize): void => {
  Order.init(
    {
      id: { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false },
      publicId: c.code(16), number: c.code(32), establishmentId: c.ref(), establishmentPublicId: c.code(16), establishmentName: c.text(80), licenceNumber: c.text(40),
      townCode: c.code(9), subMchid: c.code(12), accountId: c.ref(), payerDigest: c.code(44), clientKey: c.code(80), code: c.code(10), place: c.text(20),
      description: c.text(127), amountFen: c.int(), refundedFen: { ...c.int(), defaultValue: 0 }, state: c.code(10), failure: c.optional(c.text(200)),
      prepayId: c.optional(c.code(64)), clientParams: c.optional(c.json()), transactionId: c.optional(c.code(32)), gradeAtPayment: c.code(10),
      anomaly: c.optional(c.text(200)), anomalyOn: c.optional(c.day()), createdAt: c.instant(), expiresAt: c.instant(), paidAt: c.optional(c.instant()),
      paidOn: c.optional(c.day()), closedAt: c.optional(c.instant()), nextCheckAt: c.optional(c.instant()),
    },
    { sequelize, tableName: "orders" }
  );
};
