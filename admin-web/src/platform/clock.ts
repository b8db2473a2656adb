import { useEffect, useState } from "react";
import { dayOf, type Day } from "@sunshine/domain/kernel/day";

/** The present instant, renewed every `ms`; the one place where the console reads a clock. */
export const useNow = (ms = 30_000): Date => {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), ms);
    return () => clearInterval(timer);
  }, [ms]);
  return now;
};

/** Today in Shanghai 今天. */
export const useToday = (): Day => dayOf(useNow());
