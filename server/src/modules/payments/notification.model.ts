import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import { c } from "../../platform/db/schema";

/** What WeChat Pay told us 回调收件箱: kept as it came, before it is answered, and put into effect once. */
export class PaymentNotification extends Model<InferAttributes<PaymentNotification>, InferCreationAttributes<PaymentNotification>> {
  declare id: CreationOptional<number>;
  /** WeChat Pay's id; repeats when it sends again. */
  declare notifyId: string;
  declare kind: "payment" | "refund" | "other";
  /** The signed headers and the exact body, as evidence. */
  declare headers: Record<string, string>;
  declare body: string;
  /** The decrypted content, sealed: a signature cannot be checked again after five minutes. */
  declare content: string;
  declare state: "received" | "applied" | "anomaly";
  declare orderId: CreationOptional<number | null>;
  /** Why it was not credited, in Chinese. */
  declare problem: CreationOptional<string | null>;
  declare receivedAt: Date;
  declare appliedAt: CreationOptional<Date | null>;
}

export const initPaymentNotification = (sequelize: Sequelize): void => {
  PaymentNotification.init(
    {
      id: { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false },
      notifyId: c.code(64), kind: c.code(10), headers: c.json(), body: c.long(), content: c.long(), state: c.code(10), orderId: c.optional(c.ref()),
      problem: c.optional(c.text(200)), receivedAt: c.instant(), appliedAt: c.optional(c.instant()),
    },
    { sequelize, tableName: "payment_notifications" }
  );
};
