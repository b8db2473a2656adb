/** A place 位置 in WGS-84 degrees. */
export interface Place {
  readonly lng: number;
  readonly lat: number;
  /** What the person calls it; absent for the device's own position. */
  readonly name?: string;
}

const AXIS = 6_378_245;
const SQUARED_ECCENTRICITY = 0.006_693_421_622_965_943;

const wave = (value: number, scale: number, amplitude: number): number => amplitude * Math.sin(value * scale * Math.PI);

const shared = (x: number): number => ((wave(x, 6, 20) + wave(x, 2, 20)) * 2) / 3;

const latitudeShift = (x: number, y: number): number =>
  -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) + shared(x) +
  ((wave(y, 1, 20) + wave(y, 1 / 3, 40)) * 2) / 3 + ((wave(y, 1 / 12, 160) + wave(y, 1 / 30, 320)) * 2) / 3;

const longitudeShift = (x: number, y: number): number =>
  300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + shared(x) +
  ((wave(x, 1, 20) + wave(x, 1 / 3, 40)) * 2) / 3 + ((wave(x, 1 / 12, 150) + wave(x, 1 / 30, 300)) * 2) / 3;

const shift = ({ lng, lat }: Place): { lng: number; lat: number } => {
  const radians = (lat * Math.PI) / 180;
  const magic = 1 - SQUARED_ECCENTRICITY * Math.sin(radians) ** 2;
  return {
    lat: (latitudeShift(lng - 105, lat - 35) * 180) / (((AXIS * (1 - SQUARED_ECCENTRICITY)) / (magic * Math.sqrt(magic))) * Math.PI),
    lng: (longitudeShift(lng - 105, lat - 35) * 180) / ((AXIS / Math.sqrt(magic)) * Math.cos(radians) * Math.PI),
  };
};

/** WGS-84 to GCJ-02, the coordinates that Chinese map services draw in. */
export const toGcj02 = (place: Place): Place => {
  const by = shift(place);
  return { ...place, lng: place.lng + by.lng, lat: place.lat + by.lat };
};

/** GCJ-02 to WGS-84 by correcting twice: within a metre. */
export const fromGcj02 = (place: Place): Place => {
  const once = shift(place);
  const twice = shift({ lng: place.lng - once.lng, lat: place.lat - once.lat });
  return { ...place, lng: place.lng - twice.lng, lat: place.lat - twice.lat };
};
