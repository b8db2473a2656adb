import { daysBetween, formatDay, type Day } from "@sunshine/domain/kernel/day";
import type { Storefront } from "@sunshine/domain/storefronts/storefront.contract";

type Visit = Storefront["visits"][number];

/** Certificates and licences that end within this many days are pointed out. */
const SOON_DAYS = 30;

export const ageInWords = (day: Day, today: Day): string => {
  const days = daysBetween(day, today);
  return days <= 0 ? "今天" : `${days}天前`;
};

/** "2026年9月3日检查 · 81天前", and whether that is older than the interval of this kind of shop. */
export const visitAge = ({ lastVisitOn, staleAfterDays }: Storefront["grade"], today: Day): { text: string; stale: boolean } =>
  lastVisitOn === null
    ? { text: "尚无检查记录", stale: false }
    : { text: `${formatDay(lastVisitOn)}检查 · ${ageInWords(lastVisitOn, today)}`, stale: daysBetween(lastVisitOn, today) > staleAfterDays };

/** "上次检查发现 2 项，2026年9月6日已整改". */
export const findingsInWords = ({ findings }: Visit): string => {
  const open = findings.filter(({ mendedOn }) => mendedOn === null).length;
  if (findings.length === 0) return "上次检查没有发现问题";
  if (open === 0) return `上次检查发现 ${findings.length} 项，${formatDay(findings.map(({ mendedOn }) => mendedOn ?? "").sort().at(-1) ?? "")}已整改`;
  return open === findings.length ? `上次检查发现 ${findings.length} 项，整改中` : `上次检查发现 ${findings.length} 项，${open} 项整改中`;
};

export interface Validity {
  readonly text: string;
  readonly tone: "good" | "notice" | "bad";
}

/** Is it in force 有效期, does it end soon, is it over. */
export const validity = (expiresOn: Day, today: Day): Validity => {
  const left = daysBetween(today, expiresOn);
  if (left < 0) return { text: `已过期 ${-left} 天`, tone: "bad" };
  if (left <= SOON_DAYS) return { text: left === 0 ? "今天到期" : `${left} 天后到期`, tone: "notice" };
  return { text: "有效", tone: "good" };
};

/** "6 名从业人员，6 人持有效健康证明". */
export const healthInWords = ({ staff, certificates }: Storefront["health"], today: Day): Validity => {
  const valid = certificates.filter(({ expiresOn }) => daysBetween(today, expiresOn) >= 0).length;
  if (staff === 0) return { text: "尚未登记从业人员", tone: "notice" };
  return { text: `${staff} 名从业人员，${valid} 人持有效健康证明`, tone: valid >= staff ? "good" : "notice" };
};

export const OPEN_KITCHEN_LABELS: Record<Storefront["openKitchen"], string> = {
  none: "尚未建设明厨亮灶",
  glass: "透明厨房，可在店内看到后厨",
  video: "视频厨房，后厨画面已接入",
};

/** Does an entry of a red or black list hold today. */
export const isInForce = ({ from, to }: Storefront["listings"][number], today: Day): boolean => from <= today && (to === null || today <= to);

/** Metres as people say them. */
export const distanceInWords = (metres: number): string => (metres < 1000 ? `${metres} 米` : `${(metres / 1000).toFixed(1)} 公里`);
