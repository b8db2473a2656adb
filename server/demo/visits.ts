import { dispatchApi } from "@sunshine/domain/dispatches/dispatch.contract";
import type { OfficerActor } from "@sunshine/domain/accounts/actor";
import { inspectionApi, type SubmitInspectionSchema } from "@sunshine/domain/inspections/inspection.contract";
import type { SigningSchema } from "@sunshine/domain/inspections/record-parts";
import { scoreVisit } from "@sunshine/domain/inspections/score";
import { defaultCorrectBy, judgeFromPack, type VisitPack } from "@sunshine/domain/inspections/visit-pack";
import { addDays, dayOf, type Day } from "@sunshine/domain/kernel/day";
import type * as z from "zod";
import { officersById } from "../src/modules/officers";
import { createChance, type Chance } from "./chance";
import { findingsFor, type GivenFinding } from "./findings";
import { personName } from "./names";
import { KITCHEN_CORNERS, uploadPicture } from "./pictures";
import { signatureBy } from "./signatures";
import type { Play, Stage } from "./world";

type Submission = z.input<typeof SubmitInspectionSchema>;

const MINUTE = 60_000;
const after = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * MINUTE);
const before = (at: Date, minutes: number): string => after(at, -minutes).toISOString();

/** A visit in the making. */
interface Scene {
  readonly play: Play;
  readonly stage: Stage;
  readonly at: Date;
  readonly officer: OfficerActor;
  readonly pack: VisitPack;
  /** Chance of its own, so that the rest of the year goes on as it did. */
  readonly luck: Chance;
}

/** What follows from the findings, as the rule on handling wants it. */
const consequenceOf = ({ rules, checklist }: VisitPack, findings: readonly GivenFinding[]) => {
  const score = scoreVisit(rules.checklist, checklist.column, findings, rules.judgement);
  const open = findings.filter(({ verdict, correctedOnSite }) => verdict === "fail" && !correctedOnSite).map(({ code }) => code);
  return { open, passes: open.length === 0 && score.keyFails === 0 && score.result !== "not_conform" };
};

const kindOf = (chance: Chance, { lastVisit }: Stage): Submission["kind"] => {
  if (lastVisit && lastVisit.open.length > 0) return "follow_up";
  return chance.odds(0.12) ? "unannounced" : "routine";
};

/** Most sign, some would rather not, and the oldest records are on paper. */
const signingOf = ({ stage, at, luck }: Scene, remote: boolean): z.input<typeof SigningSchema> => {
  if (remote || luck.odds(0.25)) return { kind: "paper" };
  const signedAt = before(at, 2);
  const officers = [0, 1].map((place) => ({ place, ...signatureBy(luck, signedAt) }));
  if (luck.odds(0.06)) return { kind: "refused", officers, reason: "负责人对检查发现的问题有不同意见，经说明后仍拒绝签字。", witness: { name: personName(luck), capacity: "社区网格员" } };
  return { kind: "screen", officers, shop: { name: stage.shop.contactName, capacity: "负责人", ...signatureBy(luck, signedAt) } };
};

/** Photos of a few findings, and the pictures of a remote visit. */
const illustrate = async ({ play, officer, at, luck }: Scene, findings: readonly GivenFinding[], remote: boolean): Promise<Pick<Submission, "findings" | "pictures">> => {
  const corner = luck.pick(KITCHEN_CORNERS);
  const shot = async () => ({ id: await uploadPicture(play.host, officer, corner, "inspection"), takenAt: before(at, 20) });
  const pictures = remote ? [{ name: corner, photo: await shot() }] : [];
  const first = findings.findIndex(({ verdict }) => verdict === "fail");
  if (remote || first < 0 || !luck.odds(0.3)) return { findings: [...findings], pictures };
  const photo = await shot();
  return { findings: findings.map((finding, place) => (place === first ? { ...finding, photos: [photo] } : finding)), pictures };
};

