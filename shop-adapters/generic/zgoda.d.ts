/** Page commands of the chat. See docs/javascript-api.md. */

/** Token signed by the shop server (adapter contract, section 8); null or undefined for a guest. */
export type ZgodaIdentity = string | null | undefined;

/** Public facts, the same for every visitor. Never personal data. */
export type ZgodaProduct = {
  /** At most 200 characters; the rest is cut. */
  name: string;
  /** The shop's number or code, at most 60 characters. */
  id?: string | number;
  /** A number, or text with a dot: '49.90'. */
  price?: string | number;
  /** ISO 4217: 'PLN'. */
  currency?: string;
};

export type ZgodaCommand =
  /** Opens the chat; only in response to a visitor's click or key. */
  | ['open']
  /** Hides the panel; a conversation continues. */
  | ['close']
  | ['identify', string | (() => ZgodaIdentity | Promise<ZgodaIdentity>)]
  /** Product on the page; null: none. Applies only to the current path. */
  | ['context', { product: ZgodaProduct | null } | null]
  /** Choice in the cookie tool; used only by the visitor list. */
  | ['consent', { visitorList?: boolean }]
  | { [E in keyof ZgodaEvents]: ['on', E, (...told: ZgodaEvents[E]) => void] }[keyof ZgodaEvents];

/** Event → what the function is told. */
export type ZgodaEvents = {
  opened: [];
  closed: [];
  unread: [count: number];
  /** A message or the form was stored; once each. */
  sent: [detail: { kind: 'message' | 'form' }];
  /** Ended by either side. */
  ended: [];
};

declare global {
  interface Window {
    /** Queue before loading, then the same commands. One command per push. */
    zgoda?: {
      push<E extends keyof ZgodaEvents>(command: ['on', E, (...told: ZgodaEvents[E]) => void]): number;
      push(command: ZgodaCommand): number;
    };
  }
}
