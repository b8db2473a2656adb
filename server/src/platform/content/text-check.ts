import words from "@sunshine/config/content/blocked-words.json";

/** What may become of a text that others will read 文本审核. */
export type TextVerdict = { readonly ok: true } | { readonly ok: false; readonly because: string };

/** Judges a text before it is published; the word list is the one that needs nobody else. */
export type TextCheck = (text: string) => TextVerdict;

/** Spaces and marks between the characters do not hide a word; letters and figures of full width are read as usual ones. */
const plain = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

const LISTS: readonly (readonly [string, readonly string[]])[] = Object.entries(words.lists).map(([reason, list]) => [reason, list.map(plain)]);

/** Longer runs of digits are phone numbers, accounts or identity cards: nothing for a public page. */
const NUMBER = /\d{8,}/;

export const checkByWordList: TextCheck = (text) => {
  const bare = plain(text);
  if (NUMBER.test(bare)) return { ok: false, because: "请不要填写电话、账号等号码" };
  const reason = LISTS.find(([, list]) => list.some((word) => bare.includes(word)))?.[0];
  return reason === undefined ? { ok: true } : { ok: false, because: `内容含有${reason}，请修改后再提交` };
};
