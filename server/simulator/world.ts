import type { Books } from "./books";
import type { Faults } from "./faults";
import type { KeyMaterial } from "./keys";
import type { Notifier } from "./pay/notifier";
import type { Signer } from "./pay/signer";

/** Everything that the simulated WeChat consists of, handed to each of its interfaces. */
export interface World {
  readonly keys: KeyMaterial;
  readonly books: Books;
  readonly faults: Faults;
  readonly signer: Signer;
  readonly notifier: Notifier;
  /** Milliseconds until a refund is through. */
  readonly refundDelayMs: number;
}
