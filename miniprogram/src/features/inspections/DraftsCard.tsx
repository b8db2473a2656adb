import { formatInstant } from "@sunshine/domain/kernel/day";
import { go } from "../../platform/navigate";
import { Card, Entry } from "../../ui/Card";
import { useInspection } from "./draft";
import { InspectionStatus } from "./InspectionStatus";
import { useInspectionOutbox } from "./outbox";

/** Inspections that have not arrived yet 未提交的检查: begun, or on their way. */
export const DraftsCard = () => {
  const lines = useInspection((shown) => shown.lines);
  const parcels = useInspectionOutbox((outbox) => outbox.parcels);
  return (
    <>
      {parcels.map((parcel) => (
        <InspectionStatus key={parcel.key} parcel={parcel} />
      ))}
      {lines.length > 0 ? (
        <Card title="进行中的检查">
          {lines.map(({ shopId, shopName, startedAt }) => (
            <Entry key={shopId} title={shopName} note={`${formatInstant(new Date(startedAt))}开始`} icon="history" id={`draft-${shopId}`} onClick={() => go("inspect", { shop: shopId })} />
          ))}
        </Card>
      ) : null}
    </>
  );
};
