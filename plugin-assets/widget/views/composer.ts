import { fill } from '../../shared/translate.ts';
import { icon, make, setText } from '../dom.ts';
import type { State } from '../state.ts';
import { ICONS, type View, type ViewContext } from './view.ts';

const MAX_CODE_POINTS = 4000;
const COUNT_FROM = 3800;
const IDLE_MS = 5_000;

/** The message field: grows to five lines; Enter sends, Shift+Enter breaks the line. */
export const makeComposer = ({ words, dispatch, talk }: ViewContext): View => {
  const input = make('textarea', {
    rows: 1,
    id: 'write',
    'aria-label': words.write,
    placeholder: words.placeholder,
    enterKeyHint: 'send',
    'aria-describedby': 'write-note',
    oninput: () => {
      dispatch({ t: 'draft', text: input.value });
      talk.typing(!!input.value.trim());
      clearTimeout(idle);
      idle = setTimeout(() => talk.typing(false), IDLE_MS);
    },
    onkeydown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      send();
    },
  });
  const note = make('p', { id: 'write-note', className: 'field-note', role: 'status' });
  const button = make(
    'button',
    { type: 'submit', className: 'send', 'aria-label': words.send },
    icon(ICONS.send),
  );
  const element = make(
    'form',
    {
      className: 'composer',
      noValidate: true,
      onsubmit: (event: Event) => {
        event.preventDefault();
        send();
      },
    },
    note,
    make('div', { className: 'writing' }, input, button),
  );
  let idle: ReturnType<typeof setTimeout> | undefined;
  let height = '';

  const spare = () => MAX_CODE_POINTS - [...input.value.trim()].length;
  const send = () => {
    const text = input.value.trim();
    input.focus();
    if (!text || spare() < 0) return;
    if (talk.send(text)) dispatch({ t: 'draft', text: '' });
    else setText(note, words.tooMany);
  };
  const grow = () => {
    input.style.height = 'auto';
    const wanted = `${input.scrollHeight}px`;
    if (wanted !== height && input.scrollHeight) height = wanted;
    input.style.height = height;
  };

  return {
    element,
    focus: () => input.focus(),
    update({ draft, composerProblem }: State) {
      if (input.value !== draft) input.value = draft;
      grow();
      const left = spare();
      button.disabled = !draft.trim() || left < 0;
      input.ariaInvalid = String(left < 0);
      const text =
        left < 0
          ? fill(words.tooLong, { n: -left })
          : left <= MAX_CODE_POINTS - COUNT_FROM
            ? fill(words.left, { n: left })
            : composerProblem === 'conversation_closed'
              ? words.talkClosed
              : composerProblem
                ? words.notSent
                : '';
      note.classList.toggle('bad', left < 0 || !!composerProblem);
      setText(note, text);
    },
  };
};
