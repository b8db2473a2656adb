import type { AppModule } from "./platform/module";
import { accounts } from "./modules/accounts";
import { audits } from "./modules/audits";
import { complaints } from "./modules/complaints";
import { contents } from "./modules/contents";
import { dispatches } from "./modules/dispatches";
import { establishments } from "./modules/establishments";
import { evidence } from "./modules/evidence";
import { grades } from "./modules/grades";
import { honours } from "./modules/honours";
import { insights } from "./modules/insights";
import { inspections } from "./modules/inspections";
import { notices } from "./modules/notices";
import { officers } from "./modules/officers";
import { payments } from "./modules/payments";
import { rectifications } from "./modules/rectifications";
import { regions } from "./modules/regions";
import { sessions } from "./modules/sessions";
import { storefronts } from "./modules/storefronts";

/** The table of contents of the server, in the order of dependence. */
export const modules: readonly AppModule[] = [regions, audits, sessions, officers, accounts, contents, establishments, evidence, inspections, rectifications, grades, payments, complaints, dispatches, honours, storefronts, notices, insights];
