import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { dispatchApi, TaskRowSchema, type TaskView } from "@sunshine/domain/dispatches/dispatch.contract";
import { nextTaskState, type TaskMove } from "@sunshine/domain/dispatches/dispatch.states";
import { dutyApi } from "@sunshine/domain/dispatches/duty.contract";
import { inspectionApi, type InspectionView, type SubmitInspectionInput } from "@sunshine/domain/inspections/inspection.contract";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { packWith } from "../../miniprogram/src/testing/visit-pack";
import { serve, type Call, type Route } from "./serve";

const NOW = "2026-11-24T03:30:00.000Z";
const OFFICER = { kind: "officer" as const, name: "方子衡", role: "station_officer" as const, station: "千岛湖市场监管所", towns: ["330127100"], secondFactor: false, mustChangePassword: false };
const RECORD = "00000000000000e1";

export const TASK = "00000000000000f1";

/** What the bureau remembers; a test looks into it. */
export interface Bureau {
  /** The WeChat that is bound to the officer. */
  bound: string | null;
  readonly sessions: Set<string>;
  task: TaskView;
  /** Every record that came, by the number of its draft. */
  readonly records: Map<string, SubmitInspectionInput>;
}

const pack = packWith();

export const SHOP_TO_INSPECT = pack.shop.id;

const ABILITIES: Record<string, TaskView["abilities"]> = { assigned: ["accept", "refuse", "message"], accepted: ["depart", "arrive", "message"], on_the_way: ["arrive", "message"], on_scene: ["finish", "message"], done: [] };

const firstTask = (): TaskView => ({
  id: TASK, number: "DD20261124-0001", what: "到店核查健康证明", urgency: "urgent", state: "assigned", source: { kind: "manual", ref: null }, establishmentId: pack.shop.id, placeName: pack.shop.name, townCode: pack.shop.townCode,
  lng: 119.04, lat: 29.6, assignee: { id: "00000000000000a1", name: OFFICER.name }, raisedAt: NOW, acceptBy: "2026-11-24T03:35:00.000Z", sceneBy: "2026-11-24T03:50:00.000Z", arrivedAt: null, minutesToScene: null,
  promiseKept: null, escalation: 0, mine: true, address: pack.shop.address, onSceneMinutes: 20, raisedBy: "程晓岚", arrivedAtPlace: null, result: null, inspectionId: null, evidence: [], steps: [], version: 1, abilities: ["accept", "refuse", "message"],
});

export const newBureau = (): Bureau => ({ bound: null, sessions: new Set(), task: firstTask(), records: new Map() });

/** The officer behind a bearer, if it is one's. */
export const officerOf = (bureau: Bureau, token: string | null): typeof OFFICER | null => (token !== null && bureau.sessions.has(token) ? OFFICER : null);

const asOfficer = (bureau: Bureau, { token }: Call): void => {
  if (!officerOf(bureau, token)) throw new DomainError("unauthenticated");
};

const signedIn = (bureau: Bureau): { token: string; me: typeof OFFICER } => {
  const token = `officer-${bureau.sessions.size + 1}`;
  bureau.sessions.add(token);
  return { token, me: OFFICER };
};

const move = (bureau: Bureau, what: TaskMove, version: number, change: Partial<TaskView> = {}): TaskView => {
  if (version !== bureau.task.version) throw new DomainError("stale_version");
  const state = nextTaskState(bureau.task.state, what);
  bureau.task = { ...bureau.task, ...change, state, version: version + 1, abilities: ABILITIES[state] ?? [] };
  return bureau.task;
};

const signingIn = (bureau: Bureau): Route[] => [
  serve(accountApi.signInOfficerOnPhone, ({ login, password, code }) => {
    if (login !== "sz01" || password !== "Sunshine2026") throw new DomainError("wrong_credentials");
    bureau.bound = code;
    return signedIn(bureau);
  }),
  serve(accountApi.resumeOfficer, ({ code }) => (bureau.bound === code ? { state: "signed_in" as const, session: signedIn(bureau) } : { state: "unbound" as const })),
];

const working = (bureau: Bureau): Route[] => [
  serve(dutyApi.mine, () => ({ onDuty: true, since: NOW, sharing: false, today: [] })),
  serve(dispatchApi.mine, (_, call) => {
    asOfficer(bureau, call);
    return { rows: bureau.task.state === "done" ? [] : [TaskRowSchema.strip().parse(bureau.task)], next: null };
  }),
  serve(dispatchApi.get, () => bureau.task),
  serve(dispatchApi.messages, () => ({ rows: [], next: null })),
  serve(dispatchApi.accept, ({ version }) => move(bureau, "accept", version)),
  serve(dispatchApi.depart, ({ version }) => move(bureau, "depart", version)),
  serve(dispatchApi.arrive, ({ version, lng, lat }) => move(bureau, "arrive", version, { arrivedAt: NOW, minutesToScene: 0, promiseKept: true, arrivedAtPlace: lng === null || lat === null ? null : { lng, lat, distanceM: 60 } })),
  serve(complaintApi.list, () => ({ rows: [], next: null })),
  serve(complaintApi.counts, () => ({ within: 0, near: 0, overdue: 0, received: 0, mine: 0, unassigned: 0, extensionsAsked: 0 })),
  serve(rectificationApi.list, () => ({ rows: [], next: null })),
];

const viewOf = (record: SubmitInspectionInput): InspectionView => ({
  id: RECORD, establishmentId: record.establishmentId, establishmentName: pack.shop.name, townCode: pack.shop.townCode, kind: record.kind, mode: record.mode, visitedOn: record.visitedOn,
  score: record.provisional?.score ?? 0, result: record.provisional?.result ?? "not_conform", grade: record.provisional?.grade ?? null, keyFails: 0, fails: 1, openFindings: 1, inspectors: [OFFICER.name], handling: record.handling, correctBy: record.correctBy,
  voided: false, checklistEdition: record.checklistEdition, column: "L", remark: null, findings: [], explanation: ["按 2016 年判定规则，检查结果为基本符合。"], team: [{ officerId: null, name: OFFICER.name, organisation: "" }],
  task: record.task ? { id: record.task.id, number: "DD20261124-0001", finished: true, left: null } : null, visit: null, pictures: [], signing: { kind: record.signing.kind, shop: null, refusal: null, officers: [] },
  provisional: record.provisional && { ...record.provisional, agrees: true }, submittedAt: NOW, version: 1, abilities: [],
});

const inspecting = (bureau: Bureau): Route[] => [
  serve(inspectionApi.pack, ({ taskId }) => ({ ...pack, task: taskId ? { id: taskId, number: bureau.task.number, what: bureau.task.what, state: bureau.task.state, version: bureau.task.version } : null })),
  serve(inspectionApi.submit, (record, call) => {
    asOfficer(bureau, call);
    // A draft that arrives twice is one record.
    bureau.records.set(record.draftId ?? "", record);
    if (record.task) bureau.task = { ...bureau.task, state: "done", inspectionId: RECORD, abilities: [] };
    return viewOf(record);
  }),
  serve(inspectionApi.get, () => {
    const [record] = bureau.records.values();
    if (!record) throw new DomainError("not_found");
    return viewOf(record);
  }),
  serve(rectificationApi.ofInspection, () => {
    throw new DomainError("not_found");
  }),
];

/** The regulators' end of the small county. */
export const officerRoutes = (bureau: Bureau): Route[] => [...signingIn(bureau), ...working(bureau), ...inspecting(bureau)];
