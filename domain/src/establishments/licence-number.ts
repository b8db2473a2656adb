import { checkCreditCode } from "./credit-code";

/** What kind of permission a number stands for: 食品经营许可证, 备案, 小餐饮登记. */
export const LICENCE_KINDS = ["licence", "filing", "small_catering"] as const;
export type LicenceKind = (typeof LICENCE_KINDS)[number];
export const LICENCE_KIND_LABELS: Record<LicenceKind, string> = {
  licence: "食品经营许可证",
  filing: "仅销售预包装食品备案",
  small_catering: "小餐饮店登记证",
};

export type LicenceReading = { readonly kind: LicenceKind; readonly warning?: string } | { readonly error: string };

const DIGITS = 14;

/** GB/T 17710 MOD 11,10 over the thirteen digits before the check digit 校验码. */
export const licenceCheckDigit = (digits: string): string => {
  const product = [...digits].reduce((carry, digit) => {
    const sum = (carry + Number(digit)) % 10;
    return ((sum === 0 ? 10 : sum) * 2) % 11;
  }, 10);
  return String((11 - product) % 10);
};

/** Doubts that do not forbid: the check rule of JY numbers was not seen in print. */
const licenceWarning = (digits: string): string | null => {
  if (licenceCheckDigit(digits.slice(0, DIGITS - 1)) !== digits.charAt(DIGITS - 1)) {
    return "食品经营许可证编号的校验位不符，请对照许可证核对";
  }
  return digits.startsWith("1") ? "该编号的主体业态为食品销售经营者，请核对是否为餐饮许可" : null;
};

const readLicence = (number: string): LicenceReading => {
  const digits = number.slice(2);
  if (!/^\d*$/.test(digits)) {
    return { error: `食品经营许可证编号应为“JY”加 ${DIGITS} 位数字，其中含有其他字符` };
  }
  if (digits.length !== DIGITS) {
    return { error: `食品经营许可证编号应为“JY”加 ${DIGITS} 位数字，现有 ${digits.length} 位` };
  }
  if (!/^[123]/.test(digits)) {
    return { error: "食品经营许可证编号“JY”后第一位应为 1（食品销售）、2（餐饮服务）或 3（单位食堂）" };
  }
  const warning = licenceWarning(digits);
  return warning === null ? { kind: "licence" } : { kind: "licence", warning };
};

const readFiling = (number: string): LicenceReading =>
  /^(JYBA|YB)\d{8,16}$/.test(number)
    ? { kind: "filing", warning: "这是备案编号，制售食品的餐饮服务应取得许可或登记，请核对" }
    : { error: "备案编号应为“JYBA”或“YB”加 8 至 16 位数字" };

/** Registration numbers of small caterers follow no national form: words, brackets and at least six digits. */
const readSmallCatering = (number: string): LicenceReading => {
  if (number.length > 40 || !/^[\dA-Z\u4e00-\u9fff()（）〔〕[\]\-—－]+$/.test(number)) {
    return { error: "小餐饮登记编号只能含数字、字母、汉字、括号和短横，且不超过 40 字" };
  }
  return number.replace(/\D/g, "").length >= 6
    ? { kind: "small_catering" }
    : { error: "许可证编号应为“JY”加 14 位数字；小餐饮店请填登记证上的完整编号" };
};

/**
 * Reads the number of a food business licence 食品经营许可证编号, a filing 备案 or a small caterer's registration 小餐饮店登记证.
 *
 * A wrong check digit warns and does not refuse, since only the scheme (GB/T 17710) and not its use for JY numbers is verified.
 */
export const readLicenceNumber = (text: string): LicenceReading => {
  const number = text.trim().toUpperCase();
  if (number === "") {
    return { error: "请填写许可证编号" };
  }
  if (checkCreditCode(number).ok) {
    return { error: "这是统一社会信用代码，请填写许可证编号" };
  }
  if (/^(JYBA|YB)/.test(number)) {
    return readFiling(number);
  }
  return number.startsWith("JY") ? readLicence(number) : readSmallCatering(number);
};
