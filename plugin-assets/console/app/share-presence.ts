import type { TabChannel } from '../api/tab-channel.ts';
import type { Live } from '../live/live.ts';
import type { AppState } from '../state/app-state.ts';

/**
 * Keeps "here" and "away" the same in all tabs of a browser. A tab posts what changed in it and never what it heard:
 * two tabs would send each other their old values for ever.
 */
export const sharePresence = (
  appState: AppState,
  tabs: TabChannel,
  live: Pick<Live, 'setPresence'>,
): void => {
  /** What the other tabs have from this one, or this one from them. */
  let shared = appState.get().presence;
  tabs.listen((message) => {
    if (message.t !== 'presence') return;
    shared = message.presence;
    if (message.presence !== appState.get().presence) live.setPresence(message.presence);
  });
  appState.subscribe(({ presence, phase }, { type }) => {
    // What a tab begins with after sign-in is no choice: the others begin with the same.
    const isChoice = phase === 'signed-in' && type !== 'signed-in';
    if (isChoice && presence !== shared) tabs.post({ t: 'presence', presence });
    shared = presence;
  });
};
