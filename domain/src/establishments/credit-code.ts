/** The 31 characters of a code; I, O, S, V and Z are left out (GB 32100-2015, 5.2). */
export const CREDIT_CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

const BODY_LENGTH = 17;
const FULL_LENGTH = BODY_LENGTH + 1;
/** Powers of three modulo 31, one per place of the body. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Weights of the organisation code 主体标识码 inside (GB 11714). */
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const ORGANISATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** What an operator who typed an excluded letter probably read on the paper. */
const LOOKALIKES: Readonly<Record<string, string>> = { I: "1", O: "0", S: "5", V: "U", Z: "2" };

/** Sum of weight × place in the alphabet; a character outside the alphabet is the caller's mistake. */
const weigh = (text: string, weights: readonly number[], alphabet: string): number =>
  weights.reduce((sum, weight, index) => {
    const value = alphabet.indexOf(text.charAt(index));
    if (value < 0 || text.charAt(index) === "") {
      throw new RangeError(`字符“${text.charAt(index)}”不能用于计算校验位`);
    }
    return sum + weight * value;
  }, 0);

/** The 18th character 校验码 that belongs to the first seventeen (GB 32100-2015, appendix). */
export const creditCodeCheckCharacter = (body: string): string =>
  CREDIT_CODE_ALPHABET.charAt((31 - (weigh(body, WEIGHTS, CREDIT_CODE_ALPHABET) % 31)) % 31);

/** The ninth character of an organisation code 组织机构代码 (GB 11714); the archive does not demand it, generated codes keep it. */
export const organisationCheckCharacter = (body: string): string => {
  const rest = 11 - (weigh(body, ORGANISATION_WEIGHTS, ORGANISATION_ALPHABET) % 11);
  return rest === 10 ? "X" : String(rest % 11);
};

/** A code that is right in both check characters: department and category (2), region (6), organisation (8). */
export const composeCreditCode = (departmentAndCategory: string, regionCode: string, organisation: string): string => {
  const body = `${departmentAndCategory}${regionCode}${organisation}${organisationCheckCharacter(organisation)}`;
  return `${body}${creditCodeCheckCharacter(body)}`;
};

export type CreditCodeCheck = { readonly ok: true } | { readonly ok: false; readonly reason: string };

const refuse = (reason: string): CreditCodeCheck => ({ ok: false, reason });

const foreignCharacter = (code: string): string | null => {
  const index = [...code].findIndex((character) => !CREDIT_CODE_ALPHABET.includes(character));
  if (index < 0) {
    return null;
  }
  const character = [...code][index] ?? "";
  const meant = LOOKALIKES[character];
  const place = `统一社会信用代码第 ${index + 1} 位“${character}”`;
  return meant === undefined
    ? `${place}不是数字或大写英文字母`
    : `${place}不在代码用字之内（不使用 I、O、S、V、Z），请核对是否为“${meant}”`;
};

/** Whether a text is a unified social credit code 统一社会信用代码 (GB 32100-2015); the check character is enforced. */
export const checkCreditCode = (text: string): CreditCodeCheck => {
  const code = text.trim().toUpperCase();
  if (code === "") {
    return refuse("请填写统一社会信用代码");
  }
  if ([...code].length !== FULL_LENGTH) {
    return refuse(`统一社会信用代码应为 ${FULL_LENGTH} 位，现为 ${[...code].length} 位`);
  }
  const foreign = foreignCharacter(code);
  if (foreign !== null) {
    return refuse(foreign);
  }
  if (!/^\d{6}$/.test(code.slice(2, 8))) {
    return refuse("统一社会信用代码第 3 至 8 位应为登记机关行政区划的数字");
  }
  return creditCodeCheckCharacter(code.slice(0, BODY_LENGTH)) === code.charAt(BODY_LENGTH)
    ? { ok: true }
    : refuse("统一社会信用代码的校验位不符，请对照营业执照核对是否录错");
};
