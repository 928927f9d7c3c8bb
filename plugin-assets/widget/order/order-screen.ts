import type { ShownOrder } from '../../../service/protocol/api/conversation/order-api.ts';
import { addStyle, button, type Child, make, setText } from '../../shared/dom.ts';
import { http } from '../connection/service.ts';
import { fillIfChanged, textNodes, type View } from '../parts/view.ts';
import { locale, set, shopKey, state, words } from '../state/app.ts';
import style from './order.css';

addStyle(style);

const dateText = (at: string) => new Date(at).toLocaleDateString(locale, { dateStyle: 'long' });

const row = (term: string, ...text: Child[]) =>
  make('div', null, make('dt', null, term), make('dd', null, ...text));
const foundOrder = ({ number, state, placedAt, shippedAt, parcels }: ShownOrder): Child =>
  make(
    'dl',
    null,
    row(words.orderNumberText, number),
    row(words.orderStateText, state),
    row(words.orderPlacedText, dateText(placedAt)),
    shippedAt && row(words.orderShippedText, dateText(shippedAt)),
    ...parcels.map(({ carrier, number, url }) =>
      row(
        [words.orderParcelText, carrier].filter(Boolean).join(' · '),
        ...textNodes([{ text: number, ...(url && { href: url }) }]),
      ),
    ),
  );

const problemText = (code: string): string =>
  code === 'rate_limited'
    ? words.orderRateText
    : code === 'invalid_request'
      ? words.orderBadText
      : code === 'unavailable'
        ? words.orderSilentText
        : words.failedText;

/** Asks for the number, then for the code from the order's mailbox. Nothing is kept. Rule: AD-53. */
const makeOrderScreen = (): View => {
  let step: 'ask' | 'code' | 'order' = 'ask';
  let lookup = '';
  let order: ShownOrder | null = null;
  let isBusy = false;

  const head = make('h2', { tabIndex: -1 }, words.orderText);
  const body = make('div', 'scroll');
  const foot = make('div', 'foot');
  const fault = make('p', { id: 'order-fault', className: 'fault', role: 'alert' });
  const send = make('button', 'main');
  const input = (id: string, props: Record<string, unknown>) =>
    make('input', { id, required: true, 'aria-describedby': 'order-fault', ...props });
  const number = input('order-number', { autocomplete: 'off', maxLength: 60 });
  const email = input('order-email', { type: 'email', autocomplete: 'email', maxLength: 254 });
  const code = input('order-code', { autocomplete: 'one-time-code', inputMode: 'numeric', maxLength: 6 });
  const field = (control: HTMLInputElement, text: string) =>
    make('div', null, make('label', { htmlFor: control.id }, text), control);

  const goTo = (next: typeof step) => {
    step = next;
    setText(fault, '');
    set({});
    (step === 'ask' ? number : step === 'code' ? code : head).focus();
  };
  const another = () => {
    order = null;
    number.value = code.value = '';
    goTo('ask');
  };
  const leave = () => set({ wish: null });

  /** Shows why a request failed, next to the button. */
  const call = async <T>(path: string, request: object): Promise<T | undefined> => {
    isBusy = true;
    setText(fault, '');
    set({});
    const answer = await http<T>(path, { shop: shopKey, ...request });
    isBusy = false;
    const { refusal } = answer;
    set({});
    if (refusal) setText(fault, problemText(refusal.code));
    return answer.ok ? answer.body : undefined;
  };
  const askForCode = async () => {
    const isWithEmail = state.session?.orderLookup !== 'number';
    const answer = await call<{ lookup: string }>('order-code', {
      number: number.value,
      email: isWithEmail ? email.value : null,
      locale,
    });
    if (!answer) return;
    ({ lookup } = answer);
    code.value = '';
    goTo('code');
  };
  const showOrder = async () => {
    const answer = await call<{ order: ShownOrder | null }>('order', { lookup, code: code.value });
    if (!answer) return;
    ({ order } = answer);
    if (order) return goTo('order');
    setText(fault, words.orderWrongText);
    code.select();
  };
  const onsubmit = (event: Event) => {
    event.preventDefault();
    if (!isBusy) (step === 'ask' ? askForCode : showOrder)();
  };

  return [
    make(
      'form',
      { noValidate: true, className: 'order', 'aria-label': words.orderText, onsubmit },
      body,
      foot,
    ),
    ({ session }) => {
      const isWithEmail = session?.orderLookup !== 'number';
      fillIfChanged(body, `${step}${isWithEmail}`, () => [
        head,
        step === 'ask' && make('p', 'hint', words.orderHintText),
        step === 'ask' && field(number, words.orderNumberText),
        step === 'ask' && isWithEmail && field(email, words.orderEmailText),
        step === 'code' &&
          make(
            'p',
            { role: 'status' },
            words.orderCodeHintText.replace('{number}', () => number.value.trim()),
          ),
        step === 'code' && field(code, words.orderCodeText),
        step === 'order' && order && foundOrder(order),
        fault,
      ]);
      setText(
        send,
        isBusy ? words.orderBusyText : step === 'ask' ? words.orderSendText : words.orderShowText,
      );
      fillIfChanged(foot, step, () => [
        step !== 'order' && send,
        step !== 'ask' && button('quiet', words.orderOtherText, another),
        button('quiet', words.backText, leave),
      ]);
    },
    () => head.focus(),
  ];
};

/** Lazy chunk. */
export const screens = { order: makeOrderScreen };
