import { HonoursPageView } from "../../features/honours/HonoursPage";

export default function HonoursPage() {
  return <HonoursPageView />;
}
