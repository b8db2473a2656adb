import { OfficerMapView } from "../../../../features/dispatches/OfficerMap";

export default function OfficerMapPage() {
  return <OfficerMapView />;
}
