import { plural } from '../../shared/translate.ts';
import { useActions } from '../actions.ts';
import { Mark } from '../parts/door.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { hrefOf, type Route } from '../router.ts';
import { isConsultant, mayManage, maySeeProof, newLeadsCount, waitingCount } from '../select.ts';
import { useApp, useAppState, usePreferences, useSpeech } from '../use-app.ts';

type Place = {
  route: Route;
  views: readonly Route['view'][];
  icon: IconName;
  name: string;
  count?: { shown: number; spoken: string };
};

/** The way between the views; what the person may not see is not offered. */
export const Nav = ({ route }: { route: Route }) => {
  const { words, locale } = useSpeech();
  const me = useAppState((state) => state.me);
  const waiting = useAppState(waitingCount);
  const newLeads = useAppState(newLeadsCount);
  const leads = me?.organisations.some((organisation) => mayManage(organisation.role)) ?? false;
  const maySeeActivity =
    me?.isOperator === true ||
    (me?.shops.some((shop) => maySeeProof(shop.role)) ?? false) ||
    (me?.organisations.some((organisation) => maySeeProof(organisation.role)) ?? false);
  const isOnlyOperator = me?.isOperator === true && me.shops.length === 0 && me.organisations.length === 0;
  const places: Place[] = [
    ...(isOnlyOperator
      ? []
      : ([
          {
            route: { view: 'inbox', conversationId: null },
            views: ['inbox'],
            icon: 'talk',
            name: words.nav.inbox,
            count: { shown: waiting, spoken: plural(locale, words.nav.waiting, waiting) },
          },
          {
            route: { view: 'leads' },
            views: ['leads', 'lead'],
            icon: 'lead',
            name: words.nav.leads,
            count: { shown: newLeads, spoken: plural(locale, words.nav.newLeads, newLeads) },
          },
          {
            route: { view: 'shops' },
            views: ['shops', 'shop', 'shop-new'],
            icon: 'shop',
            name: words.nav.shops,
          },
        ] satisfies Place[])),
    ...(me?.organisations.some(({ kind }) => kind === 'agency')
      ? ([
          {
            route: { view: 'board', organisationId: null },
            views: ['board'],
            icon: 'board',
            name: words.board.nav,
          },
        ] satisfies Place[])
      : []),
    ...(me?.shops.some((shop) => mayManage(shop.role))
      ? ([
          {
            route: { view: 'requests', requestId: null },
            views: ['requests'],
            icon: 'request',
            name: words.requests.title,
          },
          {
            route: { view: 'marketing', shopId: null, eventId: null },
            views: ['marketing'],
            icon: 'send',
            name: words.marketing.title,
          },
        ] satisfies Place[])
      : []),
    ...(leads
      ? ([
          {
            route: { view: 'people', organisationId: null },
            views: ['people'],
            icon: 'people',
            name: words.nav.people,
          },
        ] satisfies Place[])
      : []),
    ...(maySeeActivity
      ? ([
          {
            route: { view: 'activity' },
            views: ['activity'],
            icon: 'clock',
            name: words.activity.nav,
          },
        ] satisfies Place[])
      : []),
    ...(me?.isOperator
      ? ([
          {
            route: { view: 'organisations' },
            views: ['organisations', 'operator-records'],
            icon: 'building',
            name: words.nav.organisations,
          },
          {
            route: { view: 'agreements' },
            views: ['agreements'],
            icon: 'shield',
            name: words.dpa.operator.nav,
          },
        ] satisfies Place[])
      : []),
  ];
  return (
    <nav class="nav" aria-label={words.nav.label}>
      <ul>
        {places.map((place) => (
          <li key={place.icon}>
            <a
              class="nav-link"
              href={hrefOf(place.route)}
              aria-current={place.views.includes(route.view) ? 'page' : undefined}
            >
              <Icon name={place.icon} size={22} />
              <span>{place.name}</span>
              {place.count !== undefined && place.count.shown > 0 && (
                <span class="nav-count">
                  <span aria-hidden="true">{place.count.shown > 99 ? '99+' : place.count.shown}</span>
                  <span class="off-screen">{place.count.spoken}</span>
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

/** Here or away, as one switch. */
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
      <Mark size={30} />
    </a>
  );
};

/** What is always at hand: presence, sound, keys, profile. */
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
