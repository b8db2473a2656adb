/** Shortest password of an officer. */
export const PASSWORD_LENGTH = 10;

const FEWEST_CHARACTERS = 5;
const COMMON = ["password", "123456", "qwerty", "abc123", "admin", "111111", "iloveyou", "woaini", "letmein", "chunan"];

/** True for "abcdefghij", "0987654321" and the like. */
const isSequence = (text: string): boolean => {
  const steps = Array.from(text, (character) => character.charCodeAt(0)).map((code, at, codes) => (at === 0 ? 0 : code - codes[at - 1]!)).slice(1);
  return [1, -1].some((step) => steps.every((it) => it === step));
};

/** What is left when the guessable words are taken out decides, not which kinds of characters there are. */
const restAfterCommonWords = (text: string): string => COMMON.reduce((rest, word) => rest.replaceAll(word, ""), text.toLowerCase());

/** Why a password would be guessed 弱口令, in a sentence for its owner; null when it will do. */
export const passwordProblem = (password: string, login: string): string | null => {
  if (Array.from(password).length < PASSWORD_LENGTH) return `新密码至少 ${PASSWORD_LENGTH} 位`;
  if (password.toLowerCase().includes(login.toLowerCase())) return "新密码不能包含账号";
  if (new Set(password).size < FEWEST_CHARACTERS || isSequence(password)) return "新密码过于简单，请避免重复或连续的字符";
  if (restAfterCommonWords(password).length < FEWEST_CHARACTERS) return "新密码过于常见，请换一个";
  return null;
};
