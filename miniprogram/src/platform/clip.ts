import type { PlayClip } from "./clip.types";

/** The browser's own player on a dark ground; the button, the Escape key and a tap beside the picture close it. */
export const playClip: PlayClip = (url) => {
  const ground = document.createElement("div");
  ground.className = "clip";
  ground.setAttribute("role", "dialog");
  ground.setAttribute("aria-label", "播放视频");
  const player = document.createElement("video");
  Object.assign(player, { src: url, controls: true, autoplay: true, playsInline: true, className: "clip__player" });
  const button = document.createElement("button");
  Object.assign(button, { type: "button", textContent: "关闭", className: "clip__close" });
  const onKey = ({ key }: KeyboardEvent): void => {
    if (key === "Escape") close();
  };
  const close = (): void => {
    document.removeEventListener("keydown", onKey);
    ground.remove();
  };
  ground.addEventListener("click", ({ target }) => target !== player && close());
  document.addEventListener("keydown", onKey);
  ground.append(player, button);
  document.body.append(ground);
  button.focus();
};
