import type { AppModule } from "./platform/module";
import { accounts } from "./modules/accounts";
import { audits } from "./modules/audits";
import { establishments } from "./modules/establishments";
import { payments } from "./modules/payments";
import { sessions } from "./modules/sessions";

/** The table of contents of the server, in the order of dependence. */
export const modules: readonly AppModule[] = [audits, sessions, accounts, establishments, payments];
