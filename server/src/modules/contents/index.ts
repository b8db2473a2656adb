import { regulatorsOf, topic } from "../../platform/live/audience";
import type { AppModule } from "../../platform/module";
import { initContents } from "./content.model";
import { contentRoutes } from "./content.routes";
import { judgePhoto } from "./operations/judge-photo";
import { answerGreeting, receivePush } from "./operations/receive-push";
import { PHOTO_JOB } from "./operations/record-check";
import { holdOverdue } from "./operations/settle-check";

export { recordPhotoCheck, recordTextCheck, type Judged } from "./operations/record-check";
export { letSubjectPublish, type Publisher } from "./publishers";
export type { ContentCheck } from "./content.model";

const FIVE_MINUTES = 300_000;

/** Content checks 内容审核: what others would read is judged before they do. */
export const contents: AppModule = {
  name: "contents",
  models: [initContents],
  routes: contentRoutes,
  audience: {
    "content.held.v1": ({ checkId, subject, establishment, why }) => [{ topics: regulatorsOf(establishment.townCode), data: { checkId, subject, establishmentId: establishment.publicId, why } }],
    "content.decided.v1": ({ checkId, subject, establishment, published, reason, accountId }) => [
      {
        topics: [...regulatorsOf(establishment.townCode), ...(subject === "shop_photo" ? [topic.shop(establishment.id)] : []), ...(accountId === null ? [] : [topic.member(accountId)])],
        data: { checkId, subject, establishmentId: establishment.publicId, published, reason },
      },
    ],
  },
  jobs: (services) => ({ [PHOTO_JOB]: judgePhoto(services) }),
  schedules: (services) => [{ name: "contents.hold_overdue", everyMs: FIVE_MINUTES, run: () => holdOverdue(services) }],
  webhooks: (services) => [{ path: "/wechat/messages", handle: (request) => receivePush(services, request), greet: (request) => answerGreeting(services, request) }],
};
