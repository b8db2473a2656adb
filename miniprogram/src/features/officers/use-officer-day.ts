import { useQuery, useQueryClient } from "@tanstack/react-query";
import { complaintApi } from "@sunshine/domain/complaints/complaint.contract";
import { dispatchApi } from "@sunshine/domain/dispatches/dispatch.contract";
import { rectificationApi } from "@sunshine/domain/rectifications/rectification.contract";
import { now } from "../../platform/clock";
import { officerApi } from "../../platform/officer-api";
import { useLive } from "../../platform/use-live";
import { INBOX_NEWS } from "../complaints/officer-words";
import { TASK_NEWS } from "../dispatches/task-words";
import { ORDER_NEWS } from "../rectifications/order-words";
import { dueItems } from "./due-today";

const MOST = 100;

const countOf = (query: { readonly data: { readonly rows: readonly unknown[] } | undefined }): number | undefined => query.data?.rows.length;

/** What an officer has in hand now 今日工作, kept up to date by the live channel. */
export const useOfficerDay = () => {
  const client = useQueryClient();
  const tasks = useQuery({ queryKey: ["officer", "tasks", "home"], queryFn: () => officerApi(dispatchApi.mine, { open: true, limit: MOST }) });
  const cases = useQuery({ queryKey: ["officer", "cases", "home"], queryFn: () => officerApi(complaintApi.list, { mine: true, open: true, limit: MOST }) });
  const counts = useQuery({ queryKey: ["officer", "cases", "counts"], queryFn: () => officerApi(complaintApi.counts, {}) });
  const reviews = useQuery({ queryKey: ["officer", "reviews", "home"], queryFn: () => officerApi(rectificationApi.list, { open: true, state: ["answered"], limit: MOST }) });
  const all = [tasks, cases, reviews, counts];
  const live = useLive({ names: [...TASK_NEWS, ...INBOX_NEWS, ...ORDER_NEWS], as: "officer", onNews: () => void client.invalidateQueries({ queryKey: ["officer"] }) });
  const loaded = tasks.data !== undefined && cases.data !== undefined && reviews.data !== undefined;
  return {
    live,
    loaded,
    error: all.find(({ error }) => error !== null)?.error ?? null,
    retry: () => all.forEach(({ refetch }) => void refetch()),
    due: loaded ? dueItems({ tasks: tasks.data.rows, cases: cases.data.rows, reviews: reviews.data.rows }, now()) : [],
    counts: { tasks: countOf(tasks), received: counts.data?.received, reviews: countOf(reviews) },
  };
};
