import { DomainError } from "@sunshine/domain/kernel/errors";
import type { PhoneCodeFor, PhoneCodeMode } from "./phone-code.types";

export const PHONE_CODE_MODE: PhoneCodeMode = "component";

/** In WeChat only the phone number component may hand out a code. */
export const phoneCodeFor: PhoneCodeFor = () => Promise.reject(new DomainError("forbidden", { message: "请使用微信手机号按钮" }));
