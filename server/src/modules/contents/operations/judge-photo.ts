import { API_PREFIX } from "@sunshine/domain/kernel/endpoint";
import { inTransaction } from "../../../platform/db/transaction";
import type { JobHandler } from "../../../platform/jobs/jobs";
import type { Services } from "../../../platform/services";
import { memberOpenid } from "../../accounts";
import { ContentCheck } from "../content.model";
import { applyVerdict, holdCheck } from "./settle-check";

/** After these tries WeChat is away for now, and a person is asked. */
const MOST_TRIES = 3;

/** Lets WeChat's checker read one photo while it is being judged; it opens nothing else. */
export const photoKey = ({ sealing }: Pick<Services, "sealing">, checkId: string): string => sealing.digest(checkId, "content_checks.photo");

const addressOf = (services: Services, checkId: string): string =>
  `${(services.settings.PUBLIC_URL ?? "").replace(/\/+$/, "")}${API_PREFIX}/content-checks/${checkId}/photo?key=${photoKey(services, checkId)}`;

const ask = async (services: Services, row: ContentCheck): Promise<string> => {
  if (!services.mini || row.accountId == null) throw new Error("nobody to ask");
  const openid = await memberOpenid(services, Number(row.accountId));
  return (await services.mini.checkMedia({ openid, place: "profile", url: addressOf(services, row.publicId), kind: "image" })).traceId;
};

/** Puts a photo before WeChat 图片内容审核. Asked twice after a crash it waits for the later verdict. */
export const judgePhoto =
  (services: Services): JobHandler =>
  async (payload, { attempt }) => {
    const { checkId } = payload as { readonly checkId: string };
    const find = (lock = false): Promise<ContentCheck | null> => ContentCheck.findOne({ where: { publicId: checkId, state: "pending" }, ...(lock && { lock: true }) });
    const row = await find();
    if (!row || row.traceId != null) return;
    try {
      const traceId = await ask(services, row);
      await inTransaction(services.db.sequelize, async () => {
        await ContentCheck.update({ traceId }, { where: { id: row.id, state: "pending" } });
        await applyVerdict(traceId, services.clock.now());
      });
    } catch (error) {
      if (attempt < MOST_TRIES) throw error;
      services.log.warn({ err: error, check: checkId }, "photo not judged by WeChat");
      await inTransaction(services.db.sequelize, async () => {
        const still = await find(true);
        if (still) await holdCheck(still, "微信内容安全暂时不可用");
      });
    }
  };
