/** A place in degrees, WGS-84 unless a name says GCJ-02. */
export interface Place {
  readonly lng: number;
  readonly lat: number;
}

const EARTH_M = 6_371_008.8;
const RAD = Math.PI / 180;

/** Metres between two places on the sphere. */
export const distanceM = (a: Place, b: Place): number => {
  const dLat = (b.lat - a.lat) * RAD;
  const dLng = (b.lng - a.lng) * RAD;
  const half = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * RAD) * Math.cos(b.lat * RAD) * Math.sin(dLng / 2) ** 2;
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(half)));
};

/** 350 → "350 米", 1234 → "1.2 公里". */
export const formatDistance = (metres: number): string => (metres < 1000 ? `${Math.round(metres)} 米` : `${(metres / 1000).toFixed(1)} 公里`);

// Krasovsky 1940 ellipsoid, on which GCJ-02 is built.
const AXIS = 6_378_245;
const ECCENTRICITY = 0.006_693_421_622_965_943;

/** How far GCJ-02 is shifted at a place. */
const shift = ({ lng, lat }: Place): Place => {
  const x = lng - 105;
  const y = lat - 35;
  const wave = (value: number): number =>
    ((20 * Math.sin(value * Math.PI) + 40 * Math.sin((value / 3) * Math.PI)) * 2) / 3;
  const common = ((20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2) / 3;
  const dLat =
    -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) + common + wave(y) +
    ((160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y * Math.PI) / 30)) * 2) / 3;
  const dLng =
    300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + common + wave(x) +
    ((150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI)) * 2) / 3;
  const root = 1 - ECCENTRICITY * Math.sin(lat * RAD) ** 2;
  return {
    lng: (dLng * 180) / ((AXIS / Math.sqrt(root)) * Math.cos(lat * RAD) * Math.PI),
    lat: (dLat * 180) / (((AXIS * (1 - ECCENTRICITY)) / (root * Math.sqrt(root))) * Math.PI),
  };
};

/** To the coordinates of WeChat and Chinese maps; the one place where this is done. */
export const toGcj02 = (wgs: Place): Place => {
  const { lng, lat } = shift(wgs);
  return { lng: wgs.lng + lng, lat: wgs.lat + lat };
};

/** Back from WeChat and Chinese maps, to within a centimetre. */
export const fromGcj02 = (gcj: Place): Place => {
  let wgs: Place = gcj;
  for (let round = 0; round < 4; round += 1) {
    const there = toGcj02(wgs);
    wgs = { lng: wgs.lng + gcj.lng - there.lng, lat: wgs.lat + gcj.lat - there.lat };
  }
  return wgs;
};

/** Size of an index cell 网格 in degrees: about 1.1 km north–south. */
const CELL = 0.01;
const COLUMNS = 36_000;

const cellNumber = (column: number, row: number): number => row * COLUMNS + column;

/** The index cell of a place: one integer that any database can index. */
export const cellOf = ({ lng, lat }: Place): number => cellNumber(Math.floor((lng + 180) / CELL), Math.floor((lat + 90) / CELL));

/** Ranges of cells [from, to], one a row, that cover a circle; metres. */
export const cellRangesAround = ({ lng, lat }: Place, withinM: number): [number, number][] => {
  const dLat = withinM / 111_000;
  const dLng = dLat / Math.max(0.05, Math.cos(lat * RAD));
  const [west, east] = [Math.floor((lng - dLng + 180) / CELL), Math.floor((lng + dLng + 180) / CELL)];
  const [south, north] = [Math.floor((lat - dLat + 90) / CELL), Math.floor((lat + dLat + 90) / CELL)];
  return Array.from({ length: north - south + 1 }, (_, at) => [cellNumber(west, south + at), cellNumber(east, south + at)]);
};
