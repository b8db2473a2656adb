import type { rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import type { InputOf, OutputOf } from "@sunshine/domain/kernel/endpoint";

type Asked = Partial<InputOf<typeof rectificationApi.list>>;
type Counts = OutputOf<typeof rectificationApi.counts>;

interface OrderTab {
  readonly label: string;
  /** What the tab asks of the list. */
  readonly asked: Asked;
  readonly count?: (counts: Counts) => number;
}

/** The list's tabs by clock and by what is to be done 期限分类; the first stands for the bare address. */
export const ORDER_TABS = {
  open: { label: "整改中", asked: { open: "true" }, count: ({ within, near, overdue }) => within + near + overdue },
  review: { label: "待核查", asked: { open: "true", state: ["answered"] }, count: ({ toReview }) => toReview },
  extension: { label: "延期待决定", asked: { open: "true", extensionAsked: "true" }, count: ({ extensionsAsked }) => extensionsAsked },
  near: { label: "临期", asked: { clock: "near" }, count: ({ near }) => near },
  overdue: { label: "超期", asked: { clock: "overdue" }, count: ({ overdue }) => overdue },
  all: { label: "全部", asked: {} },
} as const satisfies Record<string, OrderTab>;
export type OrderTabName = keyof typeof ORDER_TABS;

export const orderTab = (name: string | undefined): OrderTabName => (name !== undefined && Object.hasOwn(ORDER_TABS, name) ? (name as OrderTabName) : "open");

/** "待核查 3". */
export const orderTabItems = (counts: Counts | undefined): { key: string; label: string }[] =>
  Object.entries(ORDER_TABS as Record<string, OrderTab>).map(([key, { label, count }]) => ({ key, label: counts && count ? `${label} ${count(counts)}` : label }));
