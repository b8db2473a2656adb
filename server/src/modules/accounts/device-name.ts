const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS/i, "鸿蒙"],
  [/iPhone/i, "iPhone"],
  [/iPad/i, "iPad"],
  [/Android/i, "安卓"],
  [/Windows/i, "Windows"],
  [/Mac OS/i, "macOS"],
  [/Linux/i, "Linux"],
];
const PROGRAMS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/i, "微信"],
  [/Edg\//, "Edge"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];

const firstOf = (names: readonly (readonly [RegExp, string])[], text: string): string | undefined => names.find(([pattern]) => pattern.test(text))?.[1];

/** What a person recognises their device by 设备名称: "Windows · Edge". */
export const deviceName = (userAgent: string): string => [firstOf(SYSTEMS, userAgent), firstOf(PROGRAMS, userAgent)].filter(Boolean).join(" · ") || "未知设备";
