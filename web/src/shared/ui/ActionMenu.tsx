import { useRef, type ReactElement } from "react";
import { Dropdown, type MenuProps } from "./antd";

interface Props {
  items: NonNullable<MenuProps["items"]>;
  children: ReactElement;
}

/** A menu behind a button: opening it leads into the menu, leaving it leads back to the button. */
export function ActionMenu({ items, children }: Props): ReactElement {
  const around = useRef<HTMLSpanElement>(null);
  const closed = (open: boolean) => {
    if (open) return;
    setTimeout(() => {
      if (document.activeElement === document.body || document.activeElement?.closest(".ant-dropdown")) around.current?.querySelector("button")?.focus();
    }, 50);
  };
  return (
    <span ref={around}>
      <Dropdown autoFocus menu={{ items }} trigger={["click"]} placement="topRight" onOpenChange={closed}>
        {children}
      </Dropdown>
    </span>
  );
}
