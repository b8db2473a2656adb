import { literal, Op } from "sequelize";
import { DYNAMIC_GRADES, SHOWN_GRADE_LABELS, ANNUAL_GRADE_LABELS } from "@sunshine/domain/grades/grade.vocabulary";
import { VISIT_RESULT_LABELS } from "@sunshine/domain/inspections/inspection.vocabulary";
import { formatDay } from "@sunshine/domain/kernel/day";
import { notCounted } from "../../platform/outbox/counted-to";
import { subscriber, type Subscriber } from "../../platform/outbox/outbox";
import { CheckoutCode } from "./checkout-code.model";
import { Establishment } from "./establishment.model";
import { recordOnTimelineOnce } from "./timeline.queries";
import { loopOnTimeline } from "./timeline.subscribers";

const inspectionLink = (id: string): string => `/inspections/${id}`;

/** Visits, as the timeline tells them. */
const visits = [
  subscriber({
    name: "establishments.timeline-visits",
    on: ["inspection.submitted.v1"],
    handle: async ({ establishment, inspectionId, visitedOn, result, fails, keyFails, grade, by }, { at, id }) => {
      const found = fails === 0 ? "未发现不符合项" : `不符合 ${fails} 项，其中重点项 ${keyFails} 项`;
      const graded = grade === null ? [] : [`动态等级：${SHOWN_GRADE_LABELS[grade]}`];
      const title = `${formatDay(visitedOn)}检查：${VISIT_RESULT_LABELS[result]}`;
      await recordOnTimelineOnce(id, { establishmentId: establishment.id, at, kind: "inspection", title, lines: [found, ...graded], by, link: inspectionLink(inspectionId) });
    },
  }),
  subscriber({
    name: "establishments.timeline-mended",
    on: ["inspection.mended.v1"],
    handle: async ({ establishment, inspectionId, on, mended, open, by }, { at, id }) => {
      const rest = open === 0 ? "全部整改完成" : `尚有 ${open} 项未整改`;
      await recordOnTimelineOnce(id, { establishmentId: establishment.id, at, kind: "inspection", title: `${formatDay(on)}确认整改 ${mended} 项`, lines: [rest], by, link: inspectionLink(inspectionId) });
    },
  }),
  subscriber({
    name: "establishments.timeline-voided",
    on: ["inspection.voided.v1"],
    handle: async ({ establishment, inspectionId, on, reason, by }, { at, id }) => {
      await recordOnTimelineOnce(id, { establishmentId: establishment.id, at, kind: "inspection", title: `作废 ${formatDay(on)}的检查`, lines: [`原因：${reason}`], by, link: inspectionLink(inspectionId) });
    },
  }),
];

const grades = [
  subscriber({
    name: "establishments.project-grade",
    on: ["grade.recomputed.v1"],
    handle: async ({ establishment, from, to, annual, lastVisitOn, blockedUntil, changed }, { at, id }) => {
      // `version` stays: somebody who edits the archive is not disturbed by a grade.
      await Establishment.update({ grade: to, annualGrade: annual, lastVisitOn, visitKey: lastVisitOn ?? "" }, { where: { id: establishment.id } });
      if (!changed) return;
      const lines = [...(annual === null ? [] : [`年度等级：${ANNUAL_GRADE_LABELS[annual]}`]), ...(blockedUntil === null ? [] : [`${formatDay(blockedUntil)}前暂不评定`])];
      const first = from === "pending" && DYNAMIC_GRADES.some((grade) => grade === to);
      const title = first ? `首次评定为${SHOWN_GRADE_LABELS[to]}` : `等级由${SHOWN_GRADE_LABELS[from]}变为${SHOWN_GRADE_LABELS[to]}`;
      await recordOnTimelineOnce(id, { establishmentId: establishment.id, at, kind: "grade", title, lines, by: null });
    },
  }),
  subscriber({
    name: "establishments.timeline-accidents",
    on: ["accident.recorded.v1"],
    handle: async ({ establishment, on, note, by }, { at, id }) => {
      await recordOnTimelineOnce(id, { establishmentId: establishment.id, at, kind: "grade", title: `登记 ${formatDay(on)}食品安全事故`, lines: [note], by });
    },
  }),
];

const scans = subscriber({
  name: "establishments.count-scans",
  on: ["scan.recorded.v1"],
  handle: async ({ code }, { id }) => {
    await CheckoutCode.update({ scans: literal("scans + 1"), countedTo: id }, { where: { [Op.and]: [{ code }, notCounted(id)] } });
  },
});

/** What the archive takes from other modules' events. */
export const establishmentSubscribers = (): Subscriber[] => [...visits, ...grades, scans, ...loopOnTimeline];
