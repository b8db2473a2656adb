import { createBodyCache } from "../../../server/src/platform/http/body-cache";
import { inTransaction } from "../../../server/src/platform/db/transaction";
import { emit } from "../../../server/src/platform/outbox/outbox";
import { prepareDatabase, startServer } from "../../../server/src/start-server";
import { answerParent } from "../answering";
import { benchServices } from "../server-parts";

/** The server itself. CACHE=off leaves the kept pages out, as for a shop that nobody has asked for yet. */
const open = async () => {
  const services = benchServices();
  await prepareDatabase(services);
  return startServer(process.env["CACHE"] === "off" ? { ...services, bodies: createBodyCache(1) } : services, []);
};

const opened = open();

answerParent(
  {
    port: async () => (await opened).port,
    hits: async () => (await opened).services.bodies.stats().hits,
    sockets: async () => (await opened).runtime.hub.size(),
    /** A page was built anew; answers with the instant of the commit, on the clock that all processes share. */
    tell: async ({ establishmentId, publicId }: { establishmentId: number; publicId: string }) => {
      const { services } = await opened;
      await inTransaction(services.db.sequelize, () => emit("storefront.refreshed.v1", { establishmentIds: [establishmentId], publicIds: [publicId] }, `establishment:${establishmentId}`));
      return Number(process.hrtime.bigint() / 1000n);
    },
  },
  async () => (await opened).stop()
);
