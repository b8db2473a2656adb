import { createElement, type ReactNode } from "react";

interface HostProps {
  readonly children?: ReactNode;
  readonly id?: string;
  readonly className?: string;
  readonly src?: string;
  readonly "aria-label"?: string;
  readonly onClick?: () => void;
}

/** Each of Taro's elements as a plain one of the page. */
const host = (tag: string) =>
  function Host({ children, id, className, src, onClick, "aria-label": label }: HostProps) {
    return createElement(tag, { id, className, src, onClick, "aria-label": label }, children);
  };

interface InputProps {
  readonly id?: string;
  readonly value?: string;
  readonly placeholder?: string;
  readonly onInput?: (event: { detail: { value: string } }) => void;
}

const input = (tag: "input" | "textarea") =>
  function Input({ id, value, placeholder, onInput }: InputProps) {
    return createElement(tag, { id, value, placeholder, onChange: (event: { target: { value: string } }) => onInput?.({ detail: { value: event.target.value } }) });
  };

export const View = host("div");
export const Text = host("span");
export const Button = host("button");
export const ScrollView = host("div");
export const Switch = host("div");
export const Picker = host("div");
export const Image = host("img");
export const Input = input("input");
export const Textarea = input("textarea");
