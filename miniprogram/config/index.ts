import fs from "node:fs";
import path from "node:path";
import { defineConfig, type UserConfigExport } from "@tarojs/cli";
import { ProvidePlugin } from "webpack";
import { tokenVariables } from "./styles";

const root = path.resolve(__dirname, "../..");
const real = (where: string): string => fs.realpathSync(path.resolve(root, where));

/** Sources of the workspace and packages whose syntax is newer than WeChat's engines on old phones. */
const transpiled = ["domain/src", "config/look", "node_modules/zod", "node_modules/@tanstack", "node_modules/zustand"].map(real);

const isWeapp = process.env.TARO_ENV === "weapp";
const apiBase = isWeapp ? (process.env["MINIPROGRAM_API_BASE"] ?? "http://127.0.0.1:8080") : "";

export default defineConfig<"webpack5">(
  (): UserConfigExport<"webpack5"> => ({
    projectName: "sunshine-catering",
    designWidth: 750,
    deviceRatio: { 640: 1.17, 750: 1, 375: 2, 828: 0.905 },
    sourceRoot: "src",
    outputRoot: `dist/${process.env.TARO_ENV}`,
    framework: "react",
    compiler: { type: "webpack5", prebundle: { enable: false } },
    // Taro does not see that the list of pages follows from the table of routes.
    cache: { enable: process.env["TARO_CACHE"] !== "off", buildDependencies: { routes: ["miniprogram/src/platform/routes.ts", "miniprogram/src/app.config.ts"].map(real) } },
    defineConstants: { __API_BASE__: JSON.stringify(apiBase), __PRECISE_LOCATION__: JSON.stringify(process.env["MINIPROGRAM_PRECISE_LOCATION"] === "on") },
    sass: { data: tokenVariables() },
    mini: {
      compile: { include: transpiled },
      optimizeMainPackage: { enable: true },
      webpackChain: (chain) => {
        chain.plugin("abort").use(ProvidePlugin, [{ AbortController: [path.resolve(__dirname, "polyfill/abort.js"), "AbortController"] }]);
      },
      postcss: { pxtransform: { enable: true, config: {} } },
    },
    h5: {
      compile: { include: transpiled },
      publicPath: "/m/",
      router: { mode: "browser", basename: "/m" },
      output: { filename: "js/[name].[contenthash:8].js", chunkFilename: "js/[name].[contenthash:8].js" },
      miniCssExtractPluginOption: { ignoreOrder: true, filename: "css/[name].[contenthash:8].css", chunkFilename: "css/[name].[contenthash:8].css" },
      postcss: {
        autoprefixer: { enable: true, config: {} },
        // A wide window shows one phone's column instead of giant type.
        pxtransform: { enable: true, config: { baseFontSize: 20, minRootSize: 16, maxRootSize: 24 } },
      },
    },
  })
);
