import { accountApi } from "@sunshine/domain/accounts/account.contract";
import { memberApi } from "./api";
import type { PhoneCodeFor, PhoneCodeMode } from "./phone-code.types";

export const PHONE_CODE_MODE: PhoneCodeMode = "typed";

export const phoneCodeFor: PhoneCodeFor = async (phone) => (await memberApi(accountApi.demoPhoneCode, { phone })).code;
