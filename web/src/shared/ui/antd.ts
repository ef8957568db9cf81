/** The parts of Ant Design that this product uses; its other code imports them from here. */
export { Alert, Button, Checkbox, ConfigProvider, Drawer, Dropdown, Input, QRCode, Skeleton } from "antd";
export type { MenuProps } from "antd";
export { default as antdEnglish } from "antd/locale/en_US";
export { default as antdChinese } from "antd/locale/zh_CN";
