/** Commands of the Zgoda chat for a page's own scripts. Explained in docs/javascript-api.md. */

/** A token signed by the shop's server (section 8 of the adapter contract); null or undefined: nobody is known. */
export type ZgodaIdentity = string | null | undefined;

export type ZgodaCommand =
  /** Opens the chat; only within an act of the visitor. */
  | ['open']
  /** Hides the panel; a conversation goes on. */
  | ['close']
  | ['identify', string | (() => ZgodaIdentity | Promise<ZgodaIdentity>)]
  /** A cookie tool's signal; the chat stores nothing that would need it. */
  | ['consent', Record<string, unknown>]
  | ['on', 'opened' | 'closed', () => void]
  /** With the number of unread messages. */
  | ['on', 'unread', (count: number) => void];

declare global {
  interface Window {
    /** A queue before the chat is loaded, and the same commands after it. */
    zgoda?: { push(...commands: ZgodaCommand[]): number };
  }
}
