"use strict";

// WeChat's engines are named by `targets`; browserslist reaches the H5 build only.
const weapp = process.env.TARO_ENV === "weapp";

module.exports = {
  presets: [
    [
      "taro",
      {
        framework: "react",
        ts: true,
        compiler: "webpack5",
        useBuiltIns: weapp ? false : "usage",
        ...(weapp ? { targets: { chrome: "70", ios: "13" } } : {}),
      },
    ],
  ],
};
