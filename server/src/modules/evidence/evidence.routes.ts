import { isMember, isOfficer } from "@sunshine/domain/accounts/actor";
import { evidenceApi } from "@sunshine/domain/evidence/evidence.contract";
import { DomainError } from "@sunshine/domain/kernel/errors";
import { FileAnswer, nothing, route, type RoutesFor } from "../../platform/http/route";
import type { Services } from "../../platform/services";
import { recordAudit } from "../audits";
import { Evidence } from "./evidence.model";
import { lookAt, lookAtCapture } from "./evidence.policy";
import { NO_CAPTURE, type Capture } from "./exif";
import { CAPTURE_SEAL, storeEvidence } from "./operations/store-evidence";

const find = ({ id }: { readonly id: string }): Promise<Evidence | null> => Evidence.findOne({ where: { publicId: id } });

const fileOf = async (services: Services, sha256: string | null, type: string): Promise<FileAnswer> => {
  const bytes = sha256 === null ? null : await services.files.get(sha256);
  if (bytes === null || sha256 === null) throw new DomainError("not_found", { message: "没有这份材料" });
  return new FileAnswer(type, bytes, { etag: `"${sha256}"`, cacheControl: "private, max-age=3600" });
};

/** A player asks for a clip part by part; it is looked at once. */
const beginsHere = (range: string | undefined): boolean => range === undefined || range.startsWith("bytes=0-");

/** Endpoints of photos and clips 证据材料. */
export const evidenceRoutes = (services: Services) =>
  ({
    upload: route(evidenceApi.upload, {
      transaction: "own",
      open: true,
      limit: { max: 60, perSeconds: 600, by: "address" },
      subject: nothing,
      // Without a sender only complaints take evidence; everything else is known work.
      allow: (actor) => isMember(actor) || isOfficer(actor) || actor.kind === "anonymous",
      run: async ({ actor, input, body }) => {
        const anonymous = input.anonymous || actor.kind === "anonymous";
        if (anonymous && input.purpose !== "complaint") throw new DomainError(actor.kind === "anonymous" ? "unauthenticated" : "rule_violated", { message: "只有匿名举报可以匿名上传" });
        const { publicId, kind, bytes } = await storeEvidence(services, actor, { purpose: input.purpose, anonymous }, body);
        return { id: publicId, kind, bytes };
      },
    }),

    view: route(evidenceApi.view, {
      subject: async (input, actor) => lookAt(actor, await find(input)),
      allow: (_, { may }) => may,
      run: async ({ actor, subject: { evidence, logged }, request }) => {
        const answer = await fileOf(services, evidence.view, evidence.kind === "clip" ? "video/mp4" : "image/webp");
        if (logged && isOfficer(actor) && beginsHere(request.header("range"))) await recordAudit({ actor, act: "evidence.viewed", subject: `evidence:${evidence.publicId}` }, services.clock.now());
        return answer;
      },
    }),

    thumbnail: route(evidenceApi.thumbnail, {
      subject: async (input, actor) => lookAt(actor, await find(input)),
      allow: (_, { may }) => may,
      run: ({ subject: { evidence } }) => fileOf(services, evidence.thumbnail, "image/webp"),
    }),

    capture: route(evidenceApi.capture, {
      subject: async (input, actor) => lookAtCapture(actor, await find(input)),
      allow: (_, { may }) => may,
      run: async ({ actor, subject: { evidence }, input }) => {
        await recordAudit({ actor, act: "evidence.capture_viewed", subject: `evidence:${evidence.publicId}`, reason: input.reason }, services.clock.now());
        const capture = evidence.capture === null ? NO_CAPTURE : (JSON.parse(services.sealing.open(evidence.capture, CAPTURE_SEAL)) as Capture);
        return { ...capture, uploadedAt: evidence.createdAt.toISOString() };
      },
    }),
  }) satisfies RoutesFor<typeof evidenceApi>;
