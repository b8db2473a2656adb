/** "13812341234" → "138****1234"; anything else keeps its last two characters at most. */
export const maskPhone = (phone: string): string => (/^\d{11}$/.test(phone) ? `${phone.slice(0, 3)}****${phone.slice(7)}` : `****${phone.slice(-2)}`);

/** "张小红" → "张**", "欧阳锋" → "欧**": the first character stays, the length can be guessed. */
export const maskName = (name: string): string => {
  const [first = "", ...rest] = Array.from(name);
  return first + "*".repeat(Math.max(1, rest.length));
};
