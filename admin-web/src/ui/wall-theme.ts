import { theme, type ThemeConfig } from "antd";
import tokens from "@sunshine/config/look/tokens.json";

const { colour, type, wall } = tokens;

/** The forms of the command centre: the same ones as in the console, dark, and large enough to be read from where one stands. */
export const wallTheme: ThemeConfig = {
  algorithm: theme.darkAlgorithm,
  cssVar: { key: "sunshine-wall" },
  token: {
    colorPrimary: "#2FA37C",
    colorError: "#FF6B5E",
    colorWarning: colour.sun,
    colorBgBase: wall.panel,
    colorBgElevated: "#1B3040",
    colorBgContainer: "#122230",
    colorTextBase: wall.ink,
    colorTextSecondary: wall.secondary,
    colorTextDescription: wall.secondary,
    colorTextPlaceholder: "#8398AA",
    colorBorder: "#35536A",
    borderRadius: 8,
    fontFamily: type.family,
    fontSize: 22,
    fontSizeSM: 20,
    controlHeight: 52,
    controlHeightSM: 40,
    lineHeight: 1.45,
  },
  components: { Modal: { titleFontSize: 28 }, Form: { verticalLabelPadding: "0 0 4px" }, Tag: { fontSizeSM: 20, lineHeightSM: 1.4 } },
};
