import { pinyin } from "pinyin-pro";

/** Characters of a search term; longer queries are found by their beginning and then compared whole. Short, so that the index stays in memory. */
export const TERM_LENGTH = 10;
/** A Chinese character tells more than a letter. */
const HAN_LENGTH = 4;

const HAN = /\p{Script=Han}/u;

/** The beginning by which a text is entered and looked up. */
export const termOf = (text: string): string => {
  const characters = [...text].slice(0, TERM_LENGTH);
  const head = characters.slice(0, HAN_LENGTH).join("");
  return HAN.test(head) ? head : characters.join("");
};

/** Above any character of any term: the end of a range "begins with". */
export const AFTER_ALL = "\u{10FFFF}";

/** Readings that people in a hurry give to characters of shop names beside the one that the word asks for 多音字. */
const OTHER_READINGS: Readonly<Record<string, readonly string[]>> = {
  重: ["zhong", "chong"], 长: ["chang", "zhang"], 乐: ["le", "yue"], 行: ["hang", "xing"], 厦: ["xia", "sha"], 都: ["du", "dou"], 会: ["hui", "kuai"],
  调: ["tiao", "diao"], 朝: ["chao", "zhao"], 藏: ["cang", "zang"], 单: ["dan", "shan"], 曾: ["zeng", "ceng"], 参: ["can", "shen"], 车: ["che", "ju"],
  传: ["chuan", "zhuan"], 盛: ["sheng", "cheng"], 解: ["jie", "xie"], 查: ["cha", "zha"], 区: ["qu", "ou"], 校: ["xiao", "jiao"], 六: ["liu", "lu"],
  角: ["jiao", "jue"], 便: ["bian", "pian"], 炮: ["pao", "bao"], 石: ["shi", "dan"], 呷: ["xia", "ga"], 卡: ["ka", "qia"], 绿: ["lv", "lu"], 大: ["da", "dai"],
};
const MAX_VARIANTS = 4;

/** What of a name or a query is compared: letters, digits and characters, in one width and lower case. */
export const normalise = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

const readCharacters = (text: string): string[] => {
  const read = pinyin(text, { toneType: "none", type: "array", v: true, nonZh: "spaced" });
  const characters = [...text];
  return read.length === characters.length ? read.map((syllable) => syllable.toLowerCase()) : characters;
};

/** The reading that the words ask for first, then those with other readings of the first doubtful characters. */
const readingsOf = (text: string): string[][] =>
  [...text].reduce<string[][]>((variants, character, at) => {
    const others = OTHER_READINGS[character];
    if (!others || variants.length * 2 > MAX_VARIANTS) return variants;
    const changed = (variant: string[]): string[] => variant.with(at, others.find((reading) => reading !== variant[at]) ?? variant[at]!);
    return [...variants, ...variants.map(changed)];
  }, [readCharacters(text)]);

const fromEach = <T>(items: readonly T[], join: (rest: readonly T[]) => string): string[] => items.map((_, at) => termOf(join(items.slice(at, at + TERM_LENGTH))));

/** What is written beside an establishment to find it again. */
export interface SearchEntry {
  /** Sorts as a Chinese reader expects. */
  readonly nameKey: string;
  readonly searchText: string;
  readonly terms: readonly string[];
}

/**
 * Every way into an establishment: its name from each character on, the initials and the pinyin from each syllable on,
 * and the parts of its codes that people remember.
 */
export const searchEntryOf = ({ name, creditCode, licenceNumber }: { name: string; creditCode: string; licenceNumber: string }): SearchEntry => {
  const text = normalise(name);
  const readings = readingsOf(text);
  const initials = readings.map((reading) => reading.map((syllable) => syllable.charAt(0)));
  const credit = normalise(creditCode);
  const licence = normalise(licenceNumber);
  const terms = new Set([
    ...fromEach([...text], (rest) => rest.join("")),
    ...initials.flatMap((letters) => fromEach(letters, (rest) => rest.join(""))),
    ...readings.flatMap((reading) => fromEach(reading, (rest) => rest.join(""))),
    ...[credit.slice(8), credit.slice(-6), licence.slice(-6)].map(termOf),
  ]);
  terms.delete("");
  return {
    nameKey: `${readings[0]!.join("")} ${text}`.slice(0, 120),
    searchText: [text, ...initials.map((letters) => letters.join("")), ...readings.map((reading) => reading.join("")), credit, licence].join("|").slice(0, 600),
    terms: [...terms],
  };
};
