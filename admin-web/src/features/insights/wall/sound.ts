/** The wall's voice 声音: browsers let a page sound only after somebody has touched it, and say so by a suspended context. */
export type SoundState = "locked" | "on" | "muted";

/** As much of the browser's audio as is needed; a test brings its own. */
export interface AudioParts {
  readonly create: () => AudioContext | null;
  readonly remembered: { readonly get: () => boolean; readonly set: (muted: boolean) => void };
}

/** Two tones, three times: 880 and 660 Hz, heard over a room and not shrill. */
const TONES: readonly (readonly [hertz: number, at: number])[] = [[880, 0], [660, 0.22], [880, 0.55], [660, 0.77], [880, 1.1], [660, 1.32]];
const LENGTH_S = 0.18;

const beep = (context: AudioContext, hertz: number, at: number): void => {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0.0001, at);
  volume.gain.exponentialRampToValueAtTime(0.32, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + LENGTH_S);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + LENGTH_S);
};

export interface Sound {
  readonly state: () => SoundState;
  /** By somebody's hand: unlocks, or mutes, or sounds again. */
  readonly press: () => Promise<void>;
  /** Any touch of the page unlocks what is not muted. */
  readonly touch: () => Promise<void>;
  readonly ring: () => void;
}

export const createSound = ({ create, remembered }: AudioParts, changed: () => void): Sound => {
  const context = create();
  let muted = remembered.get();
  const state = (): SoundState => (muted ? "muted" : context?.state === "running" ? "on" : "locked");
  const unlock = async (): Promise<void> => {
    if (context && context.state !== "running") await context.resume().catch(() => undefined);
    changed();
  };
  const mute = (next: boolean): void => {
    muted = next;
    remembered.set(next);
  };
  return {
    state,
    press: async () => {
      const before = state();
      mute(before === "on");
      if (before !== "on") await unlock();
      changed();
    },
    touch: async () => {
      if (state() === "locked") await unlock();
    },
    ring: () => {
      if (context && state() === "on") TONES.forEach(([hertz, at]) => beep(context, hertz, context.currentTime + at));
    },
  };
};

const KEY = "wall.muted";

export const browserAudio: AudioParts = {
  create: () => (typeof AudioContext === "undefined" ? null : new AudioContext()),
  remembered: { get: () => localStorage.getItem(KEY) === "1", set: (muted) => localStorage.setItem(KEY, muted ? "1" : "0") },
};
