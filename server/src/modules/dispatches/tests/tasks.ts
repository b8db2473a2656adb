import { randomBytes } from "node:crypto";
import type { OfficerActor } from "@sunshine/domain/accounts/actor";
import { dispatchApi, type RaiseTaskSchema, type TaskView } from "@sunshine/domain/dispatches/dispatch.contract";
import { dutyApi } from "@sunshine/domain/dispatches/duty.contract";
import type * as z from "zod";
import { actorsAround, OWN_TOWN } from "../../../testing/actors";
import type { World } from "../../../testing/world";
import { CaseCluster } from "../../complaints/case-parts.model";
import { Officer } from "../../officers/officer.model";

export const newKey = (): string => randomBytes(12).toString("hex");

const NOW = new Date("2026-11-23T02:00:00.000Z");

/** The accounts behind the actors of the tests; their outside ids by inside number. */
export const enrol = async (world: World): Promise<(actor: OfficerActor) => string> => {
  const { administrator, bureauOfficer, stationOfficer, otherStationOfficer, commandOperator } = actorsAround(1);
  const stations = new Map([[stationOfficer.officerId, "SZ01"], [otherStationOfficer.officerId, "SZ07"]]);
  const ids = new Map<number, string>();
  for (const { officerId, role, name } of [administrator, bureauOfficer, stationOfficer, otherStationOfficer, commandOperator]) {
    const publicId = world.services.ids.newId();
    ids.set(officerId, publicId);
    await Officer.create({
      id: officerId, publicId, login: `officer${officerId}`, name, role, stationCode: stations.get(officerId) ?? null, badgeNumber: null, phoneSealed: null,
      state: "active", passwordHash: "-", mustChangePassword: false, version: 1, createdAt: NOW, updatedAt: NOW,
    });
  }
  return ({ officerId }) => ids.get(officerId)!;
};

export const HARBOUR = { lng: 119.04, lat: 29.605 };

/** A task at a pin, raised by the command centre. */
export const raise = (world: World, changes: Partial<z.input<typeof RaiseTaskSchema>> = {}, key = newKey()): Promise<TaskView> =>
  world.as(actorsAround(1).commandOperator)(dispatchApi.raise, { placeName: "旅游码头烧烤摊", townCode: OWN_TOWN, ...HARBOUR, urgency: "urgent", what: "核查无证经营情况", ...changes }, { key });

/** A cluster alarm of the complaints; its outside id. */
export const alarm = async (world: World): Promise<string> => {
  const publicId = world.services.ids.newId();
  await CaseCluster.create({ publicId, placeName: "千岛湖鱼味馆", townCode: OWN_TOWN, ...HARBOUR, firstAt: NOW, detectedAt: NOW });
  return publicId;
};

/** Goes on duty and shares a place. */
export const standBy = async (world: World, actor: OfficerActor, place?: { lng: number; lat: number }): Promise<void> => {
  await world.as(actor)(dutyApi.goOn, { onDuty: true });
  if (place) await world.as(actor)(dutyApi.sharePlace, place);
};
