/** By which of our two clients somebody came. */
export const CHANNEL = process.env.TARO_ENV === "weapp" ? "weapp" : "h5";
