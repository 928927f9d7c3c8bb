import { useState } from 'preact/hooks';
import type { TestMail as Result } from '../../../service/protocol/api/mail-api.ts';
import { fill } from '../../shared/translate.ts';
import { useActions } from '../app/actions.ts';
import { useApp, useSpeech } from '../app/use-app.ts';
import { entryOf } from '../words/word-lists.ts';

export const TestMail = ({ shopId }: { shopId: string }) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const { showRefusal } = useActions();
  const [result, setResult] = useState<Result | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const w = words.outbox;
  const send = async () => {
    setIsBusy(true);
    const answer = await api.testMail(shopId);
    setIsBusy(false);
    if (answer.ok) setResult(answer.body);
    else showRefusal(answer.refusal);
  };
  const said = (): string => {
    if (result === null) return '';
    const { to, response, fault } = result;
    if (fault !== null) return fill(w.testFailed, { to, reason: entryOf(w.faults, fault) ?? fault });
    return fill(w.testSent, { to, response: response ?? '' });
  };
  return (
    <div class="stack">
      <p class="button-row">
        <button type="button" class="button" disabled={isBusy} onClick={() => void send()}>
          {isBusy ? w.testing : w.test}
        </button>
      </p>
      <p role="status" class="break-all">
        {said()}
      </p>
    </div>
  );
};
