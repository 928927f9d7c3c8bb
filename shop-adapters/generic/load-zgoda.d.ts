import type { ZgodaCommand, ZgodaEvents } from './zgoda.js';

export type * from './zgoda.js';

export type ZgodaShop = {
  /** Address of the chat service: 'https://chat.example'. */
  service: string;
  /** As in the console under Install: 'zgk_…'. It is public. */
  shopKey: string;
  /** Language of the button and the chat, such as 'de'; left out: that of the page. The first call counts. */
  lang?: string | undefined;
};

/**
 * Adds the chat's tag to the page, once: call it at the start or after each change of route.
 * Nothing is stored and nothing but the tag's script is loaded before the visitor's click. On a server it does nothing.
 *
 * @throws TypeError in a browser when `service` is no address
 */
export declare function loadZgoda(shop: ZgodaShop): void;

/** Pushes a command, before or after `loadZgoda`. On a server it does nothing. */
export declare function pushZgoda<E extends keyof ZgodaEvents>(
  command: ['on', E, (...told: ZgodaEvents[E]) => void],
): void;
export declare function pushZgoda(command: ZgodaCommand): void;
