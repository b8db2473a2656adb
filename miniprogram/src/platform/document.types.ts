/** Fetches a PDF with the session and shows it, so that it can be printed or sent on. */
export type OpenPdf = (path: string, token: string | null, fileName: string) => Promise<void>;
