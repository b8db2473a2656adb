import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import type { OwnCaseView } from "@sunshine/domain/complaints/complaint.views";
import { memberApi, publicApi } from "../../platform/api";

type Answer = Promise<OwnCaseView>;

/** What a sender may do with a case 投诉举报人的操作: by name, or by the follow-up code alone. */
export interface CaseActs {
  readonly anonymous: boolean;
  readonly supplement: (given: { text: string; evidenceIds: string[] }, key: string) => Answer;
  readonly rate: (given: { stars: number; solved: boolean; text: string }) => Answer;
  readonly reopen: (reason: string) => Answer;
  /** Only somebody with a name may take a case back. */
  readonly withdraw: ((reason: string) => Answer) | null;
}

export const actsOfMember = (id: string): CaseActs => ({
  anonymous: false,
  supplement: (given, key) => memberApi(complaintApi.supplement, { id, ...given }, { key }),
  rate: (given) => memberApi(complaintApi.rate, { id, ...given }),
  reopen: (reason) => memberApi(complaintApi.reopen, { id, reason }),
  withdraw: (reason) => memberApi(complaintApi.withdraw, { id, reason }),
});

/** No session goes along: nobody can tell later who asked. */
export const actsOfCode = (code: string): CaseActs => ({
  anonymous: true,
  supplement: (given, key) => publicApi(complaintApi.followUpSupplement, { code, ...given }, { key }),
  rate: (given) => publicApi(complaintApi.followUpRate, { code, ...given }),
  reopen: (reason) => publicApi(complaintApi.followUpReopen, { code, reason }),
  withdraw: null,
});
