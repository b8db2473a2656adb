import type { AppModule } from "./platform/module";
import { audits } from "./modules/audits";
import { establishments } from "./modules/establishments";

/** The table of contents of the server, in the order of dependence. */
export const modules: readonly AppModule[] = [audits, establishments];
