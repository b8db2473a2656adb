import Taro from "@tarojs/taro";
import { TABS, urlOf, type Route, type Routes } from "./routes";

/** WeChat holds ten pages; the ninth step replaces instead of piling up. */
const DEEPEST = 9;

/** Opens a page on top of this one. */
export const go = <R extends Route>(route: R, query: Routes[R]): void => {
  const url = urlOf(route, query);
  if (TABS.includes(route)) void Taro.switchTab({ url });
  else if (Taro.getCurrentPages().length >= DEEPEST) void Taro.redirectTo({ url });
  else void Taro.navigateTo({ url });
};

/** Opens a page in place of this one, so that "back" does not return here. */
export const replace = <R extends Route>(route: R, query: Routes[R]): void => {
  void Taro.redirectTo({ url: urlOf(route, query) });
};

/** Back, or home when the person came straight here by a code. */
export const back = (): void => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else go("home", {});
};
