/** Gets a one-time login code for the person who holds the phone. */
export type GetWechatCode = () => Promise<string>;
