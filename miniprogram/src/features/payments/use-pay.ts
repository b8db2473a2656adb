import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { paymentApi, type OrderView } from "@sunshine/domain/payments/payment.contract";
import { messageOf } from "../../platform/answer";
import { memberApi } from "../../platform/api";
import { useActKey } from "../../platform/idempotency";
import { replace } from "../../platform/navigate";
import { requestPayment } from "../../platform/payment";
import { ensureSignedIn } from "../../platform/session";

interface Cashier {
  readonly order: OrderView;
  readonly decide: (outcome: "pay" | "cancel") => void;
}

export interface Paying {
  readonly busy: boolean;
  readonly error: string | null;
  /** Open while the demo's cashier waits. */
  readonly cashier: Cashier | null;
  readonly payNew: (code: string, amountFen: number) => Promise<void>;
  readonly payAgain: (order: OrderView) => Promise<void>;
}

/** Places an order and lets the person pay it; the order page then shows what the server learnt from WeChat. */
export const usePay = (): Paying => {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [cashier, setCashier] = useState<Cashier | null>(null);
  const keyFor = useActKey();

  const ask = (order: OrderView): Promise<"pay" | "cancel"> =>
    new Promise((resolve) => {
      setCashier({
        order,
        decide: (outcome) => {
          setCashier(null);
          resolve(outcome);
        },
      });
    });

  const settle = async (placing: () => Promise<{ order: OrderView; payment: Parameters<typeof requestPayment>[1] }>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await ensureSignedIn();
      const { order, payment } = await placing();
      const outcome = await requestPayment(order, payment, ask);
      await client.invalidateQueries({ queryKey: ["order", order.id] });
      replace("order", outcome === "submitted" ? { id: order.id, fresh: "1" } : { id: order.id });
    } catch (failure) {
      setError(messageOf(failure));
    } finally {
      setBusy(false);
    }
  };

  const payNew = (code: string, amountFen: number): Promise<void> =>
    settle(() => memberApi(paymentApi.place, { code, amountFen }, { key: keyFor(`${code} ${amountFen}`) }));

  const payAgain = (order: OrderView): Promise<void> => settle(() => memberApi(paymentApi.repay, { id: order.id }));

  return { busy, error, cashier, payNew, payAgain };
};
