import { addStyle } from '../dom.ts';
import style from '../form.css';
import { makeOfflineForm } from './offline-form.ts';
import { makeReceipt } from './receipt.ts';
// What every screen stands on goes into one file, not into one for each set of users.
import '../main.ts';

addStyle(style);

/** What the contact form needs beyond the panel: one file for the browser. */
export const screens = { form: makeOfflineForm, receipt: makeReceipt };
