import { addStyle } from '../../shared/dom.ts';
import style from './form.css';
import { makeOfflineForm } from './offline-form.ts';
import { makeReceipt } from './receipt.ts';

addStyle(style);

/** What the contact form needs beyond the panel: one file for the browser. */
export const screens = { form: makeOfflineForm, receipt: makeReceipt };
