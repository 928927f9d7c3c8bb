import type { TabChannel } from '../api/tab-channel.ts';
import type { Live } from '../live/live.ts';
import type { AppState } from '../state/app-state.ts';

/** Keeps "here" and "away" the same in all tabs of a browser. */
export const sharePresence = (
  appState: AppState,
  tabs: TabChannel,
  live: Pick<Live, 'setPresence'>,
): void => {
  tabs.listen((message) => {
    if (message.t !== 'presence' || message.presence === appState.get().presence) return;
    live.setPresence(message.presence);
  });
  let reported = appState.get().presence;
  appState.subscribe(({ presence, phase }) => {
    if (phase !== 'signed-in' || presence === reported) return;
    reported = presence;
    tabs.post({ t: 'presence', presence });
  });
};
