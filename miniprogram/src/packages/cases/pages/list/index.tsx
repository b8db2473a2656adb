import { CasesPageView } from "../../../../features/complaints/CasesPage";

export default function CasesPage() {
  return <CasesPageView />;
}
