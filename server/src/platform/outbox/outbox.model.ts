import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import { c } from "../db/schema";

/** A fact that was written with the change it describes. */
export class OutboxEvent extends Model<InferAttributes<OutboxEvent>, InferCreationAttributes<OutboxEvent>> {
  declare id: CreationOptional<number>;
  declare name: string;
  /** Facts of one stream are delivered in order: usually one establishment. */
  declare stream: string;
  declare payload: unknown;
  declare createdAt: Date;
}

/** What one subscriber still has to do, or has done, about one event. */
export class OutboxDelivery extends Model<InferAttributes<OutboxDelivery>, InferCreationAttributes<OutboxDelivery>> {
  declare id: CreationOptional<number>;
  declare eventId: number;
  declare subscriber: string;
  declare stream: string;
  declare state: "pending" | "done" | "parked";
  declare attempts: CreationOptional<number>;
  declare nextAttemptAt: Date;
  declare lastError: CreationOptional<string | null>;
}

/** One row a subscriber; whoever holds its lock delivers to it. */
export class OutboxSubscriber extends Model<InferAttributes<OutboxSubscriber>, InferCreationAttributes<OutboxSubscriber>> {
  declare name: string;
}

/** One row a stream; its lock is held from emit to commit, so ids of a stream are in commit order. */
export class OutboxStream extends Model<InferAttributes<OutboxStream>, InferCreationAttributes<OutboxStream>> {
  declare stream: string;
  declare events: number;
}

// A function, because Sequelize writes the column's name into the object that it is given.
const auto = () => ({ type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false });

export const initOutbox = (sequelize: Sequelize): void => {
  OutboxEvent.init({ id: auto(), name: c.code(60), stream: c.code(60), payload: c.json(), createdAt: c.instant() }, { sequelize, tableName: "outbox_events" });
  OutboxDelivery.init(
    {
      id: auto(), eventId: c.ref(), subscriber: c.code(60), stream: c.code(60), state: c.code(10),
      attempts: { ...c.int(), defaultValue: 0 }, nextAttemptAt: c.instant(), lastError: c.optional(c.text(500)),
    },
    { sequelize, tableName: "outbox_deliveries" }
  );
  OutboxSubscriber.init({ name: { ...c.code(60), primaryKey: true } }, { sequelize, tableName: "outbox_subscribers" });
  OutboxStream.init({ stream: { ...c.code(60), primaryKey: true }, events: c.ref() }, { sequelize, tableName: "outbox_streams" });
};
