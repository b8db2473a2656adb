import { DataTypes, Model, type CreationOptional, type InferAttributes, type InferCreationAttributes, type Sequelize } from "sequelize";
import type { TaskView } from "@sunshine/domain/dispatches/dispatch.contract";
import type { TaskState } from "@sunshine/domain/dispatches/dispatch.states";
import type { TaskSource, Urgency } from "@sunshine/domain/dispatches/dispatch.vocabulary";
import type { EvidenceRef } from "@sunshine/domain/evidence/evidence.contract";
import type { Day } from "@sunshine/domain/kernel/day";
import { c } from "../../platform/db/schema";

const auto = { type: DataTypes.BIGINT, autoIncrement: true, primaryKey: true, allowNull: false };

export type TaskStep = TaskView["steps"][number];

/** A task 指挥调度任务. Of a case that it comes from it holds the number, and nothing of who complained. */
export class DispatchTask extends Model<InferAttributes<DispatchTask>, InferCreationAttributes<DispatchTask>> {
  declare id: CreationOptional<number>;
  declare publicId: string;
  declare number: string;
  declare what: string;
  declare urgency: Urgency;
  declare state: TaskState;
  /** True while somebody has still something to do. */
  declare running: boolean;
  declare sourceKind: TaskSource;
  declare sourceRef: string | null;
  declare establishmentId: number | null;
  declare establishmentPublicId: string | null;
  declare placeName: string;
  declare address: string | null;
  declare townCode: string;
  declare lng: number | null;
  declare lat: number | null;
  declare assigneeId: number | null;
  declare assigneePublicId: string | null;
  declare assigneeName: string | null;
  /** Officers who have refused it, by inside number. */
  declare refusedBy: CreationOptional<number[]>;
  declare raisedBy: string;
  declare raisedAt: Date;
  declare onSceneMinutes: number;
  declare sceneBy: Date;
  /** Since when nobody has accepted it. */
  declare waitingSince: Date | null;
  /** The last rung that was taken because nobody accepted. */
  declare rung: CreationOptional<number>;
  declare nextRungAt: Date | null;
  /** Day and minutes from raising to the first acceptance 接单用时; kept when another officer takes over. */
  declare acceptedOn: CreationOptional<Day | null>;
  declare acceptMinutes: CreationOptional<number | null>;
  declare arrivedAt: CreationOptional<Date | null>;
  declare arrivedOn: CreationOptional<Day | null>;
  declare sceneMinutes: CreationOptional<number | null>;
  declare promiseKept: CreationOptional<boolean | null>;
  declare arrivedLng: CreationOptional<number | null>;
  declare arrivedLat: CreationOptional<number | null>;
  declare result: CreationOptional<string | null>;
  declare inspectionId: CreationOptional<string | null>;
  declare evidence: CreationOptional<EvidenceRef[]>;
  declare steps: TaskStep[];
  declare version: CreationOptional<number>;
}

/** A word in the thread of a task 任务沟通. */
export class TaskMessage extends Model<InferAttributes<TaskMessage>, InferCreationAttributes<TaskMessage>> {
  declare id: CreationOptional<number>;
  declare taskId: number;
  declare officerId: number;
  declare officerName: string;
  declare text: string;
  declare at: Date;
}

/** The last number given on a day 任务编号计数. */
export class TaskCounter extends Model<InferAttributes<TaskCounter>, InferCreationAttributes<TaskCounter>> {
  declare day: Day;
  declare last: number;
}

/** An officer on duty 在岗; the row, and with it the place, is gone when off duty. */
export class DutyPresence extends Model<InferAttributes<DutyPresence>, InferCreationAttributes<DutyPresence>> {
  declare officerId: number;
  declare day: Day;
  declare since: Date;
  declare lng: CreationOptional<number | null>;
  declare lat: CreationOptional<number | null>;
  declare placedAt: CreationOptional<Date | null>;
  /** When others were last told that the place is newer. */
  declare toldAt: CreationOptional<Date | null>;
}

/** A shift on the roster 值班班次. */
export class DutyShift extends Model<InferAttributes<DutyShift>, InferCreationAttributes<DutyShift>> {
  declare id: CreationOptional<number>;
  declare publicId: string;
  declare day: Day;
  declare fromTime: string;
  declare toTime: string;
  declare officerId: number;
  declare standInId: number | null;
  declare stoodIn: boolean;
  declare version: CreationOptional<number>;
}

export const initDispatches = (sequelize: Sequelize): void => {
  DispatchTask.init(
    {
      id: auto, publicId: c.code(16), number: c.code(20), what: c.text(300), urgency: c.code(10), state: c.code(12), running: c.bool(), sourceKind: c.code(16),
      sourceRef: c.optional(c.code(16)), establishmentId: c.optional(c.ref()), establishmentPublicId: c.optional(c.code(16)), placeName: c.text(80), address: c.optional(c.text(200)),
      townCode: c.code(9), lng: c.optional(c.real()), lat: c.optional(c.real()), assigneeId: c.optional(c.ref()), assigneePublicId: c.optional(c.code(16)),
      assigneeName: c.optional(c.text(20)), refusedBy: { ...c.json(), defaultValue: [] }, raisedBy: c.text(20), raisedAt: c.instant(), onSceneMinutes: c.int(), sceneBy: c.instant(),
      waitingSince: c.optional(c.instant()), rung: { ...c.int(), defaultValue: 0 }, nextRungAt: c.optional(c.instant()), acceptedOn: c.optional(c.day()), acceptMinutes: c.optional(c.int()),
      arrivedAt: c.optional(c.instant()), arrivedOn: c.optional(c.day()), sceneMinutes: c.optional(c.int()), promiseKept: c.optional(c.bool()),
      arrivedLng: c.optional(c.real()), arrivedLat: c.optional(c.real()), result: c.optional(c.text(500)), inspectionId: c.optional(c.code(16)),
      evidence: { ...c.json(), defaultValue: [] }, steps: c.json(), version: { ...c.int(), defaultValue: 1 },
    },
    { sequelize, tableName: "dispatch_tasks" }
  );
  TaskMessage.init({ id: auto, taskId: c.ref(), officerId: c.ref(), officerName: c.text(20), text: c.text(500), at: c.instant() }, { sequelize, tableName: "dispatch_messages" });
  TaskCounter.init({ day: { ...c.day(), primaryKey: true }, last: c.int() }, { sequelize, tableName: "dispatch_counters" });
  DutyPresence.init(
    {
      officerId: { ...c.ref(), primaryKey: true }, day: c.day(), since: c.instant(), lng: c.optional(c.real()), lat: c.optional(c.real()), placedAt: c.optional(c.instant()),
      toldAt: c.optional(c.instant()),
    },
    { sequelize, tableName: "duty_presences" }
  );
  DutyShift.init(
    { id: auto, publicId: c.code(16), day: c.day(), fromTime: c.code(5), toTime: c.code(5), officerId: c.ref(), standInId: c.optional(c.ref()), stoodIn: c.bool(), version: { ...c.int(), defaultValue: 1 } },
    { sequelize, tableName: "duty_shifts" }
  );
};
