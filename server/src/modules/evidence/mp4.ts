const CONTAINERS = new Set(["moov", "trak"]);
/** Boxes in which phones write place, device and comments. */
const TELLING = new Set(["udta", "meta", "uuid"]);
const HEAD = 8;
const MOST_BOXES = 10_000;

interface Box {
  readonly type: string;
  readonly from: number;
  readonly to: number;
  readonly head: number;
}

const boxAt = (bytes: Buffer, from: number, end: number): Box | null => {
  if (from + HEAD > end) return null;
  const type = bytes.toString("latin1", from + 4, from + HEAD);
  const short = bytes.readUInt32BE(from);
  const long = short === 1;
  if (long && from + 16 > end) return null;
  const size = long ? Number(bytes.readBigUInt64BE(from + HEAD)) : short === 0 ? end - from : short;
  const head = long ? 16 : HEAD;
  return size < head || from + size > end ? null : { type, from, to: from + size, head };
};

const walk = (bytes: Buffer, from: number, end: number, visit: (box: Box) => void, left = { boxes: MOST_BOXES }): boolean => {
  for (let at = from; at < end; ) {
    const box = boxAt(bytes, at, end);
    left.boxes -= 1;
    if (!box || left.boxes < 0) return false;
    visit(box);
    if (CONTAINERS.has(box.type) && !walk(bytes, box.from + box.head, box.to, visit, left)) return false;
    at = box.to;
  }
  return true;
};

/**
 * The clip without what its phone wrote beside the pictures: boxes that may name a place or device become empty space
 * of the same length, so nothing moves. Null for bytes that are no whole MP4.
 */
export const withoutMetadata = (clip: Buffer): Buffer | null => {
  const bytes = Buffer.from(clip);
  const found = new Set<string>();
  const telling: Box[] = [];
  const whole = walk(bytes, 0, bytes.length, (box) => {
    found.add(box.type);
    if (TELLING.has(box.type)) telling.push(box);
  });
  if (!whole || !found.has("ftyp") || !found.has("moov")) return null;
  for (const { from, to, head } of telling) {
    bytes.write("free", from + 4, "latin1");
    bytes.fill(0, from + head, to);
  }
  return bytes;
};
