import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ConversationSummary } from '../../../../service/protocol/api/staff-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useMinutes, useSpeech } from '../../app/use-app.ts';
import { Button } from '../../parts/button.tsx';

export const ClosedFoot = ({
  summary: { id, last, reopenUntil, status, blockedFor },
  mayReopen,
  children,
}: {
  summary: ConversationSummary;
  mayReopen: boolean;
  children?: ComponentChildren;
}) => {
  useMinutes();
  const { api, appState } = useApp();
  const { words, format } = useSpeech();
  const { reopen } = useActions();
  // Only the service knows the reopen deadline.
  useEffect(() => {
    if (!mayReopen || reopenUntil !== null) return;
    void api.conversation(id).then((answer) => {
      if (answer.ok) appState.dispatch({ type: 'summary', conversation: answer.body });
    });
  }, [api, appState, id, last, mayReopen]);
  const canReopen =
    mayReopen && status === 'closed' && reopenUntil !== null && Date.parse(reopenUntil) > Date.now();
  return (
    <div class="conversation-foot conversation-closed">
      <p class="soft">
        {blockedFor !== null
          ? fill(words.blocks.blockedNow, { reason: words.blocks.reasons[blockedFor] })
          : canReopen
            ? fill(words.history.reopenUntil, { moment: format.moment(reopenUntil) })
            : words.conversation.closedNote}
      </p>
      {canReopen && <Button label={words.history.reopen} command="reload" onClick={() => reopen(id)} />}
      {children}
    </div>
  );
};
