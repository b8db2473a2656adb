import { DomainError } from "@sunshine/domain/kernel/errors";
import type { OpenPdf } from "./document.types";

const MINUTE_MS = 60_000;

/** A browser downloads the file under its name. */
export const openPdf: OpenPdf = async (path, { headers, session }, fileName) => {
  const response = await fetch(path, { credentials: session ? "same-origin" : "omit", headers });
  if (!response.ok) throw new DomainError("unavailable", { message: "文件没有生成，请稍后重试" });
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), MINUTE_MS);
};
