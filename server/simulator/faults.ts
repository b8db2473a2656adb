import * as z from "zod";

/** Ways in which a signature goes wrong. */
const signatureTwists = ["forge", "stale", "probe", "unknown_serial", "unsigned"] as const;
export type SignatureTwist = (typeof signatureTwists)[number];

const AnswerFaultSchema = z.object({
  /** Name of an operation in `pay/routes.ts` or `mini/routes.ts`, or "any". */
  on: z.string().default("any"),
  /**
   * `drop_request`: cut before it is carried out; `drop_answer`: carried out, cut; `hang`: carried out, never answered;
   * `server_error`, `busy`: 500 and 429, not carried out; `tamper`: altered after signing; the rest twist the signature.
   */
  effect: z.enum(["drop_request", "drop_answer", "hang", "delay", "server_error", "busy", "tamper", ...signatureTwists]),
  times: z.number().int().min(1).default(1),
  delayMs: z.number().int().min(0).default(0),
});

const NotifyFaultSchema = z.object({
  /**
   * `lose`: not delivered, tried again on schedule; `flip`: one byte of the ciphertext, then signed correctly;
   * `tamper`: the body after signing; `wrong_amount`, `wrong_payee`: genuine signature, false content.
   */
  effect: z.enum(["lose", "delay", "duplicate", "tamper", "flip", "wrong_amount", "wrong_payee", ...signatureTwists]),
  times: z.number().int().min(1).default(1),
  delayMs: z.number().int().min(0).default(0),
});

/** What `POST /__sim/faults` takes; each list is added to, each mode replaced. */
export const FaultsSchema = z.object({
  answers: z.array(AnswerFaultSchema).default([]),
  notifies: z.array(NotifyFaultSchema).default([]),
  signWith: z.enum(["platformA", "platformB", "publicKey"]).optional(),
  published: z.array(z.enum(["platformA", "platformB"])).optional(),
  refundOutcome: z.enum(["SUCCESS", "CLOSED", "ABNORMAL"]).optional(),
});

export type FaultsInput = z.input<typeof FaultsSchema>;
export type AnswerFault = z.output<typeof AnswerFaultSchema>;
export type NotifyFault = z.output<typeof NotifyFaultSchema>;
export type SigningKeyName = "platformA" | "platformB" | "publicKey";

const takeOne = <Fault extends { times: number }>(faults: Fault[], applies: (fault: Fault) => boolean): Fault | null => {
  const at = faults.findIndex(applies);
  const fault = faults[at];
  if (!fault) return null;
  fault.times -= 1;
  if (fault.times === 0) faults.splice(at, 1);
  return fault;
};

/** What is to go wrong next 故障开关; everything goes right until somebody asks otherwise. */
export class Faults {
  signWith: SigningKeyName = "platformA";
  /** Which platform certificates are published; none means a merchant that has only public keys. */
  published: readonly ("platformA" | "platformB")[] = ["platformA"];
  refundOutcome: "SUCCESS" | "CLOSED" | "ABNORMAL" = "SUCCESS";
  private answers: AnswerFault[] = [];
  private notifies: NotifyFault[] = [];

  add(input: z.output<typeof FaultsSchema>): void {
    this.answers.push(...input.answers);
    this.notifies.push(...input.notifies);
    this.signWith = input.signWith ?? this.signWith;
    this.published = input.published ?? this.published;
    this.refundOutcome = input.refundOutcome ?? this.refundOutcome;
  }

  clear(): void {
    this.answers = [];
    this.notifies = [];
    this.signWith = "platformA";
    this.published = ["platformA"];
    this.refundOutcome = "SUCCESS";
  }

  takeForAnswer(operation: string): AnswerFault | null {
    return takeOne(this.answers, ({ on }) => on === "any" || on === operation);
  }

  takeForNotify(): NotifyFault | null {
    return takeOne(this.notifies, () => true);
  }

  /** Faults still waiting, for the state listing. */
  pending(): { answers: readonly AnswerFault[]; notifies: readonly NotifyFault[] } {
    return { answers: this.answers, notifies: this.notifies };
  }
}

export const isSignatureTwist = (effect: string): effect is SignatureTwist => signatureTwists.some((it) => it === effect);
