import { type Answer, mayPass } from '../../shared/http-client.ts';
import type { StaffApi } from '../api/staff-api.ts';
import type { AppState } from '../state/app-state.ts';
import { mayManage } from '../state/select.ts';

/** Fallback where the socket is blocked or an event is lost. */
const READ_AGAIN_MS = 5 * 60_000;
const REPEAT_MS = 10_000;

export type Refresh = {
  refreshMe(): Promise<void>;
  refreshLeads(): Promise<void>;
  refreshTags(): Promise<Answer<unknown>>;
  refreshTeams(): Promise<Answer<unknown>>;
  /** Notes that name this person. */
  refreshMentions(): Promise<void>;
  /** Count of open requests. */
  refreshRequests(): Promise<void>;
};

export const startRefresh = (
  appState: AppState,
  api: Pick<StaffApi, 'me' | 'leadCounts' | 'openRequests' | 'mentions' | 'tags' | 'teams'>,
): Refresh => {
  const refreshMe = async () => {
    const answer = await api.me();
    if (answer.ok) appState.dispatch({ type: 'me-changed', me: answer.body });
  };
  const unanswered = new Set<() => Promise<unknown>>();
  const noting = async <T>(again: () => Promise<unknown>, read: Promise<Answer<T>>): Promise<Answer<T>> => {
    const answer = await read;
    if (!answer.ok && mayPass(answer.refusal)) unanswered.add(again);
    else unanswered.delete(again);
    return answer;
  };
  const refreshLeads = async () => {
    if ((appState.get().me?.shops.length ?? 0) === 0) return;
    const answer = await noting(refreshLeads, api.leadCounts());
    if (!answer.ok) return;
    const { new: newCount, quarantined } = answer.body;
    appState.dispatch({ type: 'recent-leads', newCount, quarantined });
  };
  const refreshTags = async (): Promise<Answer<unknown>> => {
    const answer = await noting(refreshTags, api.tags());
    if (answer.ok) appState.dispatch({ type: 'tags', ...answer.body });
    return answer;
  };
  const refreshTeams = async (): Promise<Answer<unknown>> => {
    const answer = await noting(refreshTeams, api.teams());
    if (answer.ok) appState.dispatch({ type: 'teams', ...answer.body });
    return answer;
  };
  const refreshMentions = async () => {
    const answer = await noting(refreshMentions, api.mentions());
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
  setInterval(() => {
    const { me, phase, connection } = appState.get();
    if (phase !== 'signed-in' || me?.mustSetSecondFactor) return;
    // Retried after reconnecting.
    if (connection === 'online' || connection === 'polling')
      for (const again of [...unanswered]) void again();
  }, REPEAT_MS);

  let versions = {
    access: 0,
    leads: 0,
    mentions: 0,
    tags: 0,
    teams: 0,
    connections: appState.get().connections,
    isPolling: false,
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
      isPolling: state.connection === 'polling',
      shops: state.shopVersions,
    };
    if (state.phase !== 'signed-in') return;
    // Events between connections are missed; the first connection follows a read.
    const isBack = before.connections !== versions.connections;
    const isAgain = isBack && before.connections > 0;
    if (before.access !== versions.access || before.shops !== versions.shops || isAgain) void refreshMe();
    // Blocked sockets never connect.
    const isNew = isBack || (versions.isPolling && !before.isPolling);
    if (before.leads !== versions.leads || isNew) void refreshLeads();
    if (before.mentions !== versions.mentions || isNew) void refreshMentions();
    if (before.tags !== versions.tags || isNew) void refreshTags();
    if (before.teams !== versions.teams || isNew) void refreshTeams();
  });

  return { refreshMe, refreshLeads, refreshMentions, refreshTags, refreshTeams, refreshRequests };
};
