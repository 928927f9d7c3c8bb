import { makeChat } from './chat.ts';
// What every screen stands on goes into one file, not into one for each set of users.
import '../main.ts';

/** What live chat needs beyond the panel: one file for the browser. */
export const screens = { chat: makeChat };
