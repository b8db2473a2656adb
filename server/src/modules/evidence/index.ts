import type { AppModule } from "../../platform/module";
import { initEvidence } from "./evidence.model";
import { evidenceRoutes } from "./evidence.routes";

export { letHolderDecide, type EvidenceHolder } from "./holders";
export { attachEvidence, evidenceOf, type AttachEvidence } from "./operations/attach-evidence";
export { keepCaptures, type TakenAt } from "./operations/keep-captures";
export { storeEvidence, type StoreEvidence } from "./operations/store-evidence";

/** Photos and clips 证据材料: stored once, shown without metadata, open to whom the record that holds them says. */
export const evidence: AppModule = { name: "evidence", models: [initEvidence], routes: evidenceRoutes };
