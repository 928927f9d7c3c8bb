import style from '../chat.css';
import { addStyle } from '../dom.ts';
import { makeChat } from './chat.ts';
import { makePrivacyMenu } from './privacy-menu.ts';
// What every screen stands on goes into one file, not into one for each set of users.
import '../main.ts';

addStyle(style);

/** What live chat needs beyond the panel: one file for the browser. */
export const screens = { chat: makeChat };
export { makePrivacyMenu };
