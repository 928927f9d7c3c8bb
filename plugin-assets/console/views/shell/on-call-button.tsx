import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useAppState, useSpeech } from '../../app/use-app.ts';

export const OnCallButton = ({ onAsk }: { onAsk: () => void }) => {
  const app = useApp();
  const { words, format } = useSpeech();
  const { showRefusal } = useActions();
  const until = useAppState((state) => state.me?.onCallUntil ?? null);
  const leave = async () => {
    const answer = await app.api.leaveOnCall();
    if (!answer.ok) return showRefusal(answer.refusal);
    await app.refreshMe();
  };
  const hint = until === null ? '' : fill(words.presence.onCallUntil, { when: format.moment(until) });
  return (
    <button
      type="button"
      class="on-call"
      aria-pressed={until !== null}
      title={hint}
      onClick={() => (until === null ? onAsk() : void leave())}
    >
      {words.presence.onCall}
    </button>
  );
};
