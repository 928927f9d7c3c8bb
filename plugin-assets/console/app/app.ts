/** Composition root of the console. */
import { makeHttpClient, type Refusal } from '../../shared/http-client.ts';
import { listenForWake } from '../../shared/listen-for-wake.ts';
import { type AgreementApi, makeAgreementApi } from '../api/agreement-api.ts';
import { type LongReads, makeLongReads } from '../api/long-reads.ts';
import { makeSession, type Session } from '../api/session.ts';
import { makeStaffApi, type StaffApi } from '../api/staff-api.ts';
import { openTabChannel } from '../api/tab-channel.ts';
import { type Live, makeLive } from '../live/live.ts';
import { makeNotifier } from '../live/notifier.ts';
import { unsubscribe } from '../live/push-subscription.ts';
import type { Request } from '../live/request-sender.ts';
import { startRinger } from '../live/ringer.ts';
import { makeSound, type Sound } from '../live/sound.ts';
import { type AppState, makeAppState } from '../state/app-state.ts';
import { canBeWrittenTo } from '../state/select.ts';
import { type Drafts, dropWithConversations, makeDrafts } from './drafts.ts';
import { type Entry, makeEntry } from './entry.ts';
import { type HeldSearch, makeHeldSearch } from './held-search.ts';
import { type Later, makeLater } from './later.ts';
import { onOutdated } from './load-late.ts';
import { openNextWhenAsked } from './open-next.ts';
import { makeOutgoingFiles, type OutgoingFiles } from './outgoing-files.ts';
import { makePreferences, type PreferenceHolder } from './preferences.ts';
import { type Refresh, startRefresh } from './refresh.ts';
import { parseRoute } from './router.ts';
import { sharePresence } from './share-presence.ts';
import { makeToasts, type Toasts } from './toasts.ts';
import { makeUnsaved, type Unsaved } from './unsaved.ts';
import {
  keepConnectRequests,
  makeWaitingConnection,
  type WaitingConnectionKeeper,
} from './waiting-connection.ts';
import { hereForMs, watchIdle } from './watch-idle.ts';

export type App = {
  appState: AppState;
  api: StaffApi;
  agreements: AgreementApi;
  session: Session;
  live: Live;
  sound: Sound;
  toasts: Toasts;
  later: Later;
  preferences: PreferenceHolder;
  waitingConnection: WaitingConnectionKeeper;
  drafts: Drafts;
  unsaved: Unsaved;
  heldSearch: HeldSearch;
  outgoing: OutgoingFiles;
  /** Set by the views. */
  onRefused: { current: (request: Request, code: string) => void };
  /** A file of a conversation not on the screen failed; set by the views. */
  onFileFailed: { current: (conversationId: string, refusal: Refusal) => void };
  signOut(): Promise<void>;
} & Pick<Entry, 'enter'> &
  Refresh &
  LongReads;

const socketUrl = (): string => {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return `${scheme}://${location.host}/v1/staff/socket`;
};

const openId = (): string | null => {
  const route = parseRoute(location.hash);
  return route.view === 'inbox' ? route.conversationId : null;
};

/** Warns before unload while something is unsent. */
const askBeforeLeaving = ({
  appState,
  live,
  later,
  unsaved,
  outgoing,
}: Pick<App, 'appState' | 'live' | 'later' | 'unsaved' | 'outgoing'>): void =>
  window.addEventListener('beforeunload', (event) => {
    const isFileWaiting = outgoing.waiting().some((id) => canBeWrittenTo(appState.get(), id));
    const isSent = live.waiting().length === 0 && later.isEmpty();
    if (!isSent || !unsaved.isEmpty() || isFileWaiting) event.preventDefault();
  });

