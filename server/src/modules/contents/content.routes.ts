import { timingSafeEqual } from "node:crypto";
import { Op } from "sequelize";
import { isOfficer, type Actor } from "@sunshine/domain/accounts/actor";
import { contentApi, type ContentCheckView } from "@sunshine/domain/contents/content.contract";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { afterPlace, pageFrom } from "../../platform/db/paging";
import { FileAnswer, nothing, route, type RoutesFor } from "../../platform/http/route";
import type { Services } from "../../platform/services";
import { recordAudit } from "../audits";
import { ContentCheck } from "./content.model";
import { mayDecide, mayModerate, visibleTo } from "./content.policy";
import { photoKey } from "./operations/judge-photo";
import { endCheck } from "./operations/settle-check";

const find = ({ id }: { readonly id: string }, lock = false): Promise<ContentCheck | null> => ContentCheck.findOne({ where: { publicId: id }, ...(lock && { lock: true }) });

/** A person decides what a machine left open, and may take back what is shown. */
const isOpen = ({ state }: Pick<ContentCheck, "state">): boolean => state === "held" || state === "pending";

const present = (row: ContentCheck, viewer: Actor): ContentCheckView => ({
  id: row.publicId, kind: row.kind, subject: row.subject, establishmentId: row.establishmentPublicId, establishmentName: row.establishmentName, townCode: row.townCode, text: row.text ?? null,
  state: row.state, shown: row.shown, judge: row.judge, why: row.why ?? null, createdAt: row.createdAt.toISOString(), decidedAt: row.decidedAt?.toISOString() ?? null, decidedBy: row.decidedBy ?? null,
  version: row.version, abilities: isOpen(row) && mayDecide(viewer, row) ? ["decide"] : [],
});

const sameKey = (given: string | undefined, expected: string): boolean => given?.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));

/** Endpoints of content checks 内容审核. */
export const contentRoutes = (services: Services) =>
  ({
    list: route(contentApi.list, {
      subject: nothing,
      allow: mayModerate,
      run: async ({ actor, input: { state, subject, after, limit } }) => {
        const where = { [Op.and]: [visibleTo(actor), { ...(state && { state }), ...(subject && { subject }) }, afterPlace(["createdAt", "id"], "desc", after)] };
        const rows = await ContentCheck.findAll({ where, order: [["createdAt", "DESC"], ["id", "DESC"]], limit: limit + 1 });
        const page = pageFrom(rows, limit, ({ createdAt, id }) => [createdAt.toISOString(), Number(id)]);
        return { rows: page.rows.map((row) => present(row, actor)), next: page.next };
      },
    }),

    decide: route(contentApi.decide, {
      subject: (input) => find(input, true),
      allow: (actor, row) => mayDecide(actor, row),
      run: async ({ actor, subject, input: { version, publish, reason } }) => {
        if (subject.version !== version) throw new DomainError("stale_version");
        if (!isOpen(subject)) throw new DomainError("illegal_transition", { message: "这条内容已有审核结论" });
        const now = services.clock.now();
        await recordAudit({ actor, act: "content.decided", subject: `content:${subject.publicId}`, ...(reason && { reason }) }, now);
        await endCheck(subject, { publish, reason, judge: "officer", by: isOfficer(actor) ? actor.name : "" }, now);
        return present(subject, actor);
      },
    }),

    photo: route(contentApi.photo, {
      open: true,
      subject: async (input) => {
        const row = await find(input);
        return row && { row, invited: row.state === "pending" && sameKey(input.key, photoKey(services, row.publicId)) };
      },
      allow: (actor, { row, invited }) => invited || mayDecide(actor, row),
      run: async ({ subject: { row } }) => {
        const bytes = row.photo == null ? null : await services.files.get(row.photo);
        if (bytes === null) throw new DomainError("not_found", { message: "没有这张照片" });
        return new FileAnswer("image/webp", bytes, { etag: `"${row.photo}"` });
      },
    }),
  }) satisfies RoutesFor<typeof contentApi>;
