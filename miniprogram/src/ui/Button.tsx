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

const heard = ({ onClick, native }: Pick<Props, "onClick" | "native">) => ({ ...(onClick ? { onClick } : {}), ...native });

/** The only button; one primary a screen. Off, it hears nothing: browsers and WeChat draw `disabled` each their own way. */
export const Button = ({ children, kind = "primary", size = "large", disabled = false, busy = false, id, ...rest }: Props) => {
  const off = disabled || busy;
  return (
    <TaroButton className={`button button--${kind} button--${size}${off ? " button--off" : ""}`} aria-disabled={off} {...(id ? { id } : {})} {...(off ? {} : heard(rest))}>
      {busy ? "请稍候" : children}
    </TaroButton>
  );
};
