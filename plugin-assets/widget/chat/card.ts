import type { MessageResponse } from '../../../service/protocol/api/visitor-api.ts';
import type { CardState } from '../../../service/protocol/vocabulary.ts';
import { addStyle, button, type Child, make, setText } from '../../shared/dom.ts';
import { http } from '../connection/service.ts';
import { fetchSession } from '../connection/socket.ts';
import { fillIfChanged, textNodes } from '../parts/view.ts';
import { dispatch, set, shopKey, withWords, words } from '../state/app.ts';
import type { CardLine, State } from '../state/state.ts';
import { token } from '../state/stored-entry.ts';
import style from './card.css';

addStyle(style);

type Request = NonNullable<CardLine['request']>;
type Asked = Request['fields'][number];
/** Also autocomplete tokens. */
const TYPES: Partial<Record<string, string>> = { email: 'email', phone: 'tel' };

const labelOf = ({ kind, label }: Asked) => (kind === 'text' ? (label ?? '') : words.askedFieldText[kind]);

/** Built once, so that the typed value stays. */
const makeInput = (asked: Asked, id: string, isOptional: boolean) => {
  const { kind } = asked;
  const type = TYPES[kind];
  const control =
    kind === 'address'
      ? make('textarea', { rows: 3, autocomplete: 'street-address' })
      : make('input', { type: type ?? 'text', autocomplete: type ?? (kind === 'name' ? kind : 'off') });
  const fault = make('p', { id: `${id}-fault`, className: 'fault' });
  const label = make(
    'label',
    { htmlFor: id },
    labelOf(asked),
    isOptional && make('small', null, words.cardOptionalText),
  );
  const showFault = (isBad: boolean) => {
    const texts: Partial<Record<string, string>> & { other: string } = words.cardFaultText;
    const text = control.value.trim()
      ? (texts[kind] ?? texts.other)
      : isOptional
        ? words.cardNeedOneText
        : words.cardNeedText;
    setText(fault, isBad ? text : '');
    control.setAttribute('aria-invalid', `${isBad}`);
  };
  control.id = id;
  control.required = !isOptional;
  control.setAttribute('aria-describedby', fault.id);
  control.oninput = () => showFault(false);
  return { control, element: make('div', null, label, control, fault), tell: showFault };
};

/** True when there is a fault. */
const pointAt = (inputs: ReturnType<typeof makeInput>[], isBad: (at: number) => unknown): boolean => {
  const bad = inputs.filter((_, at) => isBad(at));
  for (const input of inputs) input.tell(bad.includes(input));
  bad[0]?.control.focus();
  return !!bad[0];
};

const makeBox = (id: string) => make('input', { type: 'checkbox', autocomplete: 'off', id });

const boxRow = (box: HTMLInputElement, ...label: Child[]) =>
  make('div', 'consent', box, make('label', { htmlFor: box.id }, ...label));

/** Replaces the form of a finished card. */
const endTextsOf = ({ fields, isAnswerHere }: Request): Record<CardState, string> => ({
  asked: words.cardOverText,
  answered: isAnswerHere ? words.mailOnText : words.cardAnsweredText + fields.map(labelOf).join(', '),
  declined: words.cardDeclinedText,
  withdrawn: isAnswerHere ? words.cardOverText : words.cardWithdrawnText,
  ended: words.cardEndedText,
});

const troubleText = (code: string, is: CardState, hasFaults: boolean): string => {
  if (code === 'consent_required') return words.cardConsentText;
  if (code === 'notice_stale') return words.cardStaleText;
  // Expired answers leave no event.
  if (/conflict|closed|not_found/.test(code))
    return is === 'withdrawn' ? words.cardEndedText : words.cardOverText;
  return hasFaults ? '' : words.failedText;
};

