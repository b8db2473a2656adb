import { Op, type WhereOptions } from "sequelize";
import { hasOfficerRole, type Actor } from "@sunshine/domain/accounts/actor";
import { auditApi, type AuditEntryView } from "@sunshine/domain/audits/audit.contract";
import { AUDIT_ACT_LABELS } from "@sunshine/domain/audits/audit.vocabulary";
import { addDays, startOfDay } from "@sunshine/domain/kernel/day";
import type { InputOf } from "@sunshine/domain/kernel/endpoint";
import { afterPlace, pageFrom } from "../../platform/db/paging";
import { nothing, route, type RoutesFor } from "../../platform/http/route";
import { AuditEntry } from "./audit.model";
import { COUNTY_CHAIN } from "./operations/record-audit";
import { verifyChain } from "./operations/verify-chain";

const isAdministrator = (actor: Actor): boolean => hasOfficerRole(actor, "administrator");

const presentEntry = ({ seq, at, actorKind, actorName, act, subject, reason, detail, hash }: AuditEntry): AuditEntryView => ({
  seq: Number(seq), at: at.toISOString(), actorKind, actorName, act, actLabel: (AUDIT_ACT_LABELS as Record<string, string>)[act] ?? act, subject, reason, detail, hash,
});

const filterOf = ({ act, subject, actorKind, actorName, from, to }: InputOf<typeof auditApi.list>): WhereOptions => ({
  chain: COUNTY_CHAIN,
  ...(act !== undefined && { act }),
  ...(subject !== undefined && { subject }),
  ...(actorKind !== undefined && { actorKind }),
  ...(actorName !== undefined && actorName !== "" && { actorName }),
  ...((from ?? to) !== undefined && {
    at: { ...(from !== undefined && { [Op.gte]: startOfDay(from) }), ...(to !== undefined && { [Op.lt]: startOfDay(addDays(to, 1)) }) },
  }),
});

export const auditRoutes = () =>
  ({
    list: route(auditApi.list, {
      subject: nothing,
      allow: isAdministrator,
      run: async ({ input }) => {
        const where = { [Op.and]: [filterOf(input), afterPlace(["seq"], "desc", input.after)] };
        const found = await AuditEntry.findAll({ where, order: [["seq", "DESC"]], limit: input.limit + 1 });
        const { rows, next } = pageFrom(found, input.limit, ({ seq }) => [Number(seq)]);
        return { rows: rows.map(presentEntry), next };
      },
    }),
    verify: route(auditApi.verify, { subject: nothing, allow: isAdministrator, run: () => verifyChain(), limit: { max: 6, perSeconds: 60, by: "actor" } }),
  }) satisfies RoutesFor<typeof auditApi>;
