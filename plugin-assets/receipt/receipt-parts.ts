import type { ReadingView, VisitorCopyResponse } from '../../service/protocol/api/receipt-api.ts';
import { dateLocale } from '../../service/protocol/date-locale.ts';
import type { TextPart } from '../../service/protocol/frames/visitor-frames.ts';
import { LOCALES, type Locale } from '../../service/protocol/vocabulary.ts';
import { type Answer, callService } from '../shared/call-service.ts';
import { button, type Child, hiddenText, make, setChildren } from '../shared/dom.ts';
import { LINK_REL } from '../shared/link-rel.ts';
import { saveFile } from '../shared/save-file.ts';
import { pickLocale } from '../shared/translate.ts';
import { receiptCatalog } from './words/receipt-catalog.ts';

export const main = make('main', { 'aria-live': 'polite' });
export let locale: Locale = pickLocale(LOCALES, navigator.languages);
export let words = receiptCatalog[locale];
export const setLanguage = (tag: string): void => {
  locale = pickLocale(LOCALES, [tag]);
  words = receiptCatalog[locale];
  document.documentElement.lang = locale;
};

export const show = (title: string, ...content: Child[]): void => {
  const hadFocus = main.contains(document.activeElement);
  document.title = title;
  setChildren(main, [make('h1', { tabIndex: -1 }, title), ...content]);
  if (hadFocus) main.querySelector('h1')?.focus();
};

export const showFailure = (answer: Answer<unknown> & { ok: false }, retry: () => void): void => {
  const { status } = answer.refusal;
  if (status === 404 || status === 400 || status === 422)
    show(words.missing, make('p', null, words.missingText));
  else show(words.failed, button('main', words.retry, retry));
};

export const date = (at: string, timeStyle?: 'short'): string =>
  new Date(at).toLocaleString(dateLocale(locale), {
    dateStyle: 'long',
    hourCycle: 'h23',
    ...(timeStyle && { timeStyle }),
  });

export const row = (term: string, ...text: Child[]): HTMLElement =>
  make('div', null, make('dt', null, term), make('dd', null, ...text));
export const outside = (href: string, text: string): Child =>
  /^(https?:|mailto:)/i.test(href)
    ? make(
        'a',
        { href, target: '_blank', rel: LINK_REL, className: 'out' },
        text,
        hiddenText(` (${words.newTab})`),
      )
    : text;
export const partNodes = (parts: readonly TextPart[]): Child[] =>
  parts.map(({ text, href }) => (href === undefined ? text : outside(href, text)));
export const paragraphs = (list: readonly (readonly TextPart[])[]): HTMLElement[] =>
  list.map((parts) => make('p', null, ...partNodes(parts)));
export const controllerRow = (controller: { name: string; address: string; email: string }): HTMLElement =>
  row(
    words.whom,
    `${controller.name}, ${controller.address}, `,
    make('a', { href: `mailto:${controller.email}` }, controller.email),
  );

export const twoSteps = (text: string, ask: string, act: () => void): HTMLElement => {
  const box = make('div', 'step');
  const offer = (hadFocus?: boolean) => {
    const first = button('quiet', text, () => {
      const sure = button('main bad', text, act);
      setChildren(box, [
        make('p', { role: 'alert' }, ask),
        sure,
        button('quiet', words.back, () => offer(true)),
      ]);
      sure.focus();
    });
    setChildren(box, [first]);
    if (hadFocus) first.focus();
  };
  offer();
  return box;
};

/** Access log; a long list is collapsed. */
export const readings = (list: readonly ReadingView[]): HTMLElement => {
  const soft = make('p', 'soft', words.readingsText);
  if (list.length === 0)
    return make('section', 'card', make('h2', null, words.readings), make('p', null, words.noReadings), soft);
  const when = ({ times, first, last }: ReadingView) =>
    times === 1 ? date(first, 'short') : `${date(first, 'short')} – ${date(last, 'short')} (${times}×)`;
  return make(
    'details',
    { className: 'card', open: list.length < 6 },
    make('summary', null, `${words.readings} (${list.length})`),
    make(
      'ul',
      'readings',
      ...list.map((one) =>
        make('li', null, make('strong', null, one.act), ` ${one.reader} `, make('span', 'soft', when(one))),
      ),
    ),
    soft,
  );
};

/** Personal copy, in both formats. */
export const downloads = (path: string, secret: string): HTMLElement => {
  const said = make('p', { role: 'status', className: 'said' });
  const save = async (use: (copy: VisitorCopyResponse) => void) => {
    const answer = await callService<VisitorCopyResponse>('POST', path, { secret }, null);
    said.textContent = answer.ok ? '' : words.failed;
    if (answer.ok) use(answer.body);
  };
  return make(
    'section',
    'card',
    make('h2', null, words.download),
    make('p', 'soft', words.downloadText),
    make(
      'div',
      'choices',
      button('', words.readable, () => save((copy) => saveFile(`${copy.name}.html`, copy.html, 'text/html'))),
      button('', words.machine, () =>
        save((copy) =>
          saveFile(`${copy.name}.json`, `${JSON.stringify(copy.json, null, 2)}\n`, 'application/json'),
        ),
      ),
    ),
    said,
  );
};
