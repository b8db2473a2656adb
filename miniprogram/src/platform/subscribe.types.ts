import type { Consent } from "@sunshine/domain/notices/message.contract";
import type { ConsentAnswer, SubscribeTemplate } from "@sunshine/domain/notices/notice.vocabulary";

export type Offered = Pick<Consent, "template" | "templateId" | "label">;
export interface Answered {
  readonly template: SubscribeTemplate;
  readonly answer: ConsentAnswer;
}

/** "asked": WeChat asks the person. "played": the demo's browser lets the simulator note it. "absent": a browser has no such messages. */
export type SubscribeMode = "asked" | "played" | "absent";

/** How this end asks whether messages may be sent; browsers know only whether it is a demo. */
export type SubscribeModeOf = (demo: boolean) => SubscribeMode;

/** Asks for one more message of each kind; called straight from a tap, or WeChat refuses to ask. */
export type RequestSubscribe = (offered: readonly Offered[]) => Promise<Answered[]>;
