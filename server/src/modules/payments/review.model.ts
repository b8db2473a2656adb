import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import { c } from "../../platform/db/schema";

/** What a diner who has paid says of the meal 付款评价; one an order, and the latest words count. */
export class OrderReview extends Model<InferAttributes<OrderReview>, InferCreationAttributes<OrderReview>> {
  declare id: CreationOptional<number>;
  declare orderId: number;
  declare establishmentId: number;
  declare stars: number;
  declare text: string;
  /** False while a person has yet to look at the words: others read the stars only. */
  declare shown: CreationOptional<boolean>;
  /** The shop's public answer 商家回复. */
  declare reply: CreationOptional<string | null>;
  declare repliedAt: CreationOptional<Date | null>;
  declare replyShown: CreationOptional<boolean>;
  declare createdAt: Date;
  declare updatedAt: Date;
}

export const initOrderReview = (sequelize: Sequelize): void => {
  OrderReview.init(
    {
      id: { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false },
      orderId: c.ref(), establishmentId: c.ref(), stars: c.int(), text: c.text(300), shown: { ...c.bool(), defaultValue: true }, replyShown: { ...c.bool(), defaultValue: true }, reply: c.optional(c.text(200)), repliedAt: c.optional(c.instant()), createdAt: c.instant(), updatedAt: c.instant(),
    },
    { sequelize, tableName: "order_reviews" }
  );
};
