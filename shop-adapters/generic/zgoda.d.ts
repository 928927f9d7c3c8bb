/** Commands of the Zgoda chat for a page's own scripts. Explained in docs/javascript-api.md. */

/** A token signed by the shop server (section 8 of the adapter contract); null or undefined for a guest. */
export type ZgodaIdentity = string | null | undefined;

/** What the page shows: public facts, the same for every visitor. Never personal data. */
export type ZgodaProduct = {
  /** At most 200 characters; the rest is cut. */
  name: string;
  /** The shop's own number or code, at most 60 characters. */
  id?: string | number;
  /** A number, or text with a dot: '49.90'. */
  price?: string | number;
  /** Three capital letters, as in ISO 4217: 'PLN'. */
  currency?: string;
};

export type ZgodaCommand =
  /** Opens the chat; only in response to a visitor's click or key. */
  | ['open']
  /** Hides the panel; a conversation continues. */
  | ['close']
  | ['identify', string | (() => ZgodaIdentity | Promise<ZgodaIdentity>)]
  /** The product on the page, for the consultant; null: the page shows none. Applies only to the current path. */
  | ['context', { product: ZgodaProduct | null } | null]
  /** What the visitor chose in the cookie tool; only the visitor list of a shop uses it. */
  | ['consent', { visitorList?: boolean }]
  | ['on', 'opened' | 'closed', () => void]
  /** With the number of unread messages. */
  | ['on', 'unread', (count: number) => void]
  /** The service has stored a message or the contact form; once for each. */
  | ['on', 'sent', (detail: { kind: 'message' | 'form' }) => void]
  /** The conversation is over, whoever ended it. */
  | ['on', 'ended', () => void];

declare global {
  interface Window {
    /** A queue before the chat is loaded, and the same commands after it. One command at a time. */
    zgoda?: { push(command: ZgodaCommand): number };
  }
}
