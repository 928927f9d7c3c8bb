/** Shown in each consent event and to adapters; the same as package.json. */
export const VERSION = '0.1.0';
