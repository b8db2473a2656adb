import { OfficerHomeView } from "../../../../features/officers/OfficerHome";

export default function OfficerHomePage() {
  return <OfficerHomeView />;
}
