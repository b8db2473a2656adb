import { messageApi } from "@sunshine/domain/notices/message.contract";
import { memberApi } from "./api";
import type { RequestSubscribe, SubscribeModeOf } from "./subscribe.types";

export const subscribeMode: SubscribeModeOf = (demo) => (demo ? "played" : "absent");

/** A browser cannot ask: in demo mode the simulated WeChat notes the consent. The route exists in demo mode only. */
export const requestSubscribe: RequestSubscribe = async (offered) => {
  const templates = offered.map(({ template }) => template);
  await memberApi(messageApi.demoConsent, { templates });
  return templates.map((template) => ({ template, answer: "accept" }));
};
