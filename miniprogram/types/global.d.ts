/// <reference types="@tarojs/taro" />

declare module "*.scss";

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: "weapp" | "h5";
    NODE_ENV: "development" | "production" | "test";
  }
}

/** Origin of the API: empty on H5 (same origin), a full https origin in the mini-program. */
declare const __API_BASE__: string;

/** WeChat only: the account is admitted to read the exact position without asking each time. */
declare const __PRECISE_LOCATION__: boolean;

declare module "qrcode/lib/core/qrcode" {
  interface Matrix {
    readonly size: number;
    get(row: number, column: number): number;
  }
  export const create: (
    segments: readonly { data: Uint8Array; mode: "byte" }[],
    options: { errorCorrectionLevel: "L" | "M" | "Q" | "H" }
  ) => { readonly modules: Matrix };
}
