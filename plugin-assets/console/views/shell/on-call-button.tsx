import { useState } from 'preact/hooks';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useAppState, useSpeech } from '../../app/use-app.ts';
import { LateOnCallDialog } from '../alerts/late-alerts.tsx';

/** On call with the phone, beside here and away: one press leaves, or asks for how long. Decision 0133. */
export const OnCallButton = () => {
  const app = useApp();
  const { words, format } = useSpeech();
  const { showRefusal } = useActions();
  const until = useAppState((state) => state.me?.onCallUntil ?? null);
  const [isOpen, setIsOpen] = useState(false);
  const leave = async () => {
    const answer = await app.api.leaveOnCall();
    if (!answer.ok) return showRefusal(answer.refusal);
    await app.refreshMe();
  };
  const hint = until === null ? '' : fill(words.presence.onCallUntil, { when: format.moment(until) });
  return (
    <>
      <button
        type="button"
        class="on-call"
        aria-pressed={until !== null}
        title={hint}
        onClick={() => (until === null ? setIsOpen(true) : void leave())}
      >
        {words.presence.onCall}
      </button>
      {isOpen && <LateOnCallDialog onClose={() => setIsOpen(false)} />}
    </>
  );
};
