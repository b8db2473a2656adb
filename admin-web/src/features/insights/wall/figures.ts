import type { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import type { dispatchApi } from "@sunshine/domain/dispatches/dispatch.contract";
import type { DurationFigure, insightApi } from "@sunshine/domain/insights/insight.contract";
import type { OutputOf } from "@sunshine/domain/kernel/endpoint";
import type { rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { count } from "../../../ui/options";

export type Loop = OutputOf<typeof insightApi.loop>;

export const FIGURE_IDS = ["within", "near", "overdue", "today", "tasks", "late", "unaccepted", "accept", "scene", "kept", "mended", "orders", "lateOrders", "rated", "unsolved", "onDuty"] as const;
export type FigureId = (typeof FIGURE_IDS)[number];

/** Which list gives the rows behind a figure, and with what filter. */
export type RowsOf =
  | { readonly list: "cases"; readonly filter: (loop: Loop) => Parameters<typeof complaintApi.list.input.parse>[0] }
  | { readonly list: "tasks"; readonly filter: (loop: Loop) => Parameters<typeof dispatchApi.list.input.parse>[0] }
  | { readonly list: "orders"; readonly filter: (loop: Loop) => Parameters<typeof rectificationApi.list.input.parse>[0] }
  | { readonly list: "officers" };

export interface Figure {
  readonly label: string;
  readonly value: (loop: Loop) => string;
  readonly unit: string;
  readonly note: (loop: Loop) => string;
  /** True: somebody should look at it now. */
  readonly alarming?: (loop: Loop) => boolean;
  readonly rows: RowsOf;
}

const duration = ({ median }: DurationFigure): string => (median === null ? "—" : String(median));
const ninth = ({ p90 }: DurationFigure, unit: string): string => (p90 === null ? "近 30 天没有" : `九成在 ${p90} ${unit}内`);
const share = (part: number, whole: number): string => (whole === 0 ? "—" : `${Math.round((part / whole) * 100)}%`);

/** Every figure of the loop with its words and the rows behind it 数字与下钻. */
export const FIGURES: Record<FigureId, Figure> = {
  within: { label: "期限内", value: ({ cases }) => count(cases.within), unit: "件", note: ({ cases }) => `在办 ${count(cases.within + cases.near + cases.overdue)} 件`, rows: { list: "cases", filter: () => ({ clock: "within" }) } },
  near: { label: "临期", value: ({ cases }) => count(cases.near), unit: "件", note: () => "请优先办理", rows: { list: "cases", filter: () => ({ clock: "near" }) } },
  overdue: { label: "超期", value: ({ cases }) => count(cases.overdue), unit: "件", note: ({ cases }) => (cases.overdue === 0 ? "没有超期" : "请督办"), alarming: ({ cases }) => cases.overdue > 0, rows: { list: "cases", filter: () => ({ clock: "overdue" }) } },
  today: { label: "今日收件", value: ({ cases }) => count(cases.today), unit: "件", note: () => "投诉与举报", rows: { list: "cases", filter: ({ today }) => ({ receivedSince: today }) } },
  tasks: { label: "现场任务", value: ({ tasks }) => count(tasks.open), unit: "项", note: ({ tasks }) => `在途 ${tasks.onTheWay} 到场 ${tasks.onScene}`, rows: { list: "tasks", filter: () => ({ open: true }) } },
  late: { label: "超承诺", value: ({ tasks }) => count(tasks.late), unit: "项", note: ({ tasks }) => (tasks.late === 0 ? "都在承诺内" : "未按时到场"), alarming: ({ tasks }) => tasks.late > 0, rows: { list: "tasks", filter: () => ({ late: true }) } },
  unaccepted: { label: "待接单", value: ({ tasks }) => count(tasks.waiting + tasks.assigned), unit: "项", note: ({ tasks }) => `待指派 ${tasks.waiting}`, rows: { list: "tasks", filter: () => ({ open: true, state: ["waiting", "assigned"] }) } },
  accept: { label: "接单用时", value: ({ accept }) => duration(accept), unit: "分钟", note: ({ accept }) => ninth(accept, "分"), rows: { list: "tasks", filter: ({ since }) => ({ acceptedSince: since }) } },
  scene: { label: "到场用时", value: ({ scene }) => duration(scene), unit: "分钟", note: ({ scene }) => ninth(scene, "分"), rows: { list: "tasks", filter: ({ since }) => ({ arrivedSince: since }) } },
  kept: {
    label: "按时到场", value: ({ promises }) => share(promises.reduce((sum, { kept }) => sum + kept, 0), promises.reduce((sum, { arrived }) => sum + arrived, 0)), unit: "", note: () => "近 30 天兑现",
    rows: { list: "tasks", filter: ({ since }) => ({ arrivedSince: since, promiseKept: true }) },
  },
  mended: { label: "整改用时", value: ({ mended }) => duration(mended), unit: "天", note: ({ mended }) => ninth(mended, "天"), rows: { list: "orders", filter: ({ since }) => ({ mendedSince: since }) } },
  orders: { label: "责令整改", value: ({ orders }) => count(orders.open), unit: "件", note: ({ orders }) => `临期 ${orders.near} 件`, rows: { list: "orders", filter: () => ({ open: true }) } },
  lateOrders: { label: "超期未改", value: ({ orders }) => count(orders.overdue), unit: "件", note: ({ orders }) => `整改中 ${count(orders.open)} 件`, alarming: ({ orders }) => orders.overdue > 0, rows: { list: "orders", filter: () => ({ clock: "overdue" }) } },
  rated: { label: "满意度", value: ({ ratings }) => (ratings.stars === null ? "—" : ratings.stars.toFixed(1)), unit: "星", note: ({ ratings }) => `解决 ${share(ratings.solved, ratings.rated)}`, rows: { list: "cases", filter: ({ since }) => ({ ratedSince: since }) } },
  unsolved: { label: "评为未解决", value: ({ ratings }) => count(ratings.rated - ratings.solved), unit: "件", note: () => "近 30 天", rows: { list: "cases", filter: ({ since }) => ({ ratedSince: since, solved: false }) } },
  onDuty: { label: "在岗", value: ({ onDuty }) => (onDuty === null ? "—" : count(onDuty)), unit: "人", note: ({ onDuty }) => (onDuty === 0 ? "无人在岗" : "执法人员"), alarming: ({ onDuty }) => onDuty === 0, rows: { list: "officers" } },
};

/** Figures of the strip under the head, from left to right. */
export const STRIP: readonly FigureId[] = ["within", "near", "overdue", "today", "tasks", "late", "accept", "scene", "mended", "lateOrders", "rated", "onDuty"];
