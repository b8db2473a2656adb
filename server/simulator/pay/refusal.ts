/** WeChat Pay says no, in its own words: status, code, message. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string
  ) {
    super(message);
    this.name = "Refusal";
  }
}
