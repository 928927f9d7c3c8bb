import { addStyle } from '../../shared/dom.ts';
import style from './chat.css';
import { makeChat } from './chat.ts';

addStyle(style);

/** Lazy chunk. */
export const screens = { chat: makeChat };
