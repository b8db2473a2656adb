import type { ImportView } from "@sunshine/domain/establishments/import.contract";

/** State of an import 导入状态 in words. */
export const IMPORT_STATE_LABELS: Record<ImportView["state"], string> = { reading: "正在读取", previewed: "待确认", applying: "正在导入", applied: "已导入", failed: "不能读取", discarded: "已放弃" };

export const IMPORT_STATE_COLOURS: Record<ImportView["state"], string> = { reading: "blue", previewed: "gold", applying: "blue", applied: "green", failed: "red", discarded: "default" };
