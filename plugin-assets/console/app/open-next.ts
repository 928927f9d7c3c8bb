import type { AppState } from '../state/app-state.ts';
import { ringing } from '../state/select.ts';
import { hrefOf } from './router.ts';

/** Opened by a notification. */
const NEXT = '#/inbox/next';

export const openNextWhenAsked = (appState: AppState): void => {
  const look = () => {
    const state = appState.get();
    if (location.hash !== NEXT || state.phase !== 'signed-in' || !state.isInboxLoaded) return;
    const waitsSince = ({ summary }: (typeof state.conversations)[string]) =>
      summary.waitingSince ?? summary.lastAt;
    const mine = Object.values(state.conversations).filter(
      ({ summary: { status, assignedTo, waitingSince } }) =>
        status === 'open' && waitingSince !== null && assignedTo?.staffId === state.me?.staffId,
    );
    const [first] = [...ringing(state, Date.now()), ...mine].sort((a, b) =>
      waitsSince(a) < waitsSince(b) ? -1 : 1,
    );
    location.replace(hrefOf({ view: 'inbox', conversationId: first?.summary.id ?? null }));
  };
  window.addEventListener('hashchange', look);
  appState.subscribe(look);
  navigator.serviceWorker?.addEventListener('message', ({ data }: MessageEvent<{ type?: unknown }>) => {
    if (data?.type === 'open-next') location.hash = NEXT;
  });
};
