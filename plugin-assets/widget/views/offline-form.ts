import type { FormView } from '../../../service/protocol/visitor-api.ts';
import type { LeadField } from '../../../service/protocol/vocabulary.ts';
import { moveFocus } from '../../shared/focus.ts';
import { fillWith, make, parts, setText } from '../dom.ts';
import { checkForm, type FormSubmit } from '../form-submit.ts';
import type { FormFault, State } from '../state.ts';
import { makeConsentField } from './consent-field.ts';
import type { View, ViewContext } from './view.ts';

const FIELDS: readonly [LeadField, Record<string, string>][] = [
  ['name', { autocomplete: 'name', type: 'text' }],
  ['email', { autocomplete: 'email', type: 'email', inputMode: 'email' }],
  ['phone', { autocomplete: 'tel', type: 'tel', inputMode: 'tel' }],
];
const ORDER: readonly FormFault[] = ['name', 'email', 'phone', 'message', 'consent'];

/** The contact form: labels above, faults beside the fields and in one summary, nothing stored. Rules: AX-2, TR-5, CO-10. */
export const makeOfflineForm = (context: ViewContext, submit: FormSubmit): View => {
  const { words, dispatch, state } = context;
  const controls = new Map<
    FormFault,
    { control: HTMLInputElement | HTMLTextAreaElement; fault: HTMLElement }
  >();
  const head = make('h2', null, words.formHead);
  const summary = make('div', { className: 'summary', role: 'group', tabIndex: -1 });
  const problem = make('p', { className: 'problem', role: 'alert' });
  const body = make('div', { className: 'fields' });
  const button = make('button', { type: 'submit', className: 'main' }, words.send);
  const toChat = make('button', { type: 'button', className: 'quiet' }, words.toChat);
  // People never see it; who fills it in is no person.
  const trap = make('input', { name: 'website', autocomplete: 'off', tabIndex: -1 });
  const message = make('textarea', {
    id: 'message',
    rows: 4,
    required: true,
    'aria-describedby': 'message-fault',
  });
  const element = make(
    'form',
    { className: 'form', noValidate: true, 'aria-label': words.formHead },
    make('div', { className: 'scroll' }, head, problem, summary, body),
    make('div', { className: 'foot' }, button, toChat),
  );
  let shownForm: string | undefined;
  let shownFaults: State['faults'] = {};

  const labelled = (
    id: FormFault,
    label: string,
    control: HTMLInputElement | HTMLTextAreaElement,
    isOptional: boolean,
  ) => {
    const fault = make('p', { id: `${id}-fault`, className: 'fault' });
    controls.set(id, { control, fault });
    return make(
      'div',
      { className: 'field' },
      make('label', { htmlFor: id }, label, isOptional && make('small', null, ` (${words.optional})`)),
      control,
      fault,
    );
  };

  /** Made anew only for another notice or other fields; what was typed is in the state and comes back. */
  const build = ({ fields, notice }: FormView) => {
    const { fields: values } = state();
    controls.clear();
    const asked = FIELDS.filter(([name]) => fields[name] !== 'off').map(([name, attributes]) => {
      const input = make('input', { ...attributes, id: name, 'aria-describedby': `${name}-fault` });
      input.required = fields[name] === 'required';
      input.value = values[name];
      input.oninput = () => dispatch({ t: 'field', name, value: input.value });
      return labelled(name, words[name], input, fields[name] !== 'required');
    });
    const consent = notice?.consent && makeConsentField(context, notice.consent);
    if (consent) controls.set('consent', { control: consent.box, fault: consent.fault });
    const paragraphs = notice?.paragraphs.map((list) => make('p', null, ...parts(list, words.newTab))) ?? [];
    fillWith(
      body,
      labelled('message', words.message, message, false),
      make('p', { className: 'hint' }, words.hint),
      ...asked,
      make('div', { className: 'off', 'aria-hidden': 'true' }, trap),
      consent?.element,
      make('div', { className: 'terms' }, ...paragraphs),
    );
  };

  const showFaults = (faults: State['faults']) => {
    shownFaults = faults;
    for (const [id, { control, fault }] of controls) {
      control.ariaInvalid = String(!!faults[id]);
      setText(fault, faults[id] ?? '');
    }
    const links = ORDER.filter((id) => faults[id]).map((id) => {
      const jump = (event: Event) => {
        event.preventDefault();
        moveFocus(controls.get(id)?.control);
      };
      return make('li', null, make('a', { href: `#${id}`, onclick: jump }, faults[id]));
    });
    fillWith(
      summary,
      links.length > 0 && make('p', null, words.summary),
      links.length > 0 && make('ul', null, ...links),
    );
    summary.hidden = !links.length;
    if (links.length) moveFocus(summary);
  };

  message.oninput = () => dispatch({ t: 'draft', text: message.value });
  toChat.onclick = () => dispatch({ t: 'wish', wish: 'chat' });
  element.onsubmit = (event) => {
    event.preventDefault();
    if (state().isSending) return;
    const faults = checkForm(state(), words);
    if (Object.keys(faults).length) dispatch({ t: 'form.faults', faults });
    else submit(trap.value);
  };

  return {
    element,
    focus: () => message.focus(),
    update(now) {
      const form = now.session?.form;
      if (!form) return;
      const key = JSON.stringify([form.fields, form.notice]);
      if (key !== shownForm) {
        const wasIn = body.contains(document.activeElement) ? document.activeElement?.id : null;
        shownForm = key;
        build(form);
        showFaults({});
        if (wasIn) moveFocus(controls.get(wasIn as FormFault)?.control ?? button);
      }
      if (message.value !== now.draft) message.value = now.draft;
      if (now.faults !== shownFaults) showFaults(now.faults);
      setText(
        problem,
        now.formProblem === null
          ? ''
          : now.formProblem === 'notice_stale'
            ? words.staleNotice
            : now.formProblem === 'rate_limited'
              ? words.formRate
              : now.formProblem === 'invalid_request' || now.formProblem === 'consent_required'
                ? ''
                : words.formFailed,
      );
      setText(button, now.isSending ? words.sending : words.send);
      button.ariaDisabled = String(now.isSending);
      toChat.hidden = now.lines.length + now.pending.length === 0 && now.session?.mode !== 'live';
    },
  };
};
