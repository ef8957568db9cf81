/** A small set of line icons drawn for this product; decoration only, so always hidden from readers. */
import type { ReactElement } from "react";

const PATHS = {
  workbench: "M3 4h14v4H3zM3 11h8v5H3zM14 11h3v5h-3z",
  cases: "M5 3h10v14l-5-3-5 3zM8 7h4M8 10h4",
  report: "M10 4v12M4 10h12",
  contracts: "M5 2.5h7l3.500 3.500V17.500H5zM12 2.500V6h3.500M7.500 10h5M7.500 13h5",
  running: "M10 3.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM10 6.500V10l2.500 1.500",
  soon: "M6 3h8M6 17h8M6.500 3c0 4 7 4.500 7 7s-7 3-7 7M13.500 3c0 4-7 4.500-7 7s7 3 7 7",
  breached: "M10 3 2.500 16.500h15zM10 8v4M10 14.200v.1",
  met: "M10 3.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM7 10l2.200 2.200L13.200 8",
  paused: "M7 5v10M13 5v10",
  waiting: "M10 3.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM6.500 10h.1M10 10h.1M13.500 10h.1",
  void: "M10 3.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM5.500 14.500l9-9",
  open: "M5 10h10M11 6l4 4-4 4",
  search: "M9 3.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zM13 13l4 4",
  person: "M10 3.500a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM4 17c.5-3.500 3-5 6-5s5.500 1.500 6 5",
  clause: "M6 4h8M6 8h8M6 12h5M4 2.500v15M6 16h3",
  note: "M4 4h12v9H9l-3.500 3v-3H4z",
  warning: "M10 3.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM10 6.500V11M10 13.300v.1",
  reading: "M3 5c2.500-1 5-.5 7 1 2-1.500 4.500-2 7-1v10.500c-2.500-1-5-.5-7 1-2-1.500-4.500-2-7-1zM10 6v10.500",
  down: "M5 8l5 5 5-5",
  edit: "M4 16l.7-3.200L13 4.500l2.500 2.500-8.300 8.300zM11.500 6l2.500 2.500",
  calendar: "M4 5h12v11H4zM4 8.500h12M7.500 3v3M12.500 3v3",
  money: "M5 3.500l5 6 5-6M10 9.500V17M6 10.500h8M6 13.500h8",
  ladder: "M3 16.500h4v-4h4v-4h4v-4h3",
  language: "M10 3.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM3.500 10h13M10 3.500c-3.500 4-3.500 9 0 13M10 3.500c3.500 4 3.500 9 0 13",
  out: "M8 4H4v12h4M8 10h9M13.500 6.500 17 10l-3.500 3.500",
  lock: "M5.500 9.500h9V16h-9zM7.500 9.500V7a2.500 2.500 0 0 1 5 0v2.500M10 12v1.800",
  swap: "M4 7.500h11M12 4.500l3 3-3 3M16 13H5M8 10l-3 3 3 3",
  clip: "M14.500 8.500 9 14a2.500 2.500 0 0 1-3.500-3.500L11.500 4.500a1.700 1.700 0 0 1 2.400 2.400L8.500 12.300",
  link: "M8.500 11.500 11.500 8.500M9 6.500l1.500-1.500a2.800 2.800 0 0 1 4 4L13 10.500M11 13.500 9.500 15a2.800 2.800 0 0 1-4-4L7 9.500",
  scales: "M10 3.500v13M6 16.500h8M4 6h12M4 6l-2 5a2.300 2.300 0 0 0 4 0zM16 6l-2 5a2.300 2.300 0 0 0 4 0z",
  phone: "M5.500 3.500 8 4l.8 3-1.600 1.400a9 9 0 0 0 4.400 4.400L13 11.200l3 .8.500 2.500c0 1.200-1 2-2 2C8.500 16.500 3.500 11.500 3.500 5.500c0-1 .8-2 2-2z",
  mail: "M3 5h14v10.500H3zM3.500 5.500 10 11l6.500-5.500",
  more: "M5 10h.1M10 10h.1M15 10h.1",
  bell: "M5 14V9.500a5 5 0 0 1 10 0V14l1.200 1.500H3.800zM8.500 17.500h3M10 2.500v2",
  flag: "M5 17V3.500h9l-2 3.200 2 3.300H5",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }): ReactElement {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The mark: a pillar that stands in the stream. */
export function Mark({ size = 32 }: { size?: number }): ReactElement {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d="M12.200 26.500 13.400 7.600 15.200 5h2.200l1.500 2.600 1 18.900z" fill="#fff" />
      <g fill="none" stroke="#7fc4c9" strokeWidth="1.9" strokeLinecap="round">
        <path d="M3.500 14.500c2.600-1.700 5 1.500 7.400-.4M21 14.100c2.400 1.900 4.900-1.300 7.500.4M3.500 19c2.600-1.700 4.800 1.500 7.100-.3M21.400 18.700c2.300 1.800 4.500-1.400 7.100.3" />
        <path d="M4 23.500c4 2.400 6.500 3.900 12 3.900s8-1.500 12-3.900" />
      </g>
    </svg>
  );
}
