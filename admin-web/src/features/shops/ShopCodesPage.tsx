import { Card } from "antd";
import { CodesTab } from "../establishments/codes/CodesTab";
import { ShopFrame } from "./ShopFrame";

/** The shop's own codes and posters 收银码. */
export const ShopCodesPage = (): React.JSX.Element => (
  <ShopFrame title="收银码">
    {({ establishmentId, establishmentName, role }) => (
      <Card>
        <CodesTab establishmentId={establishmentId} shopName={establishmentName} editable={role === "owner"} />
      </Card>
    )}
  </ShopFrame>
);
