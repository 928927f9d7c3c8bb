import { addStyle } from '../../shared/dom.ts';
import style from './chat.css';
import { makeChat } from './chat.ts';

addStyle(style);

/** Everything that live chat needs beyond the panel, as one chunk. */
export const screens = { chat: makeChat };
