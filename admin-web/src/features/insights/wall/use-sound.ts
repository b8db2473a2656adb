import { useEffect, useMemo, useReducer } from "react";
import { browserAudio, createSound, type AudioParts, type Sound } from "./sound";

/** The wall's voice, with the first touch of the page taken as leave to sound. */
export const useSound = (parts: AudioParts = browserAudio): Sound => {
  const [, changed] = useReducer((count: number) => count + 1, 0);
  const sound = useMemo(() => createSound(parts, changed), [parts]);
  useEffect(() => {
    const touch = (): void => void sound.touch();
    window.addEventListener("pointerdown", touch);
    window.addEventListener("keydown", touch);
    return () => {
      window.removeEventListener("pointerdown", touch);
      window.removeEventListener("keydown", touch);
    };
  }, [sound]);
  return sound;
};
