import type { RefObject } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { fill } from '../../../shared/translate.ts';
import { useSpeech } from '../../app/use-app.ts';
import { type At, matching, type Person } from './mentions-in.ts';

export const MentionMenu = ({
  at,
  people,
  field,
  onChoose,
  onClose,
}: {
  at: At;
  people: readonly (Person & { isHere: boolean })[];
  field: RefObject<HTMLTextAreaElement | null>;
  onChoose: (person: Person) => void;
  onClose: () => void;
}) => {
  const { words } = useSpeech();
  const id = useId();
  const found = matching(people, at.typed).slice(0, 8);
  const [place, setPlace] = useState(0);
  useEffect(() => setPlace(0), [at.typed]);
  const chosen = found[Math.min(place, found.length - 1)];
  const latest = useRef({ found, chosen, onChoose, onClose });
  latest.current = { found, chosen, onChoose, onClose };

  // Before paint, so that no key is missed.
  useLayoutEffect(() => {
    const element = field.current;
    const pressed = (event: KeyboardEvent) => {
      const now = latest.current;
      if (event.isComposing || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape') now.onClose();
      else if (now.chosen === undefined) return;
      else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        const by = event.key === 'ArrowDown' ? 1 : -1;
        setPlace((before) => (before + by + now.found.length) % now.found.length);
      } else if (event.key === 'Enter' || event.key === 'Tab') now.onChoose(now.chosen);
      else return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    element?.addEventListener('keydown', pressed, true);
    return () => element?.removeEventListener('keydown', pressed, true);
  }, [field]);
  const optionId = chosen === undefined ? undefined : `${id}-${chosen.staffId}`;
  useLayoutEffect(() => {
    const element = field.current;
    element?.setAttribute('aria-controls', id);
    if (optionId !== undefined) element?.setAttribute('aria-activedescendant', optionId);
    return () => {
      element?.removeAttribute('aria-controls');
      element?.removeAttribute('aria-activedescendant');
    };
  }, [field, id, optionId]);

  // Not a mention.
  if (found.length === 0 && at.typed.includes(' ')) return null;
  return (
    <div class="reply-picker mention-menu">
      <p class="off-screen" role="status">
        {fill(words.notes.found, { n: found.length })}
      </p>
      {found.length === 0 && <p class="reply-none soft">{words.notes.noMatch}</p>}
      <div id={id} role="listbox" tabIndex={-1} aria-label={words.notes.menu} hidden={found.length === 0}>
        {found.map((person) => (
          <div
            key={person.staffId}
            id={`${id}-${person.staffId}`}
            role="option"
            tabIndex={-1}
            aria-selected={person.staffId === chosen?.staffId}
            onMouseMove={() => setPlace(found.indexOf(person))}
            // The field keeps the focus.
            onMouseDown={(event) => {
              event.preventDefault();
              if (event.button === 0) onChoose(person);
            }}
          >
            <strong>{person.name}</strong>{' '}
            <span class="soft">{person.isHere ? words.handOver.here : words.handOver.away}</span>
          </div>
        ))}
      </div>
    </div>
  );
};
