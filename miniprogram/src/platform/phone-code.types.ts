/** "component": WeChat's own button hands out the code. "typed": the demo's browser exchanges a typed number. */
export type PhoneCodeMode = "component" | "typed";

/** Exchanges a typed phone number for a one-time code; browsers in demo mode only. */
export type PhoneCodeFor = (phone: string) => Promise<string>;
