import { QueryClient } from "@tanstack/react-query";
import { ConnectionError } from "../platform/answer";

/** One store of server state for all pages. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // WeChat has no navigator.onLine; the request itself tells.
      networkMode: "always",
      retry: (failures, error) => error instanceof ConnectionError && failures < 1,
      retryDelay: 600,
      staleTime: 15_000,
      refetchOnWindowFocus: false,
    },
    mutations: { networkMode: "always", retry: false },
  },
});
