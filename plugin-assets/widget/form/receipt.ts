import { button, make, setText } from '../../shared/dom.ts';
import { fillIfChanged, maskedText, type View } from '../parts/view.ts';
import { locale, set, state, words } from '../state/app.ts';
import { askReceipt, leadOnText, showReceipt } from './form-submit.ts';

/** Rule: CO-6. */
export const makeReceipt = (): View => {
  const head = make('h2', { tabIndex: -1 });
  const card = make('div', 'card');
  const another = button('quiet', '', () => {
    const { isWithdrawn, receipt } = state;
    showReceipt(isWithdrawn ? null : receipt && { ...receipt, isPutAway: true });
  });

  return [
    make('section', 'scroll', card),
    (now) => {
      const { receipt, isWithdrawn, session, hasFailed, asking } = now;
      if (!receipt) return;
      setText(another, leadOnText(now, words.anotherText));
      const { reference, keptUntil, receiptUrl, email } = receipt;
      // The law may require the shop to keep it.
      const details = make(
        'a',
        { className: 'quiet out', href: receiptUrl, target: '_blank', rel: 'noopener' },
        words.receiptText,
      );
      const rows = () =>
        [
          [words.referenceText, reference],
          [words.whatText, receipt.sent.map((name) => words.fieldText[name]).join(', ')],
          [words.whomText, session?.shop.name],
          [words.untilText, new Date(keptUntil).toLocaleDateString(locale, { dateStyle: 'long' })],
        ].map(([term, text]) => make('div', null, make('dt', null, term), make('dd', null, text)));
      head.textContent = !isWithdrawn
        ? words.thanksText
        : receipt.isByConsent
          ? words.withdrawnText
          : words.deletedText;
      const hadFocus = fillIfChanged(card, `${reference}${isWithdrawn}${hasFailed}${asking}`, () =>
        isWithdrawn
          ? [head, details, another]
          : [
              head,
              email && make('p', null, words.replyText, email),
              receipt.masked && make('p', null, maskedText(receipt.masked)),
              make('dl', null, ...rows()),
              asking && make('p', { role: 'alert' }, hasFailed ? words.failedText : words.withdrawAskText),
              receipt.isByConsent &&
                button('quiet', words.withdrawText, () =>
                  asking ? askReceipt('/withdraw') : set({ asking: 'withdraw' }),
                ),
              asking ? button('quiet', words.backText, () => set({ asking: null })) : details,
              !asking && another,
            ],
      );
      if (hadFocus) (asking ? card.querySelector('button') : head)?.focus();
    },
    () => head.focus(),
  ];
};
