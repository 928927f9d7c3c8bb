import { fill } from '../../shared/translate.ts';
import { fillWith, icon, make } from '../dom.ts';
import { ICONS, type View, type ViewContext } from './view.ts';

/** After the form: what went to whom and until when, and the way to withdraw. Rule: CO-6. */
export const makeReceipt = ({ words, locale, dispatch, talk }: ViewContext): View => {
  const head = make('h2', { tabIndex: -1 });
  const card = make('div', { className: 'card' });
  const element = make('section', { className: 'receipt scroll', 'aria-label': words.receipt }, card);
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  let shown = '';

  const quiet = (text: string, run: () => void) =>
    make('button', { type: 'button', className: 'quiet', onclick: run }, text);

  return {
    element,
    focus: () => head.focus(),
    update({ receipt, isWithdrawn, session, hasFailed, asking }) {
      const key = JSON.stringify([receipt, isWithdrawn, hasFailed, asking]);
      if (!receipt || key === shown) return;
      shown = key;
      const isAsking = asking === 'withdraw';
      const another = quiet(words.another, () => dispatch({ t: 'form.again' }));
      head.textContent = isWithdrawn ? words.withdrawn : words.thanks;
      if (isWithdrawn) {
        fillWith(card, head, another);
        return;
      }
      const rows: [string, string][] = [
        [words.reference, receipt.reference],
        [words.what, receipt.sentFields.map((name) => (name === 'consent' ? '' : words[name])).join(', ')],
        [words.whom, session?.shop.name ?? ''],
        [words.until, date.format(new Date(receipt.keptUntil))],
      ];
      const ask = quiet(words.withdraw, () => dispatch({ t: 'asking', asking: 'withdraw' }));
      const sure = quiet(words.withdraw, () => talk.withdraw(receipt.receiptSecret));
      const stay = quiet(words.back, () => dispatch({ t: 'asking', asking: null }));
      fillWith(
        card,
        make('div', { className: 'tick' }, icon(ICONS.check)),
        head,
        make('p', null, receipt.email ? fill(words.thanksText, { email: receipt.email }) : words.thanksPhone),
        make(
          'dl',
          null,
          ...rows.map(([term, text]) => make('div', null, make('dt', null, term), make('dd', null, text))),
        ),
        hasFailed && make('p', { role: 'alert', className: 'problem' }, words.formFailed),
        make(
          'div',
          { className: 'actions' },
          make(
            'a',
            { className: 'quiet out', href: receipt.receiptUrl, target: '_blank', rel: 'noopener' },
            words.receipt,
          ),
          receipt.hasConsent && !isAsking && ask,
          !isAsking && another,
        ),
        isAsking &&
          make('div', { className: 'ask', role: 'group' }, make('p', null, words.withdrawAsk), sure, stay),
      );
    },
  };
};
