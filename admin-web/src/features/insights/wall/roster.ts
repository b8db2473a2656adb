import type { Shift } from "@sunshine/domain/dispatches/duty.contract";
import { formatTime } from "@sunshine/domain/kernel/day";

/** Who does a shift: the stand-in where one has taken over. */
export const onShift = ({ officer, standIn, stoodIn }: Pick<Shift, "officer" | "standIn" | "stoodIn">): string => (stoodIn && standIn ? standIn.name : officer.name);

/** Is this shift running: from its beginning to its end, over midnight too. */
export const runsAt = ({ from, to }: Pick<Shift, "from" | "to">, now: Date): boolean => {
  const time = formatTime(now);
  return from <= to ? from <= time && time < to : time >= from || time < to;
};
