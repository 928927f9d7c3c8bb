import { useEffect, useState } from 'preact/hooks';
import type { Refusal } from '../../../../shared/http-client.ts';
import { useApp, useConnection, usePreferences } from '../../../app/use-app.ts';
import { type InboxList, NO_FILTER, sectionsOf } from '../../../state/lists.ts';
import type { State } from '../../../state/state.ts';
import { type InboxSections, inboxSections } from '../../../state/to-answer.ts';

const useTeamQueue = (shopId: string | null, list: InboxList, teamId: string | null): void => {
  const { api, appState } = useApp();
  useEffect(() => {
    if (teamId === null || list === 'closed') return undefined;
    let isOver = false;
    const load = async () => {
      for (let before: string | undefined; ; ) {
        const answer = await api.inbox({ shopId, teamId, ...(before !== undefined && { before }) });
        if (!answer.ok || isOver) return;
        for (const conversation of answer.body.conversations)
          appState.dispatch({ type: 'summary', conversation });
        before = answer.body.more[0]?.before;
        if (before === undefined) return;
      }
    };
    void load();
    return () => {
      isOver = true;
    };
  }, [api, appState, shopId, list, teamId]);
};

export const useInboxLists = (state: State) => {
  const [preferences, setPreferences] = usePreferences();
  const [filter, setFilter] = useState(NO_FILTER);
  const [isClosedShown, setIsClosedShown] = useState(false);
  const { appState } = useApp();
  const shopId = state.me?.shops.some((shop) => shop.id === preferences.shopId) ? preferences.shopId : null;
  const list: InboxList = isClosedShown ? 'closed' : preferences.list;
  const whole = inboxSections(state, shopId);
  const sections = sectionsOf(whole, list, filter, state.tags.ofConversation);
  useTeamQueue(shopId, list, filter.teamId);
  return {
    shopId,
    list,
    filter,
    setFilter,
    whole,
    sections,
    filtered: (): InboxSections => {
      const now = appState.get();
      return sectionsOf(inboxSections(now, shopId), 'all', filter, now.tags.ofConversation);
    },
    showList: (next: InboxList) => {
      setIsClosedShown(next === 'closed');
      if (next !== 'closed') setPreferences({ list: next });
      setFilter({
        ...filter,
        // Useless for the queue and own conversations.
        ...((next === 'queue' || next === 'mine') && { staffId: null }),
        ...(next === 'mine' && { teamId: null }),
      });
    },
  };
};

/**
 * Missing in the loaded inbox; again after reconnecting.
 * @returns the refusal, or null
 */
export const useOpened = (
  conversationId: string | null,
  isMissing: boolean,
): { refusal: Refusal | null; retry: () => void } => {
  const { api, appState } = useApp();
  const connection = useConnection();
  const [attempt, setAttempt] = useState(0);
  const [failed, setFailed] = useState<{ id: string; refusal: Refusal } | null>(null);
  useEffect(() => {
    if (conversationId === null || !isMissing) return undefined;
    let isOver = false;
    void api.conversation(conversationId).then((answer) => {
      if (answer.ok) appState.dispatch({ type: 'summary', conversation: answer.body });
      if (!isOver) setFailed(answer.ok ? null : { id: conversationId, refusal: answer.refusal });
    });
    return () => {
      isOver = true;
    };
  }, [api, appState, conversationId, isMissing, connection, attempt]);
  return {
    refusal: failed?.id === conversationId ? failed.refusal : null,
    retry: () => setAttempt((before) => before + 1),
  };
};
