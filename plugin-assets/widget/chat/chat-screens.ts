import { addStyle } from '../../shared/dom.ts';
import { makePrivacyMenu } from '../menu/privacy-menu.ts';
import style from './chat.css';
import { makeChat } from './chat.ts';

addStyle(style);

/** What live chat needs beyond the panel: one file for the browser. */
export const screens = { chat: makeChat };
export { makePrivacyMenu };
