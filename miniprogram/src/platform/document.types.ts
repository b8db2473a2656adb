import type { Bearing } from "./transport.types";

/** Fetches a PDF with the session and shows it, so that it can be printed or sent on. */
export type OpenPdf = (path: string, bearing: Bearing, fileName: string) => Promise<void>;
