/** Reads a QR code with the device and gives its text; null when the person gave up. */
export type ReadCode = () => Promise<string | null>;

/** "direct": one tap opens the scanner. "assisted": the person photographs the code or types it. */
export type ScanMode = "direct" | "assisted";
