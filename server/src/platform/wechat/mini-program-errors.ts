/** Why the mini-program platform said no, as far as its error code tells. */
export type MiniProgramRefusal =
  | "code_invalid"
  | "code_used"
  | "too_often"
  | "risky_user"
  | "no_consent"
  | "user_inactive"
  | "bad_user"
  | "bad_field"
  | "bad_page"
  | "quota"
  | "token_rejected"
  | "other";

const REFUSALS: Readonly<Record<number, MiniProgramRefusal>> = {
  40001: "token_rejected",
  40014: "token_rejected",
  42001: "token_rejected",
  40003: "bad_user",
  40029: "code_invalid",
  40163: "code_used",
  45011: "too_often",
  45009: "quota",
  40226: "risky_user",
  43101: "no_consent",
  61010: "user_inactive",
  47001: "bad_field",
  47003: "bad_field",
  40169: "bad_field",
  41030: "bad_page",
};

/** The platform answered with an error code: asking again unchanged will not help, except for `too_often` and `quota`. */
export class MiniProgramRefused extends Error {
  readonly reason: MiniProgramRefusal;

  constructor(
    /** Which interface, e.g. `/sns/jscode2session`. */
    readonly api: string,
    readonly errcode: number,
    message: string
  ) {
    super(`${api}: ${errcode} ${message}`);
    this.name = "MiniProgramRefused";
    this.reason = REFUSALS[errcode] ?? "other";
  }
}

/** No usable answer came: time-out, broken connection, 5xx, errcode -1 系统繁忙. */
export class MiniProgramUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "MiniProgramUnavailable";
  }
}
