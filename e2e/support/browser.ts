import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export const SIZES = {
  phone: { width: 390, height: 844 },
  console: { width: 1440, height: 900 },
  wall: { width: 1920, height: 1080 },
} as const;

/** A browser whose windows report every script error and failed request of ours. */
export interface Windows {
  readonly open: (size: keyof typeof SIZES) => Promise<{ page: Page; context: BrowserContext }>;
  readonly troubles: readonly string[];
  readonly close: () => Promise<void>;
}

export const openBrowser = async (): Promise<Windows> => {
  const browser: Browser = await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: FLAGS });
  const troubles: string[] = [];
  return {
    troubles,
    open: async (size) => {
      const context = await browser.newContext({ viewport: SIZES[size], locale: "zh-CN", timezoneId: "Asia/Shanghai", hasTouch: size === "phone", acceptDownloads: true });
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      page.on("pageerror", (error) => troubles.push(`${page.url()}: ${error.message}`));
      page.on("response", (response) => {
        if (response.status() >= 500) troubles.push(`${response.status()} ${response.url()}`);
      });
      return { page, context };
    },
    close: () => browser.close(),
  };
};
