import type { Sequelize } from "sequelize";
import { NOTICE_TEMPLATES } from "@sunshine/config/complaints";
import type { Actor } from "@sunshine/domain/accounts/actor";
import type { OfficerCaseView, OwnCaseView } from "@sunshine/domain/complaints/complaint.views";
import { NOTICE_ACTS, noticeText } from "@sunshine/domain/complaints/notices";
import { addDays, dayOf, startOfDay } from "@sunshine/domain/kernel/day";
import { selectRows } from "../../platform/db/statements";
import { evidenceOf } from "../evidence";
import { noticeValues, stepsOf } from "./case-file";
import { ComplaintCase } from "./case.model";
import { CaseMediation } from "./case-parts.model";
import { presentOfficerRow, presentOwn, presentStep, toldOf } from "./case.presenter";
import { officerAbilities } from "./complaint.policy";

const REPEAT_DAYS = 90;

const partsOf = async (row: ComplaintCase) => ({
  steps: await stepsOf(row),
  evidence: (await evidenceOf("case", [row.publicId])).get(row.publicId) ?? [],
});

/** A case for its complainant, as it is now. */
export const ownView = async (row: ComplaintCase, now: Date): Promise<OwnCaseView> => presentOwn(row, await partsOf(row), now);

interface Repeats {
  readonly total: number | string;
  readonly last90Days: number | string;
  readonly sameShop: number | string;
}

/** Other submissions of the same phone number 重复投诉举报: shown with counts, blocking nobody. */
const claimantOf = async ({ claimantDigest, establishmentId, submissionDigest }: ComplaintCase, now: Date): Promise<OfficerCaseView["claimant"]> => {
  if (claimantDigest == null) return null;
  const [found] = await selectRows<Repeats>(
    ComplaintCase.sequelize as Sequelize,
    `SELECT COUNT(*) AS total, COALESCE(SUM(received_at >= ?), 0) AS last90Days, COALESCE(SUM(establishment_id = ?), 0) AS sameShop
     FROM complaint_cases WHERE claimant_digest = ? AND submission_digest <> ?`,
    [startOfDay(addDays(dayOf(now), -REPEAT_DAYS)), establishmentId ?? 0, claimantDigest, submissionDigest]
  );
  return { total: Number(found?.total), last90Days: Number(found?.last90Days), sameShop: Number(found?.sameShop) };
};

const mediationsOf = async ({ id }: ComplaintCase): Promise<OfficerCaseView["mediations"]> =>
  (await CaseMediation.findAll({ where: { caseId: id }, order: [["id", "ASC"]] })).map(({ publicId, heldAt, place, mediator, claimantSide, present, claims, statement, record, agreed, agreement }) => ({
    id: publicId, heldAt: heldAt.toISOString(), place, mediator, claimantSide, present, claims, statement, record, agreed, agreement,
  }));

/** Most acts begin another clock, so its day stays in braces until the notice is sent. */
const templatesOf = (row: ComplaintCase): Record<string, string> => {
  const known = { ...noticeValues(row), deadline: "{deadline}" };
  return Object.fromEntries(NOTICE_ACTS.map((act) => [act, noticeText(NOTICE_TEMPLATES, act, row.kind, known)]));
};

const filingOf = ({ filed, filedOn, filingReason }: ComplaintCase): OfficerCaseView["filing"] => (filed == null || filedOn == null ? null : { filed, on: filedOn, reason: filingReason ?? "" });

/** The case file for officers of the area. */
export const officerView = async (row: ComplaintCase, viewer: Actor, now: Date): Promise<OfficerCaseView> => {
  const { steps, evidence } = await partsOf(row);
  return {
    ...presentOfficerRow(row, viewer, now),
    ...toldOf(row, evidence),
    version: row.version,
    publishConsent: row.publishConsent,
    shopSummary: row.shopSummary ?? null,
    refusalText: row.refusalText ?? null,
    mergedIntoId: row.mergedIntoId ?? null,
    extension: row.extensionState == null ? null : { state: row.extensionState, reason: row.extensionReason ?? "" },
    verifiedOn: row.verifiedOn ?? null,
    filing: filingOf(row),
    inspectionIds: row.inspectionIds ?? [],
    mediations: await mediationsOf(row),
    claimant: await claimantOf(row, now),
    timeline: steps.map((step) => ({ ...presentStep(step), audience: step.audience })),
    templates: templatesOf(row),
    abilities: officerAbilities(viewer, row),
  };
};
