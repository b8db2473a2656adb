import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button } from "../ui/Button";
import { Card } from "../ui/Card";
import { Empty, ErrorRetry, Skeleton } from "../ui/States";

interface Page<T> {
  readonly rows: readonly T[];
}

interface Props<T> {
  readonly query: UseInfiniteQueryResult<InfiniteData<Page<T>>>;
  readonly row: (row: T) => ReactNode;
  /** What will appear here, and how. */
  readonly empty: { readonly title: string; readonly note: string };
}

const Rows = <T,>({ query, rows, row, empty }: Props<T> & { readonly rows: readonly T[] }) => {
  if (rows.length === 0) return <Empty icon="check" {...empty} />;
  return (
    <>
      <Card>{rows.map(row)}</Card>
      {query.hasNextPage ? (
        <Button kind="plain" id="more-rows" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          再看一些
        </Button>
      ) : null}
    </>
  );
};

/** A list that is loaded page after page, in all its states 列表. */
export const PagedList = <T,>(props: Props<T>) => {
  const { data, error, refetch } = props.query;
  if (data) return <Rows {...props} rows={data.pages.flatMap(({ rows }) => rows)} />;
  return error ? <ErrorRetry error={error} onRetry={() => void refetch()} /> : <Skeleton shape="row" count={4} />;
};
