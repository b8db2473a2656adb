import Taro from "@tarojs/taro";
import tokens from "@sunshine/config/look/tokens.json";

export const callPhone = (number: string): void => {
  void Taro.makePhoneCall({ phoneNumber: number }).catch(() => undefined);
};

/** A short word of confirmation at the middle of the screen. */
export const tell = (title: string): void => {
  void Taro.showToast({ title, icon: "none", duration: 2_500 });
};

/** Asks before an act that cannot be taken back. */
export const confirm = async (title: string, content: string, confirmText: string): Promise<boolean> =>
  (await Taro.showModal({ title, content, confirmText, cancelText: "再想想", confirmColor: tokens.colour.brand, cancelColor: tokens.colour.secondary })).confirm;

/** Takes the tab bar away, and gives what brings it back; pages without one are left as they are. */
export const coverTabBar = (): (() => void) => {
  Taro.hideTabBar().catch(() => undefined);
  return () => void Taro.showTabBar().catch(() => undefined);
};

/** Size of body type that the phone is set to, in pixels; 16 when it does not say. */
export const systemFontSize = (): number => {
  try {
    // Known to WeChat; Taro's types and browsers do not have it.
    return (Taro.getAppBaseInfo() as { fontSizeSetting?: number }).fontSizeSetting ?? 16;
  } catch {
    return 16;
  }
};

/** Puts a text on the phone's clipboard. */
export const copy = async (text: string): Promise<void> => {
  await Taro.setClipboardData({ data: text });
};

/** Calls back whenever the phone is on a network again. */
export const onNetworkBack = (heard: () => void): void => {
  Taro.onNetworkStatusChange(({ isConnected }) => isConnected && heard());
};

/** Shows pictures one by one over the whole screen. */
export const enlarge = (urls: readonly string[], current: string): void => {
  void Taro.previewImage({ urls: [...urls], current });
};

/** Up to the top, when a new step begins. */
export const toTop = (): void => {
  void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
};

/** The number on a tab; none where the text is empty. Pages without tabs are left as they are. */
export const badgeTab = (index: number, text: string): void => {
  const done = text ? Taro.setTabBarBadge({ index, text }) : Taro.removeTabBarBadge({ index });
  void done.catch(() => undefined);
};
