import { addStyle } from '../../shared/dom.ts';
import style from './form.css';
import { makeOfflineForm } from './offline-form.ts';
import { makeReceipt } from './receipt.ts';

addStyle(style);

/** Lazy chunk. */
export const screens = { form: makeOfflineForm, receipt: makeReceipt };
