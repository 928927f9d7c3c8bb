import { icon, make, setText } from '../../shared/dom.ts';
import type { View } from '../parts/view.ts';
import { set, state, words } from '../state/app.ts';
import { codePointsLeft } from '../state/reduce.ts';
import { sendMessage, sendTyping } from './send-message.ts';

const COUNT_FROM = 200;
const IDLE_MS = 5_000;

/** Grows to five lines; Enter sends, Shift+Enter breaks the line. */
export const makeComposer = (): [...View, grow: () => void] => {
  let idle: ReturnType<typeof setTimeout> | undefined;
  const send = (event: Event) => {
    event.preventDefault();
    const text = state.draft.trim();
    input.focus();
    if (text && codePointsLeft(text) >= 0 && sendMessage(text)) set({ draft: '' });
  };
  const input = make('textarea', {
    rows: 1,
    'aria-label': words.writeText,
    placeholder: words.writeText,
    enterKeyHint: 'send',
    'aria-describedby': 'note',
    oninput: () => {
      set({ draft: input.value, refusal: null });
      sendTyping(!!input.value);
      clearTimeout(idle);
      idle = setTimeout(sendTyping, IDLE_MS, false);
    },
    onkeydown: (event: KeyboardEvent) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) send(event);
    },
  });
  const note = make('p', { id: 'note', role: 'status' });
  const submit = make('button', 'main send', icon('M5 12h14M13 6l6 6-6 6', words.sendText));
  return [
    make('form', { noValidate: true, onsubmit: send }, note, make('div', 'writing', input, submit)),
    ({ draft, refusal }) => {
      const room = codePointsLeft(draft);
      if (input.value !== draft) input.value = draft;
      input.setAttribute('aria-invalid', `${room < 0}`);
      submit.disabled = !draft.trim() || room < 0;
      note.className = room < 0 || refusal ? 'fault' : 'hint';
      setText(
        note,
        room < 0
          ? words.tooLongText + -room
          : room < COUNT_FROM
            ? words.leftText + room
            : refusal
              ? words.notSentText
              : '',
      );
    },
    () => input.focus(),
    () => {
      // Fallback without `field-sizing`; hidden frames have no height.
      if (CSS.supports('field-sizing', 'content')) return;
      input.style.height = '';
      if (input.scrollHeight) input.style.height = `${input.scrollHeight + 2}px`;
    },
  ];
};
