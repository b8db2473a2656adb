import { BellOutlined, CheckOutlined, LeftOutlined, RightOutlined } from "@ant-design/icons";
import { App, Button, Card, Skeleton } from "antd";
import { noticeApi, type Notice } from "@sunshine/domain/notices/notice.contract";
import { NOTICE_KIND_LABELS, NOTICE_KINDS } from "@sunshine/domain/notices/notice.vocabulary";
import { messageOf } from "../../platform/api-error";
import { usePages, type Paged } from "../../platform/pages";
import { useAct } from "../../platform/query";
import { useUrlFilters, type UrlFilters } from "../../platform/query-filters";
import { FilterBar, filterNames, type FilterField } from "../../ui/FilterBar";
import { optionsOf } from "../../ui/options";
import { PageHead } from "../../ui/PageHead";
import { EmptyState, ErrorState } from "../../ui/States";
import { ShopFrame } from "../shops/ShopFrame";
import { NoticeLine } from "./NoticeLine";
import { useOpenNotice } from "./use-open-notice";

const FIELDS: FilterField[] = [
  { kind: "flags", name: "state", label: "状态", options: [{ value: "unread", label: "只看未读" }] },
  { kind: "many", name: "kind", label: "类别", options: optionsOf(NOTICE_KIND_LABELS) },
];

const kindsOf = (filters: UrlFilters) => NOTICE_KINDS.filter((kind) => filters.many("kind")?.includes(kind));

const ReadAll = ({ establishmentId, filters }: { establishmentId: string | undefined; filters: UrlFilters }): React.JSX.Element => {
  const { message } = App.useApp();
  const kind = kindsOf(filters);
  const readAll = useAct(noticeApi.readAll, { touches: ["/notices"], onDone: ({ marked }) => void message.success(marked === 0 ? "没有未读通知" : `已将 ${marked} 条通知标为已读`) });
  const act = (): void => readAll.mutate({ ...(establishmentId !== undefined && { establishmentId }), ...(kind.length > 0 && { kind }) }, { onError: (error) => void message.error(messageOf(error)) });
  return <Button icon={<CheckOutlined />} loading={readAll.isPending} onClick={act}>{kind.length > 0 ? "所选类别标为已读" : "全部标为已读"}</Button>;
};

const Lines = ({ paged, filtered }: { paged: Paged<Notice>; filtered: boolean }): React.JSX.Element => {
  const open = useOpenNotice();
  if (paged.error && paged.rows.length === 0) return <ErrorState error={paged.error} retry={paged.reload} />;
  if (paged.loading) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (paged.rows.length === 0) return <EmptyState icon={<BellOutlined />} title={filtered ? "没有符合条件的通知" : "还没有通知"} text={filtered ? "可以减少筛选条件。" : "需要您办理或知晓的事项会出现在这里，随时更新。"} />;
  return (
    <>
      <div className={`notice-lines${paged.fetching ? " is-fetching" : ""}`}>{paged.rows.map((notice) => <NoticeLine key={notice.id} notice={notice} onOpen={open} />)}</div>
      <nav className="paged-foot" aria-label="通知翻页">
        <span className="tabular" role="status">第 {paged.page} 页</span>
        <span className="paged-steps">
          <Button size="small" icon={<LeftOutlined />} disabled={!paged.back} onClick={() => paged.back?.()}>上一页</Button>
          <Button size="small" icon={<RightOutlined />} iconPlacement="end" disabled={!paged.forward} onClick={() => paged.forward?.()}>下一页</Button>
        </span>
      </nav>
    </>
  );
};

const Inbox = ({ establishmentId, filters }: { establishmentId?: string; filters: UrlFilters }): React.JSX.Element => {
  const kind = kindsOf(filters);
  const unread = filters.one("unread") === "true";
  const paged = usePages(noticeApi.list, { ...(establishmentId !== undefined && { establishmentId }), ...(unread && { unread }), ...(kind.length > 0 && { kind }) }, 30);
  return (
    <Card className="list-card">
      <FilterBar fields={FIELDS} filters={filters} />
      <Lines paged={paged} filtered={unread || kind.length > 0} />
    </Card>
  );
};

/** The officer's inbox 通知. */
export const InboxPage = (): React.JSX.Element => {
  const filters = useUrlFilters(filterNames(FIELDS));
  return (
    <>
      <PageHead title="通知" note="需要您办理或知晓的事项，随时更新；点开即标为已读" actions={<ReadAll establishmentId={undefined} filters={filters} />} />
      <Inbox filters={filters} />
    </>
  );
};

/** The inbox of one of the person's shops, on the shop's computer 企业端通知. */
export const ShopInboxPage = (): React.JSX.Element => {
  const filters = useUrlFilters(filterNames(FIELDS));
  return (
    <ShopFrame title="通知">
      {({ establishmentId }) => (
        <>
          <div className="inbox-acts"><span className="faint">需要本店知晓或办理的事项，随时更新；点开即标为已读</span><ReadAll establishmentId={establishmentId} filters={filters} /></div>
          <Inbox establishmentId={establishmentId} filters={filters} />
        </>
      )}
    </ShopFrame>
  );
};
