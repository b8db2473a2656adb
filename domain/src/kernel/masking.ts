/** Shorter texts would be shown for the better part by their last two characters. */
const SHORTEST_NUMBER = 6;

/** "13812341234" → "138****1234"; any other number keeps its last two characters, a shorter text none. */
export const maskPhone = (phone: string): string => {
  if (/^\d{11}$/.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(7)}`;
  return `****${phone.length < SHORTEST_NUMBER ? "" : phone.slice(-2)}`;
};

/** "张小红" → "张**", "欧阳锋" → "欧**": the first character stays, the length can be guessed. */
export const maskName = (name: string): string => {
  const [first = "", ...rest] = Array.from(name);
  return first + "*".repeat(Math.max(1, rest.length));
};
