/** How a phone number is proved here: by WeChat's own button, or by a code that is sent to it. */
export type PhoneProof = "wechat" | "sms";
