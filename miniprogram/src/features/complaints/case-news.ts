/** Events that move a complainant's case. */
export const CASE_NEWS = [
  "complaint.submitted.v1",
  "complaint.accepted.v1",
  "complaint.refused.v1",
  "complaint.transferred.v1",
  "complaint.redirected.v1",
  "complaint.merged.v1",
  "complaint.handler_changed.v1",
  "complaint.progressed.v1",
  "complaint.supplemented.v1",
  "complaint.extension_decided.v1",
  "complaint.closed.v1",
  "complaint.withdrawn.v1",
  "complaint.rated.v1",
  "complaint.reopened.v1",
] as const;
