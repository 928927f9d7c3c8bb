import type { TabChannel } from '../api/tab-channel.ts';
import type { Live } from '../live/live.ts';
import type { AppState } from '../state/app-state.ts';

/** Only own changes are posted, to prevent an endless exchange. */
export const sharePresence = (
  appState: AppState,
  tabs: TabChannel,
  live: Pick<Live, 'setPresence'>,
): void => {
  /** Last value posted or received. */
  let shared = appState.get().presence;
  tabs.listen((message) => {
    if (message.t !== 'presence') return;
    shared = message.presence;
    if (message.presence !== appState.get().presence) live.setPresence(message.presence);
  });
  appState.subscribe(({ presence, phase }, { type }) => {
    // The initial value after sign-in is no choice.
    const isChoice = phase === 'signed-in' && type !== 'signed-in';
    if (isChoice && presence !== shared) tabs.post({ t: 'presence', presence });
    shared = presence;
  });
};
