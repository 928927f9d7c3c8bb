/** Wires the console: the only place where its parts are created. */

import type { MarketingChannel } from '../../../service/protocol/vocabulary.ts';
import { fetchText } from '../../shared/fetch-text.ts';
import { type Answer, makeHttpClient } from '../../shared/http-client.ts';
import { type AgreementApi, makeAgreementApi } from '../api/agreement-api.ts';
import { makeSession, type Session } from '../api/session.ts';
import { makeStaffApi, type StaffApi } from '../api/staff-api.ts';
import { openTabChannel } from '../api/tab-channel.ts';
import { type Live, makeLive, type Request } from '../live/live.ts';
import { startRinger } from '../live/ringer.ts';
import { makeSound, type Sound } from '../live/sound.ts';
import { type AppState, makeAppState } from '../state/app-state.ts';
import { isConsultant, mayManage } from '../state/select.ts';
import { type Later, makeLater } from './later.ts';
import { type Preferences, readPreferences, writePreferences } from './preferences.ts';
import { parseRoute } from './router.ts';
import { makeToasts, type Toasts } from './toasts.ts';
import { makeWaitingConnection, type WaitingConnectionKeeper } from './waiting-connection.ts';

const RETRY_START_MS = 3_000;
/** Rights requests are rare, so reading them this often is enough. */
const LOOK_FOR_REQUESTS_MS = 5 * 60_000;

export type PreferenceHolder = {
  get(): Preferences;
  set(change: Partial<Preferences>): void;
  subscribe(heard: () => void): () => void;
};
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
  /** The shop server that waits to be connected. */
  waitingConnection: WaitingConnectionKeeper;
  /** Unsent drafts by conversation; in memory only. */
  drafts: Map<string, string>;
  /** Called when a take or close was refused; set by the views, which have the words. */
  onRefused: { current: (request: Request, code: string) => void };
  /** After sign-in or an accepted invitation: fetches the account, then connects. */
  enter(): Promise<void>;
  signOut(): Promise<void>;
  refreshMe(): Promise<void>;
  refreshLeads(): Promise<void>;
  /** The number beside "Requests". */
  refreshRequests(): Promise<void>;
  /** The access response for a person; no timeout, because compiling it may take long. */
  requestAnswer(requestId: string): Promise<Answer<{ json: unknown; html: string }>>;
  /** The confirmed list of one channel, as the text of a file. */
  exportMarketing(shopId: string, channel: MarketingChannel): Promise<Answer<string>>;
};

