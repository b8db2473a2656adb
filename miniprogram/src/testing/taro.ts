import Taro, * as mocked from "@tarojs/taro";

const phone = mocked as unknown as { readonly navigated: string[]; readonly toasts: string[] };

/** Addresses that the app went to, in order. */
export const navigated = phone.navigated;
/** What the app told in passing. */
export const toasts = phone.toasts;

export const store = (key: string, value: unknown): void => void Taro.setStorageSync(key, value);
export const emptyPhone = (): void => {
  Taro.clearStorageSync();
  navigated.length = 0;
  toasts.length = 0;
};
