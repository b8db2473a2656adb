import type { ThemeConfig } from "antd";
import tokens from "@sunshine/config/look/tokens.json";

const { colour, radius, type } = tokens;

/** The look of the console, made of the tokens that all ends share. */
export const consoleTheme: ThemeConfig = {
  cssVar: { key: "sunshine" },
  token: {
    colorPrimary: colour.brand,
    colorInfo: colour.info,
    colorSuccess: colour.good,
    colorWarning: colour.notice,
    colorError: colour.bad,
    colorLink: colour.brand,
    colorLinkHover: colour.brandDeep,
    // Derived tints would be murky beside ours.
    colorPrimaryBg: colour.brandSoft,
    colorPrimaryBgHover: colour.brandSoft,
    colorSuccessBg: colour.goodSoft,
    colorSuccessBorder: "#B9DFCB",
    colorWarningBg: colour.noticeSoft,
    colorWarningBorder: "#EBD3A4",
    colorErrorBg: colour.badSoft,
    colorErrorBorder: "#F0C3C0",
    colorInfoBg: colour.infoSoft,
    colorInfoBorder: "#BFD6EE",
    colorTextBase: colour.ink,
    colorTextSecondary: colour.secondary,
    colorTextDescription: colour.secondary,
    colorTextPlaceholder: "#6E7B88",
    colorBorder: "#D5DBE1",
    colorBorderSecondary: colour.line,
    colorBgLayout: colour.page,
    colorBgContainer: colour.card,
    borderRadius: radius.console,
    fontFamily: type.family,
    fontSize: type.console.body,
    boxShadowTertiary: "0 1px 2px rgba(28, 39, 51, 0.05)",
  },
  components: {
    Table: { headerBg: "#F9FAFB", headerColor: colour.secondary, headerSplitColor: "transparent", rowHoverBg: "#F7FAF9", cellPaddingBlock: 11 },
    Menu: { itemSelectedBg: colour.brandSoft, itemSelectedColor: colour.brandDeep, itemHoverBg: "#F3F6F5", itemHeight: 38, itemMarginBlock: 2, groupTitleFontSize: 12, groupTitleColor: "#66737F", itemBorderRadius: 6 },
    Tabs: { titleFontSize: 14, horizontalItemGutter: 28 },
    Card: { paddingLG: 20, headerFontSize: 15 },
    Descriptions: { labelBg: "transparent", labelColor: colour.secondary, itemPaddingBottom: 12 },
    Layout: { siderBg: colour.card, headerBg: colour.card, bodyBg: colour.page },
  },
};
