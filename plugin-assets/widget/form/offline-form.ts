import type { FormView, NoticeView } from '../../../service/protocol/api/visitor-api.ts';
import type { MarketingChannel } from '../../../service/protocol/vocabulary.ts';
import { button, make, setChildren, setText } from '../../shared/dom.ts';
import { makeConsentField, makeOfferField } from '../parts/consent-field.ts';
import { fillIfChanged, textNodes, type View } from '../parts/view.ts';
import { set, state, words } from '../state/app.ts';
import { hasConversation } from '../state/reduce.ts';
import type { Faults, FormFault } from '../state/state.ts';
import { checkForm, leadOnText, mendFaults, NAMES, sendForm } from './form-submit.ts';
import { makeSentNote } from './sent-note.ts';

type Control = HTMLInputElement | HTMLTextAreaElement;
type Controls = Map<FormFault, [Control, HTMLElement]>;

const labelOf = (id: 'message' | (typeof NAMES)[number], isRequired: boolean) =>
  make('label', { htmlFor: id }, words.fieldText[id], !isRequired && make('small', null, words.optionalText));

/** Per field and in the summary. */
const showFaults = (faults: Faults, controls: Controls, summary: HTMLElement) => {
  const items: Node[] = [];
  for (const [id, [control, fault]] of controls) {
    const text = faults[id] ?? '';
    control.setAttribute('aria-invalid', `${!!text}`);
    setText(fault, text);
    if (text)
      items.push(
        make(
          'li',
          null,
          button('', text, () => control.focus()),
        ),
      );
  }
  summary.hidden = !items.length;
  setChildren(summary, [words.summaryText, make('ul', null, ...items)]);
};

/** Second layer collapsed. Rule: TR-1. */
const makeTerms = ({ paragraphs, open }: NoticeView) => {
  const texts = paragraphs.map((list) => make('p', null, ...textNodes(list)));
  const [name, ...more] = texts.splice(open);
  return make(
    'div',
    'terms',
    ...texts,
    name && make('details', null, make('summary', null, ...name.childNodes), ...more),
  );
};

/** Rules: AX-2, TR-5, CO-10. */
export const makeOfflineForm = (): View => {
  const controls: Controls = new Map();
  const offers = new Map<MarketingChannel, HTMLInputElement>();
  const problem = make('p', { className: 'problem', role: 'alert' });
  const summary = make('div', { className: 'summary', tabIndex: -1 });
  const [sent, updateSent] = makeSentNote();
  const body = make('div', 'fields');
  const send = make('button', 'main');
  const toChat = button('quiet', '', () => set({ wish: null }));
  // Honeypot for bots.
  const trap = make('input', { name: 'website', autocomplete: 'off', tabIndex: -1 });
  const message = make('textarea', { rows: 3, oninput: () => set({ draft: message.value }) });
  let shownFaults: Faults | undefined;

  const field = (id: FormFault, control: Control, label: HTMLElement, isRequired: boolean) => {
    const fault = make('p', { id: `${id}-fault`, className: 'fault' });
    control.id = id;
    control.required = isRequired;
    control.setAttribute('aria-describedby', fault.id);
    controls.set(id, [control, fault]);
    return id === 'consent'
      ? make('div', id, control, label, fault)
      : make('div', null, label, control, fault);
  };

  /** Rebuilt only for another notice or other fields. */
  const build = ({ fields, notice, marketing }: FormView) => {
    controls.clear();
    offers.clear();
    const first = field('message', message, labelOf('message', true), true);
    const asked = NAMES.filter((name) => fields[name] !== 'off').map((name) => {
      const isRequired = fields[name] === 'required';
      const input = make('input', {
        type: name === 'phone' ? 'tel' : name === 'email' ? name : 'text',
        autocomplete: name === 'phone' ? 'tel' : name,
        value: state.fields[name],
        oninput: () => set({ fields: { ...state.fields, [name]: input.value } }),
      });
      return field(name, input, labelOf(name, isRequired), isRequired);
    });
    const consent = notice?.consent && field('consent', ...makeConsentField(notice.consent), true);
    return [
      first,
      make('p', 'hint', words.hintText),
      ...asked,
      make('div', { className: 'off', 'aria-hidden': 'true' }, trap),
      marketing &&
        make(
          'div',
          { role: 'group', 'aria-label': words.offersText },
          make('p', 'hint', words.offersText),
          ...marketing.boxes.map((offer) => {
            const [box, row] = makeOfferField(offer);
            offers.set(offer.channel, box);
            return row;
          }),
          make('p', 'terms', ...textNodes(marketing.hint)),
        ),
      notice && makeTerms(notice),
      consent,
    ];
  };

  const onsubmit = async (event: Event) => {
    event.preventDefault();
    if (state.isSending) return;
    const faults = checkForm(state);
    if (Object.keys(faults).length) set({ faults, problem: null });
    else await sendForm(trap.value);
    if (!summary.hidden) summary.focus();
  };

  return [
    make(
      'form',
      { noValidate: true, 'aria-label': words.leaveText, onsubmit, oninput: mendFaults },
      make('div', 'scroll', make('h2', null, words.leaveText), sent, problem, summary, body),
      make('div', 'foot', send, toChat),
    ),
    (now) => {
      const { session, draft, faults } = now;
      const form = session?.form;
      if (!form) return;
      const focused = document.activeElement?.id as FormFault;
      if (
        fillIfChanged(body, JSON.stringify([form.fields, form.notice, form.marketing]), () => build(form))
      ) {
        (controls.get(focused)?.[0] ?? send).focus();
      }
      updateSent(now);
      if (message.value !== draft) message.value = draft;
      // Only the visitor ticks it, under this notice. Rule: CO-1.
      Object.assign(controls.get('consent')?.[0] ?? {}, { checked: now.hasTicked });
      for (const [channel, box] of offers) box.checked = now.offers.includes(channel);
      if (faults !== shownFaults) showFaults(faults, controls, summary);
      shownFaults = faults;
      setText(
        problem,
        now.problem === 'notice_stale'
          ? words.staleText
          : now.problem === 'conflict'
            ? words.deletedText
            : now.problem === 'rate_limited'
              ? words.rateText
              : now.problem && summary.hidden
                ? words.failedText
                : '',
      );
      setText(send, now.isSending ? words.sendingText : words.sendText);
      setText(toChat, leadOnText(now, words.toChatText));
      toChat.hidden = session.mode !== 'live' && !hasConversation(now);
    },
    () => message.focus(),
  ];
};
