import type { AppModule } from "../../platform/module";
import { initAudits } from "./audit.model";
import { auditRoutes } from "./audit.routes";
import { beginChain } from "./operations/record-audit";

export { recordAudit, type AuditInput } from "./operations/record-audit";
export { verifyChain, type ChainVerdict } from "./operations/verify-chain";

/** The audit trail 审计: who did what to what, why and when, in a chain that shows every change. */
export const audits: AppModule = { name: "audits", models: [initAudits], prepare: () => beginChain(), routes: auditRoutes };
