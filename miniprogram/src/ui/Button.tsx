import { Button as TaroButton, type ButtonProps } from "@tarojs/components";
import type { ReactNode } from "react";

interface Props {
  readonly children: ReactNode;
  readonly onClick?: () => void;
  readonly kind?: "primary" | "secondary" | "plain" | "danger";
  readonly size?: "large" | "small";
  readonly disabled?: boolean;
  /** Work is under way: says so and takes no second tap. */
  readonly busy?: boolean;
  readonly id?: string;
  /** WeChat's own abilities, for example the phone number component. */
  readonly native?: Pick<ButtonProps, "openType" | "onGetPhoneNumber">;
}

/** The only button. One primary a screen. */
export const Button = ({ children, onClick, kind = "primary", size = "large", disabled = false, busy = false, id, native }: Props) => (
  <TaroButton
    className={`button button--${kind} button--${size}${disabled || busy ? " button--off" : ""}`}
    disabled={disabled || busy}
    {...(id ? { id } : {})}
    {...(onClick ? { onClick } : {})}
    {...native}
  >
    {busy ? "请稍候" : children}
  </TaroButton>
);
