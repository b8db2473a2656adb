import { Op } from "sequelize";
import { coversTown, isOfficer } from "@sunshine/domain/accounts/actor";
import { alarmApi, type AlarmView } from "@sunshine/domain/insights/alarm.contract";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { afterPlace, pageFrom } from "../../platform/db/paging";
import { nothing, route, type RoutesFor } from "../../platform/http/route";
import type { Services } from "../../platform/services";
import { mayCommand } from "../dispatches";
import { Alarm } from "./alarm.model";
import { maySeeFigures, townsOf, type Towns } from "./insight.policy";
import { acknowledgeAlarm } from "./operations/acknowledge-alarm";

const presentAlarm = (alarm: Alarm): AlarmView => ({
  id: alarm.publicId, kind: alarm.kind, sourceRef: alarm.sourceRef, text: alarm.text, placeName: alarm.placeName, townCode: alarm.townCode,
  establishmentId: alarm.establishmentPublicId ?? null, lng: alarm.lng ?? null, lat: alarm.lat ?? null, raisedAt: alarm.raisedAt.toISOString(),
  acknowledged: alarm.acknowledgedAt ? { at: alarm.acknowledgedAt.toISOString(), by: alarm.acknowledgedName ?? "" } : null,
});

const listAlarms = async (towns: Towns, { after, limit, open }: { readonly after?: string | undefined; readonly limit: number; readonly open?: boolean | undefined }) => {
  const found = await Alarm.findAll({
    where: { [Op.and]: [towns === null ? {} : { townCode: [...towns] }, open === undefined ? {} : { acknowledgedAt: { [open ? Op.is : Op.not]: null } }, afterPlace(["raisedAt", "id"], "desc", after)] },
    order: [["raisedAt", "DESC"], ["id", "DESC"]],
    limit: limit + 1,
  });
  return pageFrom(found, limit, ({ raisedAt, id }) => [raisedAt.toISOString(), Number(id)]);
};

/** Endpoints of the centre's alarms 警情. */
export const alarmRoutes = ({ clock }: Services) =>
  ({
    list: route(alarmApi.list, {
      subject: nothing,
      allow: maySeeFigures,
      run: async ({ actor, input }) => {
        const { rows, next } = await listAlarms(townsOf(actor), input);
        return { rows: rows.map(presentAlarm), next };
      },
    }),

    acknowledge: route(alarmApi.acknowledge, {
      subject: ({ id }) => Alarm.findOne({ where: { publicId: id }, lock: true }),
      allow: (actor, alarm) => mayCommand(actor) && coversTown(actor, alarm.townCode),
      run: async ({ actor, subject }) => {
        if (!isOfficer(actor)) throw new DomainError("forbidden");
        await acknowledgeAlarm(actor, subject, clock.now());
        return presentAlarm(subject);
      },
    }),
  }) satisfies RoutesFor<typeof alarmApi>;
