import type { ShownProduct } from './fields.ts';

/**
 * Messages between the shop's page (loader) and the chat frame, by postMessage. Both sides check `event.source`, the
 * page `event.origin` too, before they read; neither side ever sends a text of the chat or a token of the service
 * over it. The shop server's signed statement goes over a port of the frame's own. The version is in the frame's
 * address (/w/v1/…).
 */

/**
 * From the shop's page to the frame, once the frame has loaded, at each click on the button and at a change of page.
 * Language: in the frame's `#`.
 */
export type HostMessage = {
  /**
   * `host.shown`: the visitor has clicked; show the chat and take the focus.
   * `host.open`: a chat goes on after a change of page, its panel was open: show it, leave the focus alone.
   * `host.hidden`: a chat goes on, its panel was hidden: stay hidden, count unread messages.
   */
  t: 'host.shown' | 'host.open' | 'host.hidden';
  /** Origin and path only; absent on the page of the service by which a visitor came back. Rule: MI-3. */
  page?: string;
  /** The product on that page, if it shows one. Rule: MI-3. */
  product?: ShownProduct | undefined;
};

/** What a visitor can send: a message of the chat, or the contact form. */
export type SentKind = 'message' | 'form';

/** From the frame to the shop's page: all of what the page has to know, and nothing of what was said. */
export type FrameMessage =
  /**
   * A conversation runs, and the page may say by the port that comes along who the shop server says its visitor is
   * (the signed token, as text); silence is an answer too. Rule: AD-30.
   */
  | { t: 'frame.identity' }
  | {
      t: 'frame.state';
      /**
       * What the session mark is to say, and so what is shown: `open`, the panel; `hidden`, the button, and the chat
       * goes on; empty: the button, and no chat goes on, so nothing is kept. Rule: EP-3.
       */
      mark: 'open' | 'hidden' | '';
      /** Unread messages, for the button's badge. */
      count: number;
      /**
       * How many the service has confirmed since the frame was loaded; each counts once, however often it was sent.
       */
      sent: Record<SentKind, number>;
      /** A conversation is known to be open; false again once it has ended. */
      goesOn: boolean;
    };

/** What the service bakes into each shop's loader; the same bytes for every visitor. Rule: EP-2. */
export type LoaderConfig = {
  /** Origin of the service, such as https://chat.example. */
  origin: string;
  key: string;
  accent: string;
  /** Text colour on the accent, contrast at least 4.5:1. Rule: AX-4. */
  onAccent: string;
  side: 'right' | 'left';
  /** CSS pixels to add to the distance from the bottom edge, so that fixed bars stay free. */
  offset: number;
  /** The shop's own language: of pages in a language that the chat does not speak. */
  locale: string;
  /** The button's word by language. */
  label: Record<string, string>;
};