const makeSignOut = ({
  appState,
  session,
  live,
  finish,
  forget,
}: Pick<App, 'appState' | 'session'> & {
  live: Pick<Live, 'stop'>;
  finish(): Promise<unknown>;
  forget(): void;
}) => {
  let isUnderWay = false;
  window.addEventListener('pagehide', () => {
    if (isUnderWay) void session.signOut();
  });
  return async (): Promise<void> => {
    isUnderWay = true;
    const finished = finish();
    live.stop();
    forget();
    void unsubscribe().catch(() => {});
    await finished;
    const isTold = await session.signOut();
    isUnderWay = false;
    appState.dispatch({ type: 'signed-out', reason: isTold ? 'none' : 'untold' });
  };
};

export const makeApp = (): App => {
  const appState = makeAppState();
  const tabs = openTabChannel();
  const preferences = makePreferences();
  const waitingConnection = makeWaitingConnection(() => localStorage);
  const drafts = makeDrafts();
  const unsaved = makeUnsaved();
  const heldSearch = makeHeldSearch();
  const later = makeLater();
  const sound = makeSound();
  const onRefused: App['onRefused'] = { current: () => {} };
  const onFileFailed: App['onFileFailed'] = { current: () => {} };
  const forget = () => {
    drafts.clear();
    unsaved.clear();
    heldSearch.clear();
    outgoing.clear();
  };

  const cookieHttp = makeHttpClient({ credentials: 'same-origin' });
  const session = makeSession({
    http: cookieHttp,
    tabs,
    onToken: () => live.hello(),
    onReplaced: () => {
      void finish();
      live.stop();
    },
    onEntered: () => void entry.enter(),
    onEnd: (reason) => {
      live.stop();
      if (reason === 'elsewhere') forget();
      appState.dispatch({ type: 'signed-out', reason });
    },
    onSignedOut: () => appState.dispatch({ type: 'signed-out', reason: 'none' }),
  });
  const outgoing = makeOutgoingFiles({
    session,
    onFailed: (conversationId, refusal) => onFileFailed.current(conversationId, refusal),
  });
  const http = makeHttpClient({
    token: session.token,
    renew: async () => (await session.renew()) === 'renewed',
  });
  const api = makeStaffApi(http, cookieHttp);
  const live = makeLive({
    url: socketUrl(),
    appState,
    api,
    token: session.token,
    renew: session.renew,
    shownShop: () => {
      const { shopId } = preferences.get();
      return appState.get().me?.shops.some((shop) => shop.id === shopId) ? shopId : null;
    },
    openId,
    hereForMs: () => hereForMs(preferences),
    onRefused: (request, code) => onRefused.current(request, code),
  });
  preferences.subscribe(live.shopChanged);
  listenForWake(live.wake);
  const refresh = startRefresh(appState, api);
  const own = { drafts, unsaved, heldSearch, outgoing };
  const entry = makeEntry({ appState, api, session, live, preferences, refresh, ...own });
  sharePresence(appState, tabs, live);
  watchIdle(appState, preferences, tabs, live);

  const finish = () => Promise.all([later.flush(), live.flush()]);
  const signOut = makeSignOut({ appState, session, live, finish, forget });

  startRinger({
    appState,
    sound,
    notifier: makeNotifier(
      () => preferences.get().areNotificationsOn,
      () => appState.get().me?.locale ?? null,
    ),
    isOn: () => preferences.get().isSoundOn,
    inView: () => (document.visibilityState === 'visible' ? openId() : null),
  });
  openNextWhenAsked(appState);
  dropWithConversations(drafts, appState);
  keepConnectRequests(waitingConnection);
  onOutdated(() => appState.dispatch({ type: 'outdated' }));
  window.addEventListener('pagehide', () => void finish());
  askBeforeLeaving({ appState, live, later, unsaved, outgoing });

  void entry.start();
  return {
    appState,
    api,
    agreements: makeAgreementApi(http, session),
    session,
    live,
    sound,
    toasts: makeToasts(),
    later,
    preferences,
    waitingConnection,
    ...own,
    onRefused,
    onFileFailed,
    enter: entry.enter,
    signOut,
    ...refresh,
    ...makeLongReads(session),
  };
};
