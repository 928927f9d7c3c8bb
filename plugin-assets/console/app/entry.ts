import { browserTimers, type Timers } from '../../shared/timers.ts';
import type { Session } from '../api/session.ts';
import type { StaffApi } from '../api/staff-api.ts';
import type { Live } from '../live/live.ts';
import type { AppState } from '../state/app-state.ts';
import { isConsultant } from '../state/select.ts';
import type { Drafts } from './drafts.ts';
import type { HeldSearch } from './held-search.ts';
import type { OutgoingFiles } from './outgoing-files.ts';
import type { PreferenceHolder } from './preferences.ts';
import type { Refresh } from './refresh.ts';
import type { Unsaved } from './unsaved.ts';

const RETRY_START_MS = 3_000;

export type Entry = {
  /** Enters if the cookie holds a session. */
  start(): Promise<void>;
  /** Fetches the account, then connects. Only 401 and 403 end the session; other refusals are retried. */
  enter(): Promise<void>;
};

export const makeEntry = ({
  appState,
  api,
  session,
  live,
  preferences,
  refresh,
  drafts,
  unsaved,
  heldSearch,
  outgoing,
  timers = browserTimers,
}: {
  appState: AppState;
  api: Pick<StaffApi, 'me'>;
  session: Pick<Session, 'renew' | 'token'>;
  live: Pick<Live, 'start' | 'forget'>;
  preferences: Pick<PreferenceHolder, 'get'>;
  refresh: Refresh;
  drafts: Pick<Drafts, 'belongTo'>;
  unsaved: Pick<Unsaved, 'clear'>;
  heldSearch: Pick<HeldSearch, 'clear'>;
  outgoing: Pick<OutgoingFiles, 'clear'>;
  timers?: Timers;
}): Entry => {
  let again: unknown;

  const enter = async (): Promise<void> => {
    timers.clear(again);
    const before = appState.get().me?.staffId;
    const answer = await api.me();
    if (!answer.ok) {
      const { status, retryAfterMs } = answer.refusal;
      if (status === 401 || status === 403) appState.dispatch({ type: 'signed-out', reason: 'expired' });
      else again = timers.set(enterIfSignedIn, retryAfterMs ?? RETRY_START_MS);
      return;
    }
    // Another person: drop the former one's state.
    if (before !== answer.body.staffId) {
      live.forget();
      unsaved.clear();
      heldSearch.clear();
      outgoing.clear();
    }
    drafts.belongTo(answer.body.staffId);
    const presence = isConsultant(answer.body) ? preferences.get().presence : 'away';
    appState.dispatch({ type: 'signed-in', me: answer.body, presence });
    // The company requires a second factor: only the own profile is accessible.
    if (answer.body.mustSetSecondFactor) return;
    live.start();
    await Promise.all([refresh.refreshLeads(), refresh.refreshRequests()]);
  };

  /** The session may have ended meanwhile. */
  const enterIfSignedIn = () => {
    if (session.token() !== null) void enter();
  };

  const start = async (): Promise<void> => {
    const result = await session.renew();
    if (result === 'renewed') await enter();
    else if (result === 'ended') appState.dispatch({ type: 'signed-out', reason: 'none' });
    else timers.set(() => void start(), RETRY_START_MS);
  };

  return { start, enter };
};
