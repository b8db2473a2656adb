import type { Notice } from "@sunshine/domain/notices/notice.contract";
import type { NoticeLink } from "@sunshine/domain/notices/notice.vocabulary";

type Places = Partial<Record<NoticeLink, (ref: string | null) => string | null>>;

const below = (folder: string) => (ref: string | null): string => (ref === null ? folder : `${folder}/${ref}`);

/** Where a notice leads in the regulators' console. */
const FOR_OFFICERS: Places = {
  case: below("/complaints"),
  task: below("/dispatches"),
  rectification: below("/rectifications"),
  inspection: below("/inspections"),
  establishment: below("/establishments"),
  honour: below("/honours"),
  import: below("/imports"),
  order: () => "/payments",
  roster: () => "/duty",
};

/** Where it leads on the shop's computer. */
const FOR_SHOPS: Places = {
  order: () => "/orders",
  establishment: () => "/archive",
  case: () => "/complaints",
  rectification: below("/rectifications"),
  inspection: below("/inspections"),
};

/** The page of the record that a notice tells of 通知指向的页面; null where this end has none. */
export const placeOf = ({ link }: Pick<Notice, "link">, end: "officers" | "shop"): string | null => (link === null ? null : ((end === "officers" ? FOR_OFFICERS : FOR_SHOPS)[link.to]?.(link.ref) ?? null));
