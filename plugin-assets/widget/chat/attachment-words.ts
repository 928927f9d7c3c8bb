import { addStyle } from '../../shared/dom.ts';
import { addWords, locale } from '../state/app.ts';
import { words as de } from '../words/attachment-de.ts';
import { words as en } from '../words/attachment-en.ts';
import { words as pl } from '../words/attachment-pl.ts';
import style from './attachments.css';

addStyle(style);
// All languages in one file: rarely loaded.
addWords({ pl, en, de }[locale]);

export { words } from '../state/app.ts';
