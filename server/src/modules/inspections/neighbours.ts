import type { Actor, OfficerActor } from "@sunshine/domain/accounts/actor";
import type { Day } from "@sunshine/domain/kernel/day";
import type { PackCases, PackOrder, PackTask } from "@sunshine/domain/inspections/visit-pack";

/** What a task knows of a visit that comes from it. */
export interface VisitTask extends PackTask {
  /** Null where the task is about a pin without a record. */
  readonly establishmentId: number | null;
}

/** What modules above this one tell an officer before a visit 检查前须知, and do with it afterwards. Each says so at start. */
export interface Neighbours {
  /** Orders of a shop that still run. */
  readonly openOrders: (establishmentId: number) => Promise<PackOrder[]>;
  /** Cases about a shop since a day, counted by category. */
  readonly caseCounts: (establishmentId: number, since: Day) => Promise<PackCases>;
  /** A task that the actor may read; null where there is none. */
  readonly task: (actor: Actor, taskId: string) => Promise<VisitTask | null>;
  /** Finishes the task with the visit, in the ambient transaction; the answer says why it was left, or null. */
  readonly finishTask: (officer: OfficerActor, taskId: string, visit: { readonly inspectionId: string; readonly result: string }, now: Date) => Promise<string | null>;
}

let known: Neighbours = {
  openOrders: async () => [],
  caseCounts: async () => [],
  task: async () => null,
  finishTask: async () => "任务模块没有启用",
};

/** Adds what one module can tell. */
export const letNeighbourTell = (part: Partial<Neighbours>): void => {
  known = { ...known, ...part };
};

export const neighbours = (): Neighbours => known;
