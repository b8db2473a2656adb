import { prepareDatabase } from "../../../server/src/start-server";
import { answerParent } from "../answering";
import { addSeededCases } from "../complaint-cases";
import { addCounty, addSeedTables, signIn } from "../complaint-county";
import type { CountySizes } from "../complaint-people";
import { benchServices } from "../server-parts";

const services = benchServices();

answerParent(
  {
    /** Tables, people and places, and `cases` stored complaints. */
    seed: async ({ cases, sizes }: { cases: number; sizes: CountySizes }) => {
      await prepareDatabase(services);
      await addCounty(services, sizes);
      if (cases > 0) {
        await addSeedTables(services, sizes);
        await addSeededCases(services.db, cases, sizes);
      }
    },
    /** Also what has been added to the tables since they were seeded. */
    signIn: async ({ diners, officers }: CountySizes) => {
      await prepareDatabase(services);
      await signIn(services, diners, officers);
    },
  },
  () => services.db.close()
);
