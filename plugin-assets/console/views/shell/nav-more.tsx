import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { hrefOf, type Route } from '../../app/router.ts';
import { useSpeech } from '../../app/use-app.ts';
import { Icon } from '../../parts/icon.tsx';
import { useOutside } from '../../parts/use-outside.ts';
import { PlaceLink } from './place-link.tsx';
import { isAt, type Place } from './places.ts';

/** Small screens only. */
export const NavMore = ({ places, route }: { places: readonly Place[]; route: Route }) => {
  const { words } = useSpeech();
  const [isOpen, setIsOpen] = useState(false);
  const around = useRef<HTMLLIElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const links = () => [...(around.current?.querySelectorAll<HTMLElement>('.nav-sheet a') ?? [])];
  useEffect(() => setIsOpen(false), [hrefOf(route)]);
  useEffect(() => {
    if (isOpen) links()[0]?.focus();
  }, [isOpen]);
  useOutside(around, isOpen, () => setIsOpen(false));
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      setIsOpen(false);
      button.current?.focus();
      return;
    }
    const all = links();
    const { activeElement } = document;
    const at = activeElement instanceof HTMLElement ? all.indexOf(activeElement) : -1;
    const goal = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (goal === undefined) return;
    event.preventDefault();
    all.at(goal % all.length)?.focus();
  };
  const isHere = places.some((place) => isAt(place, route));
  return (
    <li class="nav-more" ref={around} onKeyDown={onKeyDown}>
      <button
        type="button"
        ref={button}
        class="nav-link"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-current={isHere ? 'true' : undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name="more" size={22} />
        <span>{words.nav.more}</span>
      </button>
      <ul id={id} class="nav-sheet" hidden={!isOpen}>
        {places.map((place) => (
          <li key={place.icon}>
            <PlaceLink place={place} route={route} />
          </li>
        ))}
      </ul>
    </li>
  );
};
