import type { ThemeConfig } from "antd";

/** Ant Design in the colours of tokens.css. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: "#0b5563",
    colorInfo: "#0b5563",
    colorError: "#a3201b",
    colorWarning: "#764700",
    colorSuccess: "#1b6140",
    colorInfoBg: "#e3f0f1",
    colorInfoBorder: "#9cc3c8",
    colorErrorBg: "#fbeae8",
    colorErrorBorder: "#dba29e",
    colorSuccessBg: "#e4f2ea",
    colorSuccessBorder: "#9ccbb0",
    colorWarningBg: "#fdf0d9",
    colorWarningBorder: "#d9b26a",
    colorLink: "#0b5563",
    colorText: "#16252c",
    colorTextSecondary: "#43525a",
    colorTextTertiary: "#5a6870",
    colorTextPlaceholder: "#5f6d75",
    colorBorder: "#7d8b90",
    colorBgLayout: "#f2f5f4",
    borderRadius: 6,
    fontSize: 14,
    controlHeight: 36,
    fontFamily: 'var(--sans)',
    wireframe: false,
  },
  components: {
    Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none", fontWeight: 500 },
    Drawer: { paddingLG: 24 },
  },
};
