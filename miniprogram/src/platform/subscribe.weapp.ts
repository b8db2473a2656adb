import Taro from "@tarojs/taro";
import { CONSENT_ANSWERS } from "@sunshine/domain/notices/notice.vocabulary";
import type { RequestSubscribe, SubscribeModeOf } from "./subscribe.types";

export const subscribeMode: SubscribeModeOf = () => "asked";

/** WeChat shows three kinds at most. */
const MOST = 3;

type Result = Readonly<Record<string, string>>;

/** With callbacks of our own: a promise of Taro would come after the tap is over. */
const ask = (tmplIds: string[]): Promise<Result> =>
  // Taro's type also wants Alipay's ids.
  new Promise((resolve, reject) => void Taro.requestSubscribeMessage({ tmplIds, success: (result: unknown) => resolve(result as Result), fail: reject } as unknown as Parameters<typeof Taro.requestSubscribeMessage>[0]));

/** WeChat's own question; a person who has switched messages off is a refusal, not an error. */
export const requestSubscribe: RequestSubscribe = async (offered) => {
  const shown = offered.slice(0, MOST);
  const result = await ask(shown.map(({ templateId }) => templateId)).catch((): Result => ({}));
  return shown.map(({ template, templateId }) => ({ template, answer: CONSENT_ANSWERS.find((answer) => answer === result[templateId]) ?? "reject" }));
};
