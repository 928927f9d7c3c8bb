import type { ReceiptResponse } from '../../service/protocol/visitor-api.ts';
import { LOCALES } from '../../service/protocol/vocabulary.ts';
import { callService } from '../shared/call-service.ts';
import { LINK_REL } from '../shared/linkify.ts';
import { pickLocale } from '../shared/translate.ts';
import { button, type Child, fill, make, off } from './dom.ts';
import { receiptWords } from './receipt-words.ts';

// The secret is behind `#`, so no server and no log has seen it. Opening shows; only a pressed button acts, for
// mail scanners open links too. Rule: CO-6.
const secret = location.hash.slice(1);
const main = make('main', { ariaLive: 'polite' });
document.body.append(main);

let words = receiptWords[pickLocale(LOCALES, navigator.languages)];

const show = (title: string, ...content: Child[]) => {
  document.title = title;
  fill(main, [make('h1', { tabIndex: -1 }, title), ...content]);
};

const call = (act: '' | '/withdraw') =>
  callService<ReceiptResponse>('POST', `/v1/visitor/receipt${act}`, { secret }, null);

const open = async (act: '' | '/withdraw' = '') => {
  const hadFocus = main.contains(document.activeElement);
  const answer = await call(act);
  if (answer.ok) showReceipt(answer.body);
  else if (answer.refusal.status === 404 || answer.refusal.status === 400 || answer.refusal.status === 422) {
    show(words.missing, make('p', null, words.missingText));
  } else
    show(
      words.failed,
      button('main', words.retry, () => open(act)),
    );
  if (hadFocus) main.querySelector('h1')?.focus();
};

const showReceipt = (receipt: ReceiptResponse) => {
  const locale = pickLocale(LOCALES, [receipt.locale]);
  const { controller, policy, basis } = receipt;
  words = receiptWords[locale];
  document.documentElement.lang = locale;
  const date = (at: string, timeStyle?: 'short') =>
    new Date(at).toLocaleString(locale, {
      dateStyle: 'long',
      hour12: false,
      ...(timeStyle && { timeStyle }),
    });
  const isActive = receipt.state === 'active';
  const row = (term: string, ...text: Child[]) =>
    make('div', null, make('dt', null, term), make('dd', null, ...text));
  const link =
    policy && /^https?:/.test(policy.url)
      ? make(
          'a',
          { href: policy.url, target: '_blank', rel: LINK_REL, className: 'out' },
          policy.title,
          off(` (${words.newTab})`),
        )
      : null;
  const choices = make('div', 'choices');
  const withdraw = basis === 'consent' ? words.withdraw : words.withdrawRequest;
  const offer = (hadFocus?: boolean) => {
    const ask = button('quiet', withdraw, () => {
      const sure = button('main bad', withdraw, () => open('/withdraw'));
      fill(choices, [
        make('p', { role: 'alert' }, words.ask),
        sure,
        button('quiet', words.back, () => offer(true)),
      ]);
      sure.focus();
    });
    fill(choices, [ask]);
    if (hadFocus) ask.focus();
  };
  if (isActive) offer();
  const basisText = basis === 'consent' ? words.byConsent : words.byRequest;
  show(
    words.title,
    make(
      'div',
      'card',
      make(
        'p',
        isActive ? 'state' : 'state over',
        isActive ? words.active : basis === 'consent' ? words.withdrawn : words.deleted,
      ),
      make('p', null, isActive ? basis && basisText : words.withdrawnText),
      make(
        'dl',
        null,
        row(words.reference, receipt.reference),
        row(words.shop, receipt.shopName),
        row(words.sentAt, date(receipt.givenAt, 'short')),
        row(words.what, receipt.fields.map((name) => words.fields[name as 'name'] ?? name).join(', ')),
        row(
          words.whom,
          `${controller.name}, ${controller.address}, `,
          make('a', { href: `mailto:${controller.email}` }, controller.email),
        ),
        isActive && row(words.until, date(receipt.keptUntil)),
        link && row(words.policy, link),
      ),
      choices,
    ),
    receipt.noticeText &&
      make('details', 'card', make('summary', null, words.notice), make('div', 'notice', receipt.noticeText)),
  );
};

show(words.loading);
document.documentElement.lang = pickLocale(LOCALES, navigator.languages);
open();
addEventListener('hashchange', () => location.reload());