const makePreferences = (): PreferenceHolder => {
  let held = readPreferences();
  const listeners = new Set<() => void>();
  return {
    get: () => held,
    set: (change) => {
      held = { ...held, ...change };
      writePreferences(held);
      for (const heard of [...listeners]) heard();
    },
    subscribe: (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
  };
};

const socketUrl = (): string => {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return `${scheme}://${location.host}/v1/staff/socket`;
};

export const makeApp = (): App => {
  const appState = makeAppState();
  const tabs = openTabChannel();
  const preferences = makePreferences();
  const waitingConnection = makeWaitingConnection(() => localStorage);
  const drafts = new Map<string, string>();
  const later = makeLater();
  const onRefused: App['onRefused'] = { current: () => {} };

  const cookieHttp = makeHttpClient({ credentials: 'same-origin' });
  const session = makeSession({
    http: cookieHttp,
    tabs,
    onToken: () => live.hello(),
    onReplaced: () => {
      finish();
      live.stop();
    },
    onEntered: () => void enter(),
    onEnd: (reason) => {
      live.stop();
      appState.dispatch({ type: 'signed-out', reason });
    },
  });
  const http = makeHttpClient({
    token: session.token,
    renew: async () => (await session.renew()) === 'renewed',
  });
  const api = makeStaffApi(http, cookieHttp);
  const fetchLong = async (path: string): Promise<Answer<string>> => {
    const answer = await fetchText(path, session.token());
    if (answer.ok || answer.refusal.status !== 401 || (await session.renew()) !== 'renewed') return answer;
    return fetchText(path, session.token());
  };
  const exportMarketing: App['exportMarketing'] = (shopId, channel) =>
    fetchLong(`/v1/staff/shops/${encodeURIComponent(shopId)}/marketing/export?channel=${channel}`);
  const requestAnswer: App['requestAnswer'] = async (requestId) => {
    const answer = await fetchLong(`/v1/staff/requests/${encodeURIComponent(requestId)}/answer`);
    return answer.ok ? { ...answer, body: JSON.parse(answer.body) } : answer;
  };
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
    onRefused: (request, code) => onRefused.current(request, code),
  });

  preferences.subscribe(live.shopChanged);

  const refreshMe = async () => {
    const answer = await api.me();
    if (answer.ok) appState.dispatch({ type: 'me-changed', me: answer.body });
  };
  const refreshLeads = async () => {
    if ((appState.get().me?.shops.length ?? 0) === 0) return;
    const answer = await api.leads({});
    if (answer.ok) appState.dispatch({ type: 'recent-leads', ...answer.body });
  };
  const refreshRequests = async () => {
    const { me, phase } = appState.get();
    if (phase !== 'signed-in' || me?.mustSetSecondFactor || !me?.shops.some((shop) => mayManage(shop.role)))
      return;
    const answer = await api.openRequests();
    if (answer.ok) appState.dispatch({ type: 'open-requests', openRequests: answer.body });
  };
  setInterval(() => void refreshRequests(), LOOK_FOR_REQUESTS_MS);

  const enter = async (): Promise<void> => {
    const before = appState.get().me?.staffId;
    const answer = await api.me();
    if (!answer.ok) {
      if (answer.refusal.code === 'unreachable') setTimeout(() => void enter(), RETRY_START_MS);
      else appState.dispatch({ type: 'signed-out', reason: 'expired' });
      return;
    }
    if (before !== answer.body.staffId) {
      drafts.clear();
      live.forget();
    }
    appState.dispatch({ type: 'signed-in', me: answer.body });
    const presence = isConsultant(answer.body) ? preferences.get().presence : 'away';
    appState.dispatch({ type: 'presence', presence });
    // Without the second factor that the company requires, only the own profile is accessible.
    if (answer.body.mustSetSecondFactor) return;
    live.start();
    await Promise.all([refreshLeads(), refreshRequests()]);
  };

  const start = async (): Promise<void> => {
    const result = await session.renew();
    if (result === 'renewed') await enter();
    else if (result === 'ended') appState.dispatch({ type: 'signed-out', reason: 'none' });
    else setTimeout(() => void start(), RETRY_START_MS);
  };

  /** Send all pending actions now, while this person is still signed in. */
  const finish = () => {
    later.flush();
    live.flush();
  };

  const signOut = async () => {
    finish();
    live.stop();
    drafts.clear();
    await session.signOut();
    appState.dispatch({ type: 'signed-out', reason: 'none' });
  };

  let versions = { access: 0, leads: 0, shops: appState.get().shopVersions };
  appState.subscribe((state) => {
    const before = versions;
    versions = {
      access: state.accessVersion,
      leads: state.recentLeads.version,
      shops: state.shopVersions,
    };
    if (state.phase !== 'signed-in') return;
    if (before.access !== versions.access || before.shops !== versions.shops) void refreshMe();
    if (before.leads !== versions.leads) void refreshLeads();
  });

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

  const sound = makeSound();
  startRinger({
    appState,
    sound,
    isOn: () => preferences.get().isSoundOn,
    inView: () => {
      const route = parseRoute(location.hash);
      return route.view === 'inbox' && document.visibilityState === 'visible' ? route.conversationId : null;
    },
  });

  // A person without an account leaves this address to register, so the request is kept.
  const keepRequest = () => {
    const route = parseRoute(location.hash);
    if (route.view === 'connect') waitingConnection.keep(route.encoded);
  };
  keepRequest();
  window.addEventListener('hashchange', keepRequest);

  window.addEventListener('pagehide', finish);
  window.addEventListener('beforeunload', (event) => {
    if (live.waiting().length > 0) event.preventDefault();
  });

  void start();
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
    drafts,
    onRefused,
    enter,
    signOut,
    refreshMe,
    refreshLeads,
    refreshRequests,
    requestAnswer,
    exportMarketing,
  };
};
