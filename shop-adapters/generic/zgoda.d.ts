/** Commands of the Zgoda chat for a page's own scripts. Explained in docs/javascript-api.md. */

/** A token signed by the shop's server (section 8 of the adapter contract); null or undefined: nobody is known. */
export type ZgodaIdentity = string | null | undefined;

/** What the page shows: public facts, the same for every visitor. Never anything about a person. */
export type ZgodaProduct = {
  /** At most 200 characters; the rest is cut. */
  name: string;
  /** The store's own number or code, at most 60 characters. */
  id?: string | number;
  /** A number, or text with a dot: '49.90'. */
  price?: string | number;
  /** Three capital letters, as in ISO 4217: 'PLN'. */
  currency?: string;
};

export type ZgodaCommand =
  /** Opens the chat; only within an act of the visitor. */
  | ['open']
  /** Hides the panel; a conversation goes on. */
  | ['close']
  | ['identify', string | (() => ZgodaIdentity | Promise<ZgodaIdentity>)]
  /** The product on the page, for the consultant; null: the page shows none. Counts on the present path alone. */
  | ['context', { product: ZgodaProduct | null } | null]
  /** A cookie tool's signal; the chat stores nothing that would need it. */
  | ['consent', Record<string, unknown>]
  | ['on', 'opened' | 'closed', () => void]
  /** With the number of unread messages. */
  | ['on', 'unread', (count: number) => void]
  /** The service has stored a message or the contact form of the visitor; once for each. */
  | ['on', 'sent', (detail: { kind: 'message' | 'form' }) => void]
  /** The conversation is over, whoever ended it. */
  | ['on', 'ended', () => void];

declare global {
  interface Window {
    /** A queue before the chat is loaded, and the same commands after it. One command at a time. */
    zgoda?: { push(command: ZgodaCommand): number };
  }
}
