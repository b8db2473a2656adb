import { create } from "zustand";
import { readStored, writeStored } from "./storage";

const KEY = "preferences.large";

/** What the person set on this phone: `large` is the elder view 长辈模式. */
export const usePreferences = create<{ large: boolean }>(() => ({ large: false }));

/** Takes the stored choice, or, before any, the size of type that the phone itself uses. */
export const startPreferences = (systemFontSize: number): void => {
  usePreferences.setState({ large: readStored<boolean>(KEY) ?? systemFontSize >= 20 });
};

export const setLarge = (large: boolean): void => {
  usePreferences.setState({ large });
  writeStored(KEY, large);
};
