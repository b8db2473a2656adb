import Taro from "@tarojs/taro";

/** Reads a stored value, or null when there is none or the phone refuses. */
export const readStored = <T>(key: string): T | null => {
  try {
    const value = Taro.getStorageSync<T | "" | undefined>(key);
    return value === "" || value === undefined ? null : value;
  } catch {
    return null;
  }
};

/** Stores a value; a full or forbidden store is no reason to fail what the person is doing. */
export const writeStored = (key: string, value: unknown): void => {
  try {
    if (value === null) Taro.removeStorageSync(key);
    else Taro.setStorageSync(key, value);
  } catch {
    // Private browsing: the value lives as long as the page.
  }
};
