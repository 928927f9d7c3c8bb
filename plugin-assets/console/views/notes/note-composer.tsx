import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { LIMITS } from '../../../../service/protocol/vocabulary.ts';
import type { Answer, Refusal } from '../../../shared/call-service.ts';
import { fill, plural } from '../../../shared/translate.ts';
import { noteOf } from '../../app/drafts.ts';
import { useApp, useAppState, useExplain, useSpeech } from '../../app/use-app.ts';
import { useDraft } from '../../app/use-draft.ts';
import { useRefFor } from '../../app/use-ref-for.ts';
import { Icon } from '../../parts/icon.tsx';
import { useGrowing } from '../inbox/use-growing.ts';
import { MentionMenu } from './mention-menu.tsx';
import { type At, atIn, mentionsIn, type Person } from './mentions-in.ts';

type Colleague = Person & { isHere: boolean };

/** Without oneself; null until read. The next call retries a failed read. */
const useColleagues = (shopId: string) => {
  const { api } = useApp();
  const me = useAppState((state) => state.me?.staffId);
  const [people, setPeople] = useState<readonly Colleague[] | null>(null);
  const underWay = useRef<ReturnType<typeof api.consultants> | null>(null);
  const read = async (): Promise<Answer<readonly Colleague[]>> => {
    underWay.current ??= api.consultants(shopId);
    const answer = await underWay.current;
    underWay.current = null;
    if (!answer.ok) return answer;
    const others = answer.body.consultants.filter(({ staffId }) => staffId !== me);
    setPeople(others);
    return { ...answer, body: others };
  };
  return { people, read };
};

/** Own field and draft; never sends to the visitor, not even "is typing". */
export const NoteComposer = ({
  conversationId,
  shopId,
  onStored,
}: {
  conversationId: string;
  shopId: string;
  /** Back to the reply field. */
  onStored: () => void;
}) => {
  const { words, locale } = useSpeech();
  const { api, appState, drafts } = useApp();
  const explain = useExplain();
  const [text, write, stored] = useDraft(noteOf(conversationId));
  const [at, setAt] = useState<At | null>(null);
  const [state, setState] = useState<{ isBusy: boolean; failure: string | null }>({
    isBusy: false,
    failure: null,
  });
  const field = useRef<HTMLTextAreaElement>(null);
  const refFor = useRefFor();
  const id = useId();
  const { people, read } = useColleagues(shopId);
  const mayMention = text.includes('@');
  const left = LIMITS.maxTextCodePoints - Array.from(text.trim()).length;
  const maySave = text.trim() !== '' && left >= 0 && !state.isBusy;
  useGrowing(field, text);
  // Before the next frame: a key would run a shortcut.
  useLayoutEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (mayMention && people === null) void read();
  }, [mayMention, at?.from]);

  const look = () => {
    const element = field.current;
    if (element !== null) setAt(atIn(element.value, element.selectionStart));
  };
  const choose = ({ name }: Person) => {
    const element = field.current;
    if (at === null || element === null) return;
    const end = at.from + 1 + at.typed.length;
    const next = `${text.slice(0, at.from)}@${name} ${text.slice(end).trimStart()}`;
    write(next);
    setAt(null);
    element.value = next;
    element.focus();
    element.setSelectionRange(at.from + name.length + 2, at.from + name.length + 2);
  };
  const save = async () => {
    if (!maySave) return;
    setState({ isBusy: true, failure: null });
    const fail = (refusal: Refusal) =>
      setState({ isBusy: false, failure: fill(words.notes.failed, { reason: explain(refusal) }) });
    // Without the list nobody would be notified.
    const known = mayMention && people === null ? await read() : null;
    if (known?.ok === false) return fail(known.refusal);
    const note = { text: text.trim(), mentions: mentionsIn(text, known?.body ?? people ?? []) };
    const answer = await api.writeNote(conversationId, { ref: refFor.of(note), ...note });
    if (answer.ok) {
      refFor.stored();
      stored(text);
      appState.dispatch({ type: 'notes', conversationId, notes: [answer.body] });
      setState({ isBusy: false, failure: null });
      if (drafts.get(noteOf(conversationId)) === '') onStored();
    } else fail(answer.refusal);
    field.current?.focus();
  };

  return (
    <form
      class="composer is-note"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {state.failure !== null && (
        <p class="composer-hint is-bad" role="alert">
          {state.failure}
        </p>
      )}
      {at !== null && people !== null && (
        <MentionMenu at={at} people={people} field={field} onChoose={choose} onClose={() => setAt(null)} />
      )}
      <div class="composer-line">
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          value={text}
          placeholder={words.notes.placeholder}
          aria-label={words.notes.compose}
          aria-describedby={`${id}-hint`}
          onInput={(event) => {
            write(event.currentTarget.value);
            look();
          }}
          onClick={look}
          onBlur={() => setAt(null)}
          onKeyDown={(event) => {
            // During IME composition Enter confirms the composition.
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            void save();
          }}
        />
        <button type="submit" class="button composer-send note-save" disabled={!maySave}>
          <Icon name="lock" size={18} />
          <span>{words.notes.save}</span>
        </button>
      </div>
      <p id={`${id}-hint`} class={left < 0 ? 'composer-foot is-over' : 'composer-foot'}>
        {left < 0 ? plural(locale, words.conversation.tooLong, -left) : words.notes.hint}
      </p>
    </form>
  );
};
