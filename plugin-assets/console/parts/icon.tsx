/** 20-unit grid; hidden from screen readers, because a text accompanies each. */
const PATHS = {
  conversation: 'M3 4.5h14v9.5H9l-4 3v-3H3z',
  request: 'M5 3h7l3 3v11H5z M8 9h4 M8 12h4',
  lead: 'M3 5h14v10H3z M3 5.5l7 5.5 7-5.5',
  shop: 'M3.5 8.5V16h13V8.5 M2.5 8.5l1.5-5h12l1.5 5a2.5 2.5 0 0 1-5 0 2.5 2.5 0 0 1-5 0 2.5 2.5 0 0 1-5 0z',
  people:
    'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6z M2 16.5c0-3 2.5-4.5 5.5-4.5s5.5 1.5 5.5 4.5 M13 9.2a2.6 2.6 0 1 0-.6-5 M15 12.3c2 .5 3 2 3 4.2',
  building: 'M4 17V3.5h8V17 M12 8h4v9 M2.5 17h15 M6.5 6.5h3 M6.5 9.5h3 M6.5 12.5h3',
  board: 'M3 3h6v6H3z M11 3h6v6h-6z M3 11h6v6H3z M11 11h6v6h-6z',
  eye: 'M1.500 10s3-5.500 8.500-5.500 8.500 5.500 8.500 5.500-3 5.500-8.500 5.500S1.500 10 1.500 10z M10 12.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  bell: 'M5 13.5V9a5 5 0 0 1 10 0v4.5l1.5 1.5h-13z M8 17.2h4',
  mute: 'M5 13.5V9a5 5 0 0 1 8.4-3.6 M15 9v4.5l1.5 1.5h-13 M8 17.2h4 M3 3l14 14',
  back: 'M12 4l-6 6 6 6',
  forward: 'M8 4l6 6-6 6',
  check: 'M4 10.5l4 4 8-9',
  seen: 'M2 10.5l3.5 3.5 6.5-8 M9.5 13l1.2 1L18 6',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14z M10 6v4.2l2.8 1.8',
  warn: 'M10 3l8 14H2z M10 8.5v3.5 M10 14.4v.2',
  cross: 'M5 5l10 10 M15 5L5 15',
  copy: 'M7 7h9v9H7z M13 7V4H4v9h3',
  link: 'M11 4h5v5 M16 4l-7 7 M8 5H4v11h11v-4',
  send: 'M3 10l14-6.5L13 17l-3-5.5z M10 11.5L17 3.5',
  mention:
    'M13.2 10a3.2 3.2 0 1 1-6.4 0 3.2 3.2 0 0 1 6.4 0z M13.2 6.8v4a2 2 0 0 0 4 0V10a7.2 7.2 0 1 0-2.9 5.8',
  info: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14z M10 9.2v4.3 M10 6.6v.2',
  more: 'M3.6 10h.8 M9.6 10h.8 M15.6 10h.8',
  plus: 'M10 4v12 M4 10h12',
  shield: 'M10 2.5l6.5 2.5v4.5c0 4-2.7 6.7-6.5 8-3.8-1.3-6.5-4-6.5-8V5z M7 10l2.2 2.2L13.2 8',
  lock: 'M5 9h10v8H5z M7 9V6.5a3 3 0 0 1 6 0V9',
  key: 'M7 13a4 4 0 1 1 3.5-6H18v3h-2v2h-3v-2h-2.5A4 4 0 0 1 7 13z M6.5 9v.1',
  download: 'M10 3v9.5 M6 9l4 4 4-4 M3.5 16.5h13',
  keyboard: 'M2.5 5.5h15v9h-15z M5 8.2h.1 M8.3 8.2h.1 M11.7 8.2h.1 M15 8.2h.1 M6 11.8h8',
  filter: 'M3 4.5h14l-5.5 6.3v4.7l-3 1.5v-6.2z',
  attach:
    'M16.5 9.5l-7 7a4.2 4.2 0 0 1-6-6l7.500-7.500a2.800 2.800 0 0 1 4 4l-7.500 7.500a1.400 1.400 0 0 1-2-2l6.800-6.800',
  search: 'M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11z M12.5 12.5L17 17',
  reload: 'M16 10a6 6 0 1 1-1.8-4.3 M16.5 3v3.5H13',
} as const;
export type IconName = keyof typeof PATHS;

export const Icon = ({ name, size = 20 }: { name: IconName; size?: number }) => (
  <svg
    class="icon"
    viewBox="0 0 20 20"
    width={size}
    height={size}
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    <path d={PATHS[name]} />
  </svg>
);
