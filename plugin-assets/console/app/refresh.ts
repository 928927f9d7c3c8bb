import type { StaffApi } from '../api/staff-api.ts';
import type { AppState } from '../state/app-state.ts';
import { mayManage } from '../state/select.ts';

/**
 * Rights requests are rare, so reading them this often is enough. All else is told over the socket, unless sockets are
 * blocked, or a word between processes was lost.
 */
const READ_AGAIN_MS = 5 * 60_000;

export type Refresh = {
  refreshMe(): Promise<void>;
  refreshLeads(): Promise<void>;
  /** Tags of the shops and of their conversations. */
  refreshTags(): Promise<void>;
  /** Teams of the shops. */
  refreshTeams(): Promise<void>;
  /** Notes that name this person. */
  refreshMentions(): Promise<void>;
  /** The number beside "Requests". */
  refreshRequests(): Promise<void>;
};

/** Reads the account, the number of leads and the open rights requests again, on demand and when they have changed. */
export const startRefresh = (
  appState: AppState,
  api: Pick<StaffApi, 'me' | 'leadCounts' | 'openRequests' | 'mentions' | 'tags' | 'teams'>,
): Refresh => {
  const refreshMe = async () => {
    const answer = await api.me();
    if (answer.ok) appState.dispatch({ type: 'me-changed', me: answer.body });
  };
  const refreshLeads = async () => {
    if ((appState.get().me?.shops.length ?? 0) === 0) return;
    const answer = await api.leadCounts();
    if (!answer.ok) return;
    const { new: newCount, quarantined } = answer.body;
    appState.dispatch({ type: 'recent-leads', newCount, quarantined });
  };
  const refreshTags = async () => {
    const answer = await api.tags();
    if (answer.ok) appState.dispatch({ type: 'tags', ...answer.body });
  };
  const refreshTeams = async () => {
    const answer = await api.teams();
    if (answer.ok) appState.dispatch({ type: 'teams', ...answer.body });
  };
  const refreshMentions = async () => {
    const answer = await api.mentions();
    if (answer.ok) appState.dispatch({ type: 'mentions', ...answer.body });
  };
  const refreshRequests = async () => {
    const { me, phase } = appState.get();
    if (phase !== 'signed-in' || me?.mustSetSecondFactor || !me?.shops.some((shop) => mayManage(shop.role)))
      return;
    const answer = await api.openRequests();
    if (answer.ok) appState.dispatch({ type: 'open-requests', openRequests: answer.body });
  };
  setInterval(() => {
    const { me, phase } = appState.get();
    if (phase !== 'signed-in' || me?.mustSetSecondFactor) return;
    void refreshRequests();
    void refreshMentions();
    void refreshTags();
    void refreshTeams();
    appState.dispatch({ type: 'leads-stale' });
    appState.dispatch({ type: 'notes-stale' });
  }, READ_AGAIN_MS);

  let versions = {
    access: 0,
    leads: 0,
    mentions: 0,
    tags: 0,
    teams: 0,
    connections: appState.get().connections,
    shops: appState.get().shopVersions,
  };
  appState.subscribe((state) => {
    const before = versions;
    versions = {
      access: state.accessVersion,
      leads: state.recentLeads.version,
      mentions: state.mentionsVersion,
      tags: state.tags.version,
      teams: state.teams.version,
      connections: state.connections,
      shops: state.shopVersions,
    };
    if (state.phase !== 'signed-in') return;
    // What came before this connection was told to nobody here; the account was read for the first one.
    const isBack = before.connections !== versions.connections;
    const isAgain = isBack && before.connections > 0;
    if (before.access !== versions.access || before.shops !== versions.shops || isAgain) void refreshMe();
    if (before.leads !== versions.leads) void refreshLeads();
    if (before.mentions !== versions.mentions || isBack) void refreshMentions();
    if (before.tags !== versions.tags || isBack) void refreshTags();
    if (before.teams !== versions.teams || isBack) void refreshTeams();
  });

  return { refreshMe, refreshLeads, refreshMentions, refreshTags, refreshTeams, refreshRequests };
};
