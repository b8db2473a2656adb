import { FollowUpPageView } from "../../../../features/complaints/FollowUpPage";

export default function FollowUpPage() {
  return <FollowUpPageView />;
}
