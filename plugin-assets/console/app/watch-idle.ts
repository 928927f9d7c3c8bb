import { browserTimers } from '../../shared/timers.ts';
import type { TabChannel } from '../api/tab-channel.ts';
import { makeIdleWatch } from '../live/idle-watch.ts';
import type { Live } from '../live/live.ts';
import type { AppState } from '../state/app-state.ts';
import type { PreferenceHolder } from './preferences.ts';

const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'touchstart', 'wheel'] as const;
/** Covers the question and a late timer. */
const MARGIN_MS = 3 * 60_000;

/** Presence timeout without a sign, in milliseconds; undefined: none. */
export const hereForMs = (preferences: Pick<PreferenceHolder, 'get'>): number | undefined => {
  const { awayAfterMinutes } = preferences.get();
  return awayAfterMinutes === 0 ? undefined : awayAfterMinutes * 60_000 + MARGIN_MS;
};

/** The chosen presence stays in the preferences, so that the next input restores it. */
export const watchIdle = (
  appState: AppState,
  preferences: PreferenceHolder,
  tabs: TabChannel,
  live: Pick<Live, 'setPresence'>,
): void => {
  const isOnCall = () => Date.parse(appState.get().me?.onCallUntil ?? '') > Date.now();
  const isIn = () => appState.get().phase === 'signed-in';
  const watch = makeIdleWatch({
    timers: browserTimers,
    minutes: () => preferences.get().awayAfterMinutes,
    isHere: () => isIn() && appState.get().presence === 'here' && !isOnCall(),
    isAwayByItself: () =>
      isIn() && appState.get().presence === 'away' && preferences.get().presence === 'here' && wasSetAway,
    ask: (askedUntil) => appState.dispatch({ type: 'asked-if-there', askedUntil }),
    goAway: () => {
      wasSetAway = true;
      live.setPresence('away');
    },
    comeBack: () => {
      wasSetAway = false;
      live.setPresence('here');
    },
    sign: () => {
      tabs.post({ t: 'active' });
      tell();
    },
  });
  /** Auditors have no presence. */
  let wasSetAway = false;
  const tell = () => {
    if (isIn() && appState.get().presence === 'here') live.setPresence('here');
  };
  tabs.listen((message) => {
    if (message.t === 'presence' && message.presence === 'away') wasSetAway = true;
    if (message.t !== 'active') return;
    watch.heard();
    tell();
  });
  for (const sign of SIGNS) addEventListener(sign, watch.signed, { capture: true, passive: true });
};
