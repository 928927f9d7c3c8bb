import { addStyle } from '../../shared/dom.ts';
import { makePrivacyMenu } from '../menu/privacy-menu.ts';
import style from './chat.css';
import { makeChat } from './chat.ts';

addStyle(style);

/** Everything that live chat needs beyond the panel, as one chunk. */
export const screens = { chat: makeChat };
export { makePrivacyMenu };
