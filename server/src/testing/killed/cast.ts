/** Ids that every start of the killed county knows. */
export const SHOP_ID = "k111ed00000000sh";
export const OFFICER_ID = (officerId: number): string => `k111ed0000000ff${officerId}`;