/** A task that sends the officer there, who accepts it and is on the scene some minutes later; null for a visit by the officer's own choice. */
const taskOf = async (play: Play, stage: Stage, at: Date, luck: Chance, latest: Date): Promise<string | null> => {
  const { host, cast, key, setClock } = play;
  if (after(at, 80) > latest || !luck.odds(0.12)) return null;
  const actor = cast.stationOf(stage.shop.town.code);
  const assigneeId = (await officersById([actor.officerId])).get(actor.officerId)?.publicId ?? null;
  const officer = host.as(actor);
  const { id, version } = await host.as(cast.command)(dispatchApi.raise, { establishmentId: stage.id, urgency: "routine", what: "按计划到店检查，重点查看上次不符合的项目。", assigneeId }, { key: key() });
  const accepted = await officer(dispatchApi.accept, { id, version });
  setClock(after(at, luck.int(8, 24)));
  await officer(dispatchApi.arrive, { id, version: accepted.version, lng: stage.shop.lng, lat: stage.shop.lat });
  setClock(after(at, 75));
  return id;
};

const timesOf = ({ stage, at, luck }: Scene, remote: boolean): Submission["visit"] => {
  const place = remote ? null : { lng: stage.shop.lng + (luck.next() - 0.5) / 2500, lat: stage.shop.lat + (luck.next() - 0.5) / 2500, accuracyM: luck.int(8, 40) };
  const fetched = before(at, 70);
  return { startedAt: before(at, luck.int(40, 50)), endedAt: before(at, 3), startPlace: place, endPlace: place, pack: { servedAt: fetched, receivedAt: fetched } };
};

const correctByOf = ({ pack, luck }: Scene, visitedOn: Day): Day => (luck.odds(0.6) ? defaultCorrectBy(pack, visitedOn) : addDays(visitedOn, luck.pick([7, 15])));

const submissionOf = async (scene: Scene, care: number, taskId: string | null): Promise<{ submission: Submission; open: readonly string[] }> => {
  const { play, stage, at, pack, luck } = scene;
  const remote = taskId === null && stage.shop.openKitchen === "video" && luck.odds(0.15);
  const visitedOn = dayOf(at);
  const answered = findingsFor(play.chance, pack, care);
  const { open, passes } = consequenceOf(pack, answered);
  const { score, grade } = judgeFromPack(pack, answered.map(({ code, verdict }) => ({ code, verdict })), visitedOn);
  return {
    open,
    submission: {
      establishmentId: stage.id, kind: kindOf(play.chance, stage), mode: remote ? "remote" : "onsite", visitedOn, checklistEdition: pack.checklist.edition,
      companions: [{ officerId: pack.officers[0]!.id }], ...(await illustrate(scene, answered, remote)),
      handling: passes ? "pass" : "rectify",
      correctBy: passes ? null : correctByOf(scene, visitedOn),
      remark: passes ? "" : "已当面说明整改要求，下次检查重点复核。",
      task: taskId === null ? null : { id: taskId },
      visit: timesOf(scene, remote),
      signing: signingOf(scene, remote),
      provisional: { score: score.score100, result: score.result, grade },
    },
  };
};

/** One inspection of the story, as an officer's phone would make it: from the pack, judged on the spot, signed, sent. */
export const performVisit = async (play: Play, stage: Stage, { at, care }: { readonly at: Date; readonly care: number }): Promise<void> => {
  const { host, cast, key } = play;
  const officer = cast.stationOf(stage.shop.town.code);
  const luck = createChance(Math.floor(at.getTime() / MINUTE));
  const taskId = await taskOf(play, stage, at, luck, play.until);
  const pack = await host.as(officer)(inspectionApi.pack, { establishmentId: stage.id, ...(taskId !== null && { taskId }) });
  const { submission, open } = await submissionOf({ play, stage, at: host.now(), officer, pack, luck }, care, taskId);
  const record = await host.as(officer)(inspectionApi.submit, submission, { key: key() });
  stage.lastVisit = { id: record.id, version: record.version, open };
};
