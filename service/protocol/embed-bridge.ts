import type { ShownProduct } from './fields.ts';

/**
 * postMessage between page and frame. Both check `event.source`, the page also `event.origin`; no chat text
 * or token. Identity uses a separate port. Version: /w/v1/….
 */

/** Page to frame: after load, click or navigation. */
export type HostMessage = {
  /**
   * `host.shown`: clicked, focus. `host.open`: continue open, no focus. `host.hidden`: continue hidden, count
   * unread.
   */
  t: 'host.shown' | 'host.open' | 'host.hidden';
  /** Origin and path; absent on the return page. Rule: MI-3. */
  page?: string;
  /** Rule: MI-3. */
  product?: ShownProduct | undefined;
};

export type SentKind = 'message' | 'form';

/** Frame to page; no chat content. */
export type FrameMessage =
  /** Asks for the identity token by port; optional. Rule: AD-30. */
  | { t: 'frame.identity' }
  | {
      t: 'frame.state';
      /** `open`: panel; `hidden`: button, chat continues; empty: nothing kept. Rule: EP-3. */
      mark: 'open' | 'hidden' | '';
      /** Unread messages. */
      count: number;
      /** Confirmed since load, without repeats. */
      sent: Record<SentKind, number>;
      /** False after its end. */
      goesOn: boolean;
    };

/** Equal for all visitors. Rule: EP-2. */
export type LoaderConfig = {
  /** Service origin. */
  origin: string;
  key: string;
  accent: string;
  /** Contrast at least 4.5:1. Rule: AX-4. */
  onAccent: string;
  side: 'right' | 'left';
  /** Additional bottom distance in CSS pixels. */
  offset: number;
  /** Fallback for unsupported page languages. */
  locale: string;
  label: Record<string, string>;
};
