import { useEffect, useId, useState } from 'preact/hooks';
import { plural } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useAppState, useRoute, useSpeech } from '../../app/use-app.ts';
import { useModal } from '../../parts/dialog.tsx';
import { Icon } from '../../parts/icon.tsx';
import { searchWordsFor } from '../../words/search-words.ts';
import { useUsableReplies } from '../replies/use-reply-values.ts';
import { type PaletteOption, paletteOptions, replyField } from './palette-options.ts';

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Combobox in a native dialog: focus trap, Esc, focus return. */
export const Palette = ({ onClose, onHelp }: { onClose: () => void; onHelp: () => void }) => {
  const speech = useSpeech();
  const { locale } = speech;
  const w = searchWordsFor(locale).palette;
  const state = useAppState((whole) => whole);
  const { heldSearch } = useApp();
  const actions = useActions();
  const route = useRoute();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const dialog = useModal();
  const id = useId();
  const open = route.view === 'inbox' ? state.conversations[route.conversationId ?? ''] : undefined;
  const replies = useUsableReplies(replyField() === null ? null : (open?.summary.shopId ?? null));
  const options = paletteOptions(typed, {
    ...{ state, speech, actions, heldSearch, onHelp },
    replies: replies?.replies ?? [],
  });
  const chosen = options[Math.min(at, options.length - 1)];
  useEffect(() => {
    dialog.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen?.id]);

  const choose = (option: PaletteOption | undefined) => {
    if (option === undefined) return;
    // Close first: the command may move the returned focus.
    dialog.current?.close();
    option.run();
  };
  const optionId = (option: PaletteOption) => `${id}-${options.indexOf(option)}`;
  return (
    <dialog ref={dialog} class="dialog palette" aria-label={w.label} onClose={onClose}>
      <div class="palette-field">
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          aria-label={w.label}
          aria-expanded={options.length > 0}
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={chosen === undefined ? undefined : optionId(chosen)}
          placeholder={w.placeholder}
          autocomplete="off"
          spellcheck={false}
          maxLength={200}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            if (event.isComposing) return;
            const step = STEPS[event.key];
            if (event.key === 'Enter') choose(chosen);
            else if (step !== undefined && options.length > 0)
              setAt(step(Math.min(at, options.length - 1), options.length));
            else return;
            event.preventDefault();
          }}
        />
      </div>
      <p class="off-screen" role="status">
        {options.length === 0 ? w.none : plural(locale, w.found, options.length)}
      </p>
      {options.length === 0 && <p class="soft palette-none">{w.none}</p>}
      <div id={id} class="palette-list" role="listbox" tabIndex={-1} aria-label={w.label}>
        {options.map((option, index) => (
          <div
            key={option.id}
            id={optionId(option)}
            role="option"
            tabIndex={-1}
            aria-selected={option === chosen}
            onMouseMove={() => setAt(index)}
            // The field keeps the focus.
            onMouseDown={(event) => {
              event.preventDefault();
              if (event.button === 0) choose(option);
            }}
          >
            <Icon name={option.icon} size={18} />
            <span class="palette-label">{option.label}</span>
            <span class="soft">{option.group}</span>
          </div>
        ))}
      </div>
      <p class="hint palette-hint">{w.hint}</p>
    </dialog>
  );
};
