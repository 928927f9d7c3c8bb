import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Role } from '../../../../service/protocol/vocabulary.ts';
import { fill, plural } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { hrefOf, type Route } from '../../app/router.ts';
import { useApp, useAppState, usePreferences, useSpeech } from '../../app/use-app.ts';
import { Logo } from '../../parts/entry-page.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import {
  hasMoreWaiting,
  isConsultant,
  mayManage,
  maySeeProof,
  newLeadsCount,
  waitingCount,
} from '../../state/select.ts';
import type { State } from '../../state/state.ts';

type Place = {
  route: Route;
  views: readonly Route['view'][];
  icon: IconName;
  name: string;
  /** `hasMore`: the number is a lower bound. */
  count?: { shown: number; spoken: string; isBad?: boolean; hasMore?: boolean };
  /** Moved behind "More" where the bar is too short. */
  isRare?: boolean;
};

/** The bottom bar has this many places; the last one is then "More". */
const MOST_IN_BAR = 5;

const placesOf = (
  me: State['me'],
  { words, locale }: Pick<ReturnType<typeof useSpeech>, 'words' | 'locale'>,
  counts: { waiting: number; hasMoreWaiting: boolean; newLeads: number; requests: State['openRequests'] },
): Place[] => {
  const isInCompany = (fits: (role: Role) => boolean) =>
    me?.organisations.some(({ role }) => fits(role)) ?? false;
  const isInShop = (fits: (role: Role) => boolean) => me?.shops.some(({ role }) => fits(role)) ?? false;
  const isAgency = me?.organisations.some(({ kind }) => kind === 'agency') ?? false;
  const isOperator = me?.isOperator === true;
  const works = !isOperator || (me?.shops.length ?? 0) > 0 || (me?.organisations.length ?? 0) > 0;
  const { open, pressing } = counts.requests;
  const waiting = plural(locale, words.nav.waiting, counts.waiting);
  const all: (Place & { isThere: boolean })[] = [
    {
      isThere: works,
      route: { view: 'inbox', conversationId: null },
      views: ['inbox'],
      icon: 'conversation',
      name: words.nav.inbox,
      count: {
        shown: counts.waiting,
        hasMore: counts.hasMoreWaiting,
        spoken: counts.hasMoreWaiting ? fill(words.nav.atLeast, { what: waiting }) : waiting,
      },
    },
    {
      isThere: works,
      route: { view: 'leads' },
      views: ['leads', 'lead'],
      icon: 'lead',
      name: words.nav.leads,
      count: { shown: counts.newLeads, spoken: plural(locale, words.nav.newLeads, counts.newLeads) },
    },
    {
      isThere: works,
      isRare: isAgency,
      route: { view: 'shops' },
      views: ['shops', 'shop', 'shop-new'],
      icon: 'shop',
      name: words.nav.shops,
    },
    {
      isThere: isAgency,
      route: { view: 'board', organisationId: null },
      views: ['board'],
      icon: 'board',
      name: words.board.nav,
    },
    {
      isThere: isInShop(mayManage),
      route: { view: 'requests', requestId: null },
      views: ['requests'],
      icon: 'request',
      name: words.requests.title,
      count: {
        shown: open,
        isBad: pressing > 0,
        spoken:
          plural(locale, words.nav.openRequests, open) +
          (pressing > 0 ? `, ${plural(locale, words.nav.pressing, pressing)}` : ''),
      },
    },
    {
      isThere: isInShop(mayManage),
      isRare: true,
      route: { view: 'marketing', shopId: null, eventId: null },
      views: ['marketing'],
      icon: 'send',
      name: words.marketing.title,
    },
    {
      isThere: isInCompany(mayManage),
      isRare: true,
      route: { view: 'people', organisationId: null },
      views: ['people'],
      icon: 'people',
      name: words.nav.people,
    },
    {
      isThere: isOperator || isInShop(maySeeProof) || isInCompany(maySeeProof),
      isRare: true,
      route: { view: 'activity' },
      views: ['activity', 'certificate'],
      icon: 'clock',
      name: words.activity.nav,
    },
    {
      isThere: isOperator,
      isRare: works,
      route: { view: 'organisations' },
      views: ['organisations', 'operator-records'],
      icon: 'building',
      name: words.nav.organisations,
    },
    {
      isThere: isOperator,
      isRare: works,
      route: { view: 'agreements' },
      views: ['agreements'],
      icon: 'shield',
      name: words.dpa.operator.nav,
    },
  ];
  return all.filter(({ isThere }) => isThere);
};

const countText = (count: number, hasMore = false): string =>
  count > 99 ? '99+' : hasMore ? `${count}+` : String(count);

