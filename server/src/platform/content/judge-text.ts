import type { Services } from "../services";
import { checkByWordList } from "./text-check";

/** publish: all is well; look: others read it, and a person should too; hold: a person first; refuse: back to who wrote it. */
export type TextOutcome = "publish" | "look" | "hold" | "refuse";

export interface TextJudgement {
  readonly outcome: TextOutcome;
  readonly judge: "words" | "wechat";
  /** WeChat's label of what was found; null where it was not asked. */
  readonly label: number | null;
  /** Why it is not simply published, for who wrote it or for the officer who looks. */
  readonly because: string | null;
}

export interface TextToJudge {
  readonly text: string;
  /** WeChat judges the words of its users only 发布人的微信标识: officers' words and what nobody signed go by the list. */
  readonly openid: (() => Promise<string>) | null;
}

const byWords = (outcome: TextOutcome, because: string | null): TextJudgement => ({ outcome, judge: "words", label: null, because });

/**
 * Judges words that others will read 文本内容审核, outside of any transaction. The county's list comes first, for it is
 * ours and quick; then WeChat where the settings say so. When WeChat does not answer the list's word stands, and a
 * person is asked to look.
 */
export const judgeText = async ({ settings, mini, log }: Pick<Services, "settings" | "mini" | "log">, { text, openid }: TextToJudge): Promise<TextJudgement> => {
  const words = checkByWordList(text);
  if (!words.ok) return byWords("refuse", words.because);
  if (settings.CONTENT_CHECK === "words" || mini === null || openid === null || text.trim() === "") return byWords("publish", null);
  try {
    const { advice, label } = await mini.checkText({ openid: await openid(), place: "comment", content: text });
    if (advice === "pass") return { outcome: "publish", judge: "wechat", label, because: null };
    if (advice === "risky") return { outcome: "refuse", judge: "wechat", label, because: "内容未通过微信内容安全检测，请修改后再提交" };
    return { outcome: "hold", judge: "wechat", label, because: "微信建议人工审核" };
  } catch (error) {
    log.warn({ err: error }, "text not judged by WeChat");
    return byWords("look", "微信内容安全没有给出结论，仅经词表检查");
  }
};
