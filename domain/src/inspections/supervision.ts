import * as z from "zod";
import { marked, regulationHead } from "../kernel/regulation";

/** Rules of supervision that do not depend on the checklist 监督检查通则 (Order 49), as data. */
export const SupervisionSchema = z.strictObject({
  ...regulationHead,
  note: z.string(),
  /** Fewer may be refused by the operator. */
  minInspectors: marked(z.number().int().min(1)),
  /** Every operator is seen with the whole table at least once in so many years. */
  fullCoverageYears: marked(z.number().int().min(1)),
  /** Working days from the result to its publication. */
  publishWithinWorkdays: marked(z.number().int().min(1)),
  postedUntilNextInspection: marked(z.boolean()),
  /** Fine for not posting or tearing the record, after an order was refused; fen. */
  notPostingFineFen: marked(z.strictObject({ min: z.number().int(), max: z.number().int() })),
});
export type Supervision = z.output<typeof SupervisionSchema>;
