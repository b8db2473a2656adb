import { literal, Op, type WhereOptions } from "sequelize";
import type * as z from "zod";
import type { dispatchApi } from "@sunshine/domain/dispatches/dispatch.contract";
import type { Day } from "@sunshine/domain/kernel/day";
import { afterPlace, pageFrom } from "../../platform/db/paging";
import { findEstablishment } from "../establishments";
import { DispatchTask, TaskMessage } from "./task.model";

type Filter = Partial<z.output<typeof dispatchApi.list.input>> & { readonly limit: number };
type Where = WhereOptions<DispatchTask>;

const among = <T>(column: string, values: readonly T[] | undefined): Where => (values && values.length > 0 ? { [column]: { [Op.in]: [...values] } } : {});

const ofShop = async (establishmentId: string | undefined): Promise<Where> =>
  establishmentId === undefined ? {} : { establishmentId: (await findEstablishment(establishmentId))?.id ?? null };

/** Open tasks whose promise has gone by without anybody on the scene 超过到场承诺. */
export const lateAt = (now: Date): Where => ({ running: true, arrivedAt: null, sceneBy: { [Op.lt]: now } });

/** Tasks that somebody accepted, or arrived at, on a day or later. */
export const acceptedSince = (day: Day): Where => ({ acceptedOn: { [Op.gte]: day } });
export const arrivedSince = (day: Day): Where => ({ arrivedOn: { [Op.gte]: day } });

const measured = ({ late, acceptedSince: accepted, arrivedSince: arrived, promiseKept }: Filter, now: Date): Where[] => [
  ...(late ? [lateAt(now)] : []),
  ...(accepted ? [acceptedSince(accepted)] : []),
  ...(arrived ? [arrivedSince(arrived)] : []),
  ...(promiseKept === undefined ? [] : [{ promiseKept }]),
];

/** Tasks whose number or place holds the words. */
const named = (q: string | undefined): Where => {
  if (q === undefined || q === "") return {};
  const like = { [Op.like]: `%${q.replace(/[\\%_]/g, "")}%` };
  return { [Op.or]: [{ number: like }, { placeName: like }] };
};

/** One page of the tasks that the scope shows: open ones by the promise, all of them by time, the latest first. */
export const listTasks = async (scope: Where, filter: Filter, now: Date): Promise<{ rows: DispatchTask[]; next: string | null }> => {
  const column = filter.open === true ? "sceneBy" : "raisedAt";
  const direction = filter.open === true ? "asc" : "desc";
  const found = await DispatchTask.findAll({
    where: {
      [Op.and]: [
        scope,
        filter.open === undefined ? {} : { running: filter.open },
        among("state", filter.state),
        among("urgency", filter.urgency),
        among("townCode", filter.townCode),
        among("sourceKind", filter.source),
        named(filter.q),
        filter.sourceRef === undefined ? {} : { sourceRef: filter.sourceRef },
        await ofShop(filter.establishmentId),
        filter.assigneeId === undefined ? {} : { assigneePublicId: filter.assigneeId },
        ...measured(filter, now),
        afterPlace([column, "id"], direction, filter.after),
      ],
    },
    order: [[column, direction], ["id", direction]],
    limit: filter.limit + 1,
  });
  return pageFrom(found, filter.limit, (row) => [row[column].toISOString(), row.id]);
};

/** Open tasks of the scope by state and clock. */
export const countTasks = async (scope: Where, officerId: number, now: Date) => {
  const count = (where: Where): Promise<number> => DispatchTask.count({ where: { [Op.and]: [scope, { running: true }, where] } });
  const [open, waiting, assigned, accepted, onTheWay, onScene, late, emergency, mine] = await Promise.all([
    count({}), count({ state: "waiting" }), count({ state: "assigned" }), count({ state: "accepted" }), count({ state: "on_the_way" }), count({ state: "on_scene" }),
    count(lateAt(now)), count({ urgency: "emergency" }), count({ assigneeId: officerId }),
  ]);
  return { open, waiting, assigned, accepted, onTheWay, onScene, late, emergency, mine };
};

/** Open tasks of each officer 在手任务数; who has none is not in the answer. */
export const loadOf = async (officerIds: readonly number[]): Promise<Map<number, number>> => {
  if (officerIds.length === 0) return new Map();
  const rows = (await DispatchTask.findAll({
    attributes: ["assigneeId", [literal("COUNT(*)"), "tasks"]], where: { running: true, assigneeId: [...officerIds] }, group: ["assignee_id"], raw: true,
  })) as unknown as { assigneeId: number; tasks: number }[];
  return new Map(rows.map(({ assigneeId, tasks }) => [Number(assigneeId), Number(tasks)]));
};

/** One page of the thread of a task, the latest first. */
export const messagesOf = async (taskId: number, { after, limit }: { readonly after?: string | undefined; readonly limit: number }) => {
  const found = await TaskMessage.findAll({ where: { [Op.and]: [{ taskId }, afterPlace(["id"], "desc", after)] }, order: [["id", "DESC"]], limit: limit + 1 });
  return pageFrom(found, limit, ({ id }) => [Number(id)]);
};
