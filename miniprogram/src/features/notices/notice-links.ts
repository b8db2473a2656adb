import type { Notice } from "@sunshine/domain/notices/notice.contract";
import type { Inbox, NoticeLink } from "@sunshine/domain/notices/notice.vocabulary";
import { go } from "../../platform/navigate";

type Open = (ref: string | null, shop: string) => void;
type Places = Partial<Record<NoticeLink, Open>>;

/** Opens a page about one record; without the record there is nothing to open. */
const one = (open: (id: string) => void): Open => (ref) => ref !== null && open(ref);

/** What a notice opens on this phone 通知跳转, by whose inbox it lies in. */
const PLACES: Record<Inbox, Places> = {
  diner: { case: one((id) => go("case", { id })), followed: () => go("cases", {}), order: one((id) => go("order", { id })) },
  shop: {
    case: (_, id) => go("shopCases", { id }),
    rectification: one((id) => go("shopMend", { id })),
    inspection: one((id) => go("shopVisit", { id })),
    honour: (_, id) => go("shopHonours", { id }),
    establishment: (_, id) => go("shop", { id }),
    order: one((id) => go("shopOrder", { id })),
  },
  officer: {
    task: one((id) => go("task", { id })),
    case: one((id) => go("officerCase", { id })),
    rectification: one((id) => go("review", { id })),
    inspection: one((id) => go("inspected", { id })),
    establishment: one((id) => go("shop", { id })),
  },
};

/** Does this end have a page for it. */
export const leadsSomewhere = ({ link }: Pick<Notice, "link">, inbox: Inbox): boolean => link !== null && PLACES[inbox][link.to] !== undefined;

export const openLink = ({ link }: Pick<Notice, "link">, inbox: Inbox, shop: string): void => {
  if (link !== null) PLACES[inbox][link.to]?.(link.ref, shop);
};
