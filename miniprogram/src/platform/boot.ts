import * as z from "zod";
import zhCN from "zod/v4/locales/zh-CN.js";

// WeChat's `Function` does not throw, so the JIT of zod would wrongly believe that it may compile code.
z.config({ ...zhCN(), jitless: true });
