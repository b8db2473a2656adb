/** Plays a clip over the whole screen. */
export type PlayClip = (url: string) => void;
