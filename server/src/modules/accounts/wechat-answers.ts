import { DomainError } from "@sunshine/domain/kernel/errors";
import type { Services } from "../../platform/services";
import { MiniProgramRefused, MiniProgramUnavailable, type MiniProgramRefusal } from "../../platform/wechat/mini-program-errors";
import type { MiniProgramApi } from "../../platform/wechat/mini-program-port";

/** The mini-program platform, where this installation has one. */
export const miniProgramOf = ({ mini }: Pick<Services, "mini">): MiniProgramApi => {
  if (!mini) throw new DomainError("unavailable", { message: "本系统尚未接入微信登录" });
  return mini;
};

const ANSWERS: Partial<Record<MiniProgramRefusal, () => DomainError>> = {
  code_invalid: () => new DomainError("wrong_credentials", { message: "微信登录凭证无效，请重试" }),
  code_used: () => new DomainError("wrong_credentials", { message: "微信登录凭证已经用过，请重试" }),
  too_often: () => new DomainError("too_many_requests", { message: "操作太频繁，请稍后再试", retryAfter: 60 }),
  risky_user: () => new DomainError("forbidden", { message: "微信提示此账号存在风险，暂不能登录" }),
};

/** What WeChat's refusals mean to the person in front of the phone. */
export const askWechat = async <T>(ask: () => Promise<T>): Promise<T> => {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof MiniProgramRefused) throw ANSWERS[error.reason]?.() ?? new DomainError("upstream_failed", { message: "微信暂时没有受理，请稍后重试" });
    if (error instanceof MiniProgramUnavailable) throw new DomainError("upstream_failed", { message: "微信暂时没有响应，请稍后重试" });
    throw error;
  }
};
