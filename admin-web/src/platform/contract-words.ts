import * as z from "zod";
import zhCN from "zod/v4/locales/zh-CN.js";

// What a contract finds wrong is told in Chinese 校验用语.
z.config(zhCN());