/** Notice first; values are sent only by Send. Rules: RQ-1, CO-1, CO-6, CO-10, AX-3. */
export const makeCard = (line: CardLine): [HTMLElement, (state: State) => void] => {
  const { cardId, id } = line;
  const request = line.request as Request;
  const { fields, consent, needed, paragraphs, firstLayer, isAnswerHere, answerBy } = request;
  const refs: Record<string, string> = {};
  let isSending = false;
  let isAsking = false;
  let trouble = '';
  let shown: CardState = 'asked';
  const head = make('h3', { id, tabIndex: -1 }, words.cardText);
  const body = make('div', null);
  const status = make('p', { className: 'fault', role: 'alert' });
  const inputs = fields.map((asked, at) => makeInput(asked, `${cardId}-${at}`, !needed && fields.length > 1));
  const box = makeBox(`${cardId}-consent`);
  const textBox = makeBox(`${cardId}-text`);

  const act = async (how: 'answer' | 'decline' | 'withdraw', is: CardState, more?: object) => {
    if (isSending) return;
    isSending = true;
    trouble = '';
    set({});
    const key = how + JSON.stringify(more);
    refs[key] ??= crypto.randomUUID();
    const ref = refs[key];
    const used = token();
    const answer = await http<MessageResponse>(`cards/${how}`, { shop: shopKey, ref, cardId, ...more });
    isSending = isAsking = false;
    if (answer.ok) {
      // Another tab may have switched the chat.
      if (used === token())
        dispatch({
          t: 'event.new',
          event: { kind: 'card', author: 'visitor', cardId, state: is, ...answer.body },
        });
      return;
    }
    const { code, fields: faults = {} } = answer.refusal;
    trouble = troubleText(
      code,
      is,
      pointAt(inputs, (at) => faults[`values.${at}`]),
    );
    set({});
    // Conversation ended, access over, or collection stopped.
    if (/closed|dpa|unauth/.test(code))
      withWords('stays', () => import('../menu/stays-note.ts')).then(
        (part) => part.endIfOver(answer.refusal, used),
        fetchSession,
      );
  };

  const onsubmit = (event: Event) => {
    event.preventDefault();
    const values = inputs.map(({ control }) => control.value);
    const isAllEmpty = !values.join('').trim();
    if (pointAt(inputs, (at) => !values[at]?.trim() && (needed || (!at && isAllEmpty)))) return;
    if (consent && !box.checked) {
      trouble = words.cardConsentText;
      set({});
      return box.focus();
    }
    const textByMail = textBox.checked && { textByMail: true };
    act('answer', 'answered', { values, ...(consent && { consent: true }), ...textByMail });
  };
  const send = make('button', 'main');
  const texts = (from: number, to?: number) =>
    paragraphs.slice(from, to).map((list) => make('p', null, ...textNodes(list)));
  const form = make(
    'form',
    { noValidate: true, onsubmit },
    ...texts(0, firstLayer),
    make('details', 'more', make('summary', null, words.cardMoreText), ...texts(firstLayer)),
    make('div', 'fields', ...inputs.map(({ element }) => element)),
    // Never pre-ticked.
    isAnswerHere &&
      boxRow(
        textBox,
        words.mailTextText,
        make('small', null, words.mailTextHintText, request.takesReplies && words.mailReplyText),
      ),
    consent && boxRow(box, ...textNodes(consent)),
    status,
    send,
    button('quiet', words.cardDeclineText, () => act('decline', 'declined')),
  );
  const ask = (on: boolean) => {
    isAsking = on;
    trouble = '';
    set({});
  };

  return [
    make('div', { className: 'card ask', role: 'group', 'aria-labelledby': id }, head, body),
    ({ cardStates, isClosed, now }) => {
      const is = cardStates[cardId] ?? 'asked';
      // By the service's clock.
      const isOpen = is === 'asked' && !isClosed && answerBy > now;
      if (is !== shown) {
        // Sent values are not kept.
        for (const { control } of inputs) control.value = '';
        trouble = '';
        shown = is;
      }
      const hadFocus = fillIfChanged(body, isOpen ? '' : `${is}${isAsking}${trouble}`, () =>
        isOpen
          ? [form]
          : [
              trouble
                ? make('p', { className: 'fault', role: 'alert' }, trouble)
                : make(
                    'p',
                    null,
                    isAsking
                      ? isAnswerHere
                        ? `${words.mailOffText}?`
                        : words.cardWithdrawAskText
                      : endTextsOf(request)[is],
                  ),
              is === 'answered' &&
                (consent || isAnswerHere) &&
                button('quiet', isAnswerHere ? words.mailOffText : words.cardWithdrawText, () =>
                  isAsking ? act('withdraw', 'withdrawn') : ask(true),
                ),
              isAsking && button('quiet', words.backText, () => ask(false)),
            ],
      );
      if (hadFocus) (isAsking ? body.querySelector('button') : head)?.focus();
      setText(status, trouble);
      setText(send, isSending ? words.cardSendingText : words.cardSendText);
    },
  ];
};
