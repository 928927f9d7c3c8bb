import { useActions } from '../../app/actions.ts';
import type { Route } from '../../app/router.ts';
import { useApp, useAppState, usePreferences, useSpeech } from '../../app/use-app.ts';
import { Logo } from '../../parts/entry-page.tsx';
import { Icon } from '../../parts/icon.tsx';
import { isConsultant } from '../../state/select.ts';
import { OnCallButton } from './on-call-button.tsx';

const PresenceSwitch = () => {
  const { words } = useSpeech();
  const { togglePresence } = useActions();
  const isHere = useAppState((state) => state.presence === 'here');
  const word = isHere ? words.presence.here : words.presence.away;
  return (
    <button
      type="button"
      class={isHere ? 'presence is-here' : 'presence'}
      role="switch"
      aria-checked={isHere}
      // Voice control needs the visible text in the label.
      aria-label={`${words.presence.label}: ${word}`}
      title={isHere ? words.presence.hereHint : words.presence.awayHint}
      onClick={togglePresence}
    >
      <span class="presence-track" aria-hidden="true">
        <span class="presence-knob" />
      </span>
      <span class="presence-word" aria-hidden="true">
        {word}
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

export const Tools = ({
  route,
  onHelp,
  onFind,
  onCall,
}: {
  route: Route;
  onHelp: () => void;
  onFind: () => void;
  onCall: () => void;
}) => {
  const { words } = useSpeech();
  const app = useApp();
  const [preferences, setPreferences] = usePreferences();
  const me = useAppState((state) => state.me);
  const isOn = preferences.isSoundOn;
  return (
    <div class="tools">
      {isConsultant(me) && <PresenceSwitch />}
      {isConsultant(me) && <OnCallButton onAsk={onCall} />}
      <button
        type="button"
        class="icon-button tools-find"
        aria-label={words.find.label}
        title={words.find.hint}
        onClick={onFind}
      >
        <Icon name="search" />
      </button>
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
