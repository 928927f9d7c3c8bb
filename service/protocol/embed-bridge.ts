/**
 * Messages between the shop's page (loader) and the chat frame, by postMessage.
 * Both sides check `event.origin` and `event.source` first; neither side ever sends a token or a text over it.
 */
export const BRIDGE = 'zgoda.v1' as const;

/** From the shop's page to the frame. */
export type HostMessage =
  /** Answer to `frame.ready`. `page` is origin and path only. Rule: MI-3. */
  | { zgoda: typeof BRIDGE; t: 'host.hello'; locale: string; page: string }
  /** The page changed without a reload. */
  | { zgoda: typeof BRIDGE; t: 'host.page'; page: string }
  /** The panel was shown (again): move the focus in. */
  | { zgoda: typeof BRIDGE; t: 'host.shown' };

/** From the frame to the shop's page. */
export type FrameMessage =
  | { zgoda: typeof BRIDGE; t: 'frame.ready' }
  /** Hide the panel, give the focus back to the button; the chat goes on. */
  | { zgoda: typeof BRIDGE; t: 'frame.hide' }
  /** The chat is over: forget the session mark, remove the frame. Rule: EP-3. */
  | { zgoda: typeof BRIDGE; t: 'frame.ended' }
  /** Unread messages, for the button's badge. */
  | { zgoda: typeof BRIDGE; t: 'frame.unread'; count: number };

/** What the service bakes into each shop's loader; the same bytes for every visitor. Rule: EP-2. */
export type LoaderConfig = {
  /** Origin of the service, such as https://chat.example. */
  origin: string;
  key: string;
  accent: string;
  /** Text colour on the accent, contrast at least 4.5:1. Rule: AX-4. */
  onAccent: string;
  side: 'right' | 'left';
  /** Distance from the bottom edge in CSS pixels, so that fixed bars stay free. */
  offset: number;
  /** The button's word by language. */
  label: Record<string, string>;
};
