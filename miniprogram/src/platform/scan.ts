import type { ReadCode, ScanMode } from "./scan.types";

export const SCAN_MODE: ScanMode = "assisted";

interface Detector {
  detect(image: ImageBitmap): Promise<readonly { rawValue: string }[]>;
}
type DetectorClass = new (options: { formats: string[] }) => Detector;

/** Photographs are reduced to this many pixels a side: enough for a code, quick on an old phone. */
const LONGEST_SIDE = 1200;

const pickPicture = (): Promise<File | null> =>
  new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = "image/*";
    input.setAttribute("capture", "environment");
    input.onchange = () => resolve(input.files?.[0] ?? null);
    input.addEventListener("cancel", () => resolve(null));
    input.click();
  });

const pixelsOf = (image: ImageBitmap): ImageData | null => {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  const context = canvas.getContext("2d");
  context?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return context?.getImageData(0, 0, canvas.width, canvas.height) ?? null;
};

const decode = async (image: ImageBitmap): Promise<string | null> => {
  const Native = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  const found = Native ? await new Native({ formats: ["qr_code"] }).detect(image).catch(() => []) : [];
  if (found[0]) return found[0].rawValue;
  const pixels = pixelsOf(image);
  const { default: jsQR } = await import("jsqr");
  return pixels ? (jsQR(pixels.data, pixels.width, pixels.height)?.data ?? null) : null;
};

/** A browser photographs the code; an unreadable picture gives an empty text. */
export const readCode: ReadCode = async () => {
  const file = await pickPicture();
  return file ? ((await decode(await createImageBitmap(file))) ?? "") : null;
};
