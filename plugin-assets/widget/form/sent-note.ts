import { button, make } from '../../shared/dom.ts';
import { fillIfChanged } from '../parts/view.ts';
import { locale, words } from '../state/app.ts';
import type { State } from '../state/state.ts';
import { showReceipt } from './form-submit.ts';

const timeOfDay = new Intl.DateTimeFormat(locale, { timeStyle: 'short', hourCycle: 'h23' });

/** Link back to the receipt. Rule: CO-6. */
export const makeSentNote = (): [HTMLElement, (state: State) => void] => {
  const note = make('div', 'sent');
  return [
    note,
    ({ receipt, isWithdrawn }) =>
      fillIfChanged(note, `${receipt?.at}${isWithdrawn}`, () =>
        receipt && !isWithdrawn
          ? [
              make('p', null, words.sentAtText.replace('{time}', timeOfDay.format(receipt.at))),
              button('', words.toReceiptText, () => showReceipt({ ...receipt, isPutAway: false })),
            ]
          : [],
      ),
  ];
};