const PlaceLink = ({ place, route }: { place: Place; route: Route }) => (
  <a
    class="nav-link"
    href={hrefOf(place.route)}
    aria-current={place.views.includes(route.view) ? 'page' : undefined}
  >
    <Icon name={place.icon} size={22} />
    <span>{place.name}</span>
    {place.count !== undefined && place.count.shown > 0 && (
      <span class={place.count.isBad ? 'nav-count is-bad' : 'nav-count'}>
        <span aria-hidden="true">{countText(place.count.shown, place.count.hasMore)}</span>
        <span class="off-screen">{place.count.spoken}</span>
      </span>
    )}
  </a>
);

/** On small screens: rarely used entries behind one button. Esc closes it and returns the focus. */
const More = ({ places, route }: { places: readonly Place[]; route: Route }) => {
  const { words } = useSpeech();
  const [isOpen, setIsOpen] = useState(false);
  const around = useRef<HTMLLIElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const links = () => [...(around.current?.querySelectorAll<HTMLElement>('.nav-sheet a') ?? [])];
  useEffect(() => setIsOpen(false), [hrefOf(route)]);
  useEffect(() => {
    if (!isOpen) return undefined;
    links()[0]?.focus();
    const outside = (event: Event) => {
      if (event.target instanceof Node && !around.current?.contains(event.target)) setIsOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [isOpen]);
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
  const isHere = places.some(({ views }) => views.includes(route.view));
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

/** The navigation; entries that the person may not see are left out. */
export const Nav = ({ route }: { route: Route }) => {
  const speech = useSpeech();
  const me = useAppState((state) => state.me);
  const waiting = useAppState(waitingCount);
  const isMoreWaiting = useAppState(hasMoreWaiting);
  const newLeads = useAppState(newLeadsCount);
  const requests = useAppState((state) => state.openRequests);
  const places = placesOf(me, speech, { waiting, hasMoreWaiting: isMoreWaiting, newLeads, requests });
  const hasMore = places.length > MOST_IN_BAR;
  const rare = places.filter(({ isRare }) => isRare);
  return (
    <nav class={hasMore ? 'nav has-more' : 'nav'} aria-label={speech.words.nav.label}>
      <ul>
        {places.map((place) => (
          <li key={place.icon} class={place.isRare ? 'is-rare' : undefined}>
            <PlaceLink place={place} route={route} />
          </li>
        ))}
        {hasMore && <More places={rare} route={route} />}
      </ul>
    </nav>
  );
};

/** The switch between here and away. */
export const PresenceSwitch = () => {
  const { words } = useSpeech();
  const { togglePresence } = useActions();
  const isHere = useAppState((state) => state.presence === 'here');
  return (
    <button
      type="button"
      class={isHere ? 'presence is-here' : 'presence'}
      role="switch"
      aria-checked={isHere}
      aria-label={words.presence.label}
      title={isHere ? words.presence.hereHint : words.presence.awayHint}
      onClick={togglePresence}
    >
      <span class="presence-track" aria-hidden="true">
        <span class="presence-knob" />
      </span>
      <span class="presence-word" aria-hidden="true">
        {isHere ? words.presence.here : words.presence.away}
      </span>
    </button>
  );
};

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part.charAt(0).toLocaleUpperCase())
    .join('');

export const MarkLink = () => {
  const { words } = useSpeech();
  return (
    <a class="tools-mark" href="#/inbox" aria-label={words.product}>
      <Logo size={30} />
    </a>
  );
};

/** Controls that are always visible: presence, sound, keys, profile. */
export const Tools = ({ route, onHelp }: { route: Route; onHelp: () => void }) => {
  const { words } = useSpeech();
  const app = useApp();
  const [preferences, setPreferences] = usePreferences();
  const me = useAppState((state) => state.me);
  const isOn = preferences.isSoundOn;
  return (
    <div class="tools">
      {isConsultant(me) && <PresenceSwitch />}
      <button
        type="button"
        class="icon-button"
        aria-pressed={isOn}
        aria-label={words.sound.label}
        title={isOn ? words.sound.on : words.sound.off}
        onClick={() => {
          setPreferences({ isSoundOn: !isOn });
          if (!isOn) app.sound.play('message');
        }}
      >
        <Icon name={isOn ? 'bell' : 'mute'} />
      </button>
      <button
        type="button"
        class="icon-button tools-help"
        aria-label={words.keys.title}
        title={words.keys.hint}
        onClick={onHelp}
      >
        <Icon name="keyboard" />
      </button>
      <a
        class="avatar"
        href="#/profile"
        aria-current={route.view === 'profile' ? 'page' : undefined}
        title={me?.name}
      >
        <span aria-hidden="true">{initials(me?.name ?? '')}</span>
        <span class="off-screen">{`${words.nav.profile}: ${me?.name ?? ''}`}</span>
      </a>
    </div>
  );
};
