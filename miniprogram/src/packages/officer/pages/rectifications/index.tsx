import { ReviewsPageView } from "../../../../features/rectifications/ReviewsPage";

export default function ReviewsPage() {
  return <ReviewsPageView />;
}
