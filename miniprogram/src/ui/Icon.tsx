import { Image } from "@tarojs/components";
import tokens from "@sunshine/config/look/tokens.json";
import { iconSvg, type IconName } from "./icons";
import { svgSource } from "./picture";

interface Props {
  readonly name: IconName;
  /** Side in design pixels, 750 to the width of the screen. */
  readonly size?: "small" | "medium" | "large";
  readonly colour?: string;
  readonly filled?: boolean;
}

/** A decorative line icon; the word beside it carries the meaning. */
export const Icon = ({ name, size = "medium", colour = tokens.colour.secondary, filled = false }: Props) => (
  <Image className={`icon icon--${size}`} src={svgSource(iconSvg(name, colour, filled))} aria-hidden="true" />
);
