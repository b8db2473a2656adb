/** When and where a photo was taken 拍摄信息, as the camera wrote it. */
export interface Capture {
  /** Local time of the camera, "2026-11-23T18:05:00". */
  readonly takenAt: string | null;
  /** WGS-84. */
  readonly lng: number | null;
  readonly lat: number | null;
}

export const NO_CAPTURE: Capture = { takenAt: null, lng: null, lat: null };

const TAG = { exif: 0x8769, gps: 0x8825, takenAt: 0x9003, changedAt: 0x0132, latRef: 1, lat: 2, lngRef: 3, lng: 4 } as const;
const ASCII = 2;
const RATIONAL = 5;
const ENTRY_BYTES = 12;
const MOST_ENTRIES = 500;

interface Tiff {
  readonly bytes: Buffer;
  readonly u16: (at: number) => number;
  readonly u32: (at: number) => number;
}

interface Entry {
  readonly type: number;
  readonly count: number;
  /** Where the value, or its address, stands. */
  readonly at: number;
}

const openTiff = (exif: Buffer): Tiff | null => {
  const bytes = exif.toString("latin1", 0, 4) === "Exif" ? exif.subarray(6) : exif;
  const order = bytes.toString("latin1", 0, 2);
  if (order !== "II" && order !== "MM") return null;
  return order === "II" ? { bytes, u16: (at) => bytes.readUInt16LE(at), u32: (at) => bytes.readUInt32LE(at) } : { bytes, u16: (at) => bytes.readUInt16BE(at), u32: (at) => bytes.readUInt32BE(at) };
};

const directory = ({ u16, u32 }: Tiff, at: number): Map<number, Entry> => {
  const count = Math.min(u16(at), MOST_ENTRIES);
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const entry = at + 2 + index * ENTRY_BYTES;
      return [u16(entry), { type: u16(entry + 2), count: u32(entry + 4), at: entry + 8 }];
    })
  );
};

const textOf = ({ bytes, u32 }: Tiff, entry: Entry | undefined): string | null => {
  if (!entry || entry.type !== ASCII || entry.count > 100) return null;
  const from = entry.count > 4 ? u32(entry.at) : entry.at;
  return bytes.toString("latin1", from, from + entry.count).replace(/\0.*$/, "").trim();
};

const degreesOf = (tiff: Tiff, entry: Entry | undefined): number | null => {
  if (!entry || entry.type !== RATIONAL || entry.count !== 3) return null;
  const from = tiff.u32(entry.at);
  const [degrees = 0, minutes = 0, seconds = 0] = [0, 8, 16].map((offset) => tiff.u32(from + offset) / tiff.u32(from + offset + 4));
  const value = degrees + minutes / 60 + seconds / 3600;
  return Number.isFinite(value) ? value : null;
};

const timeOf = (text: string | null): string | null => {
  const match = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})/.exec(text ?? "");
  return match ? `${match[1]}-${match[2]}-${match[3]}T${match[4]}` : null;
};

const placeOf = (tiff: Tiff, gps: ReadonlyMap<number, Entry>): Pick<Capture, "lng" | "lat"> => {
  const lat = degreesOf(tiff, gps.get(TAG.lat));
  const lng = degreesOf(tiff, gps.get(TAG.lng));
  if (lat === null || lng === null) return { lng: null, lat: null };
  return { lat: textOf(tiff, gps.get(TAG.latRef)) === "S" ? -lat : lat, lng: textOf(tiff, gps.get(TAG.lngRef)) === "W" ? -lng : lng };
};

/** Reads capture time and place out of EXIF; damaged EXIF is no EXIF. */
export const readExif = (exif: Buffer | undefined): Capture => {
  if (!exif) return NO_CAPTURE;
  try {
    const tiff = openTiff(exif);
    if (!tiff) return NO_CAPTURE;
    const root = directory(tiff, tiff.u32(4));
    const below = (tag: number): Map<number, Entry> => {
      const pointer = root.get(tag);
      return pointer ? directory(tiff, tiff.u32(pointer.at)) : new Map<number, Entry>();
    };
    const takenAt = timeOf(textOf(tiff, below(TAG.exif).get(TAG.takenAt)) ?? textOf(tiff, root.get(TAG.changedAt)));
    return { takenAt, ...placeOf(tiff, below(TAG.gps)) };
  } catch (error) {
    if (error instanceof RangeError) return NO_CAPTURE;
    throw error;
  }
};
