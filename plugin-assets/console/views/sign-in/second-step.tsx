import { useState } from 'preact/hooks';
import { useApp, useExplain, useSpeech } from '../../app/use-app.ts';
import { Banner } from '../../parts/banner.tsx';
import { EntryPage } from '../../parts/entry-page.tsx';
import { CodeField } from '../../parts/field.tsx';

/** Rule: SE-2. */
export const SecondStep = ({ ticket, onBack }: { ticket: string; onBack: () => void }) => {
  const app = useApp();
  const { words } = useSpeech();
  const explain = useExplain();
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy || code.trim() === '') return;
    setIsBusy(true);
    const answer = await app.session.signIn(() => app.api.secondStep(ticket, code));
    setIsBusy(false);
    if (!answer.ok) {
      if (answer.refusal.code === 'unauthenticated') return onBack();
      const isWrong = ['credentials_wrong', 'invalid_request'].includes(answer.refusal.code);
      setProblem(isWrong ? words.secondStep.wrong : explain(answer.refusal));
      setCode('');
      return;
    }
    if (location.hash.startsWith('#/join')) location.hash = '#/inbox';
    await app.enter();
  };
  return (
    <EntryPage title={words.secondStep.title} lead={words.secondStep.lead}>
      {problem !== null && (
        <Banner tone="bad" isUrgent>
          {problem}
        </Banner>
      )}
      <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
        <CodeField label={words.secondStep.code} value={code} onInput={setCode} />
        <button type="submit" class="button primary wide" disabled={isBusy || code.trim() === ''}>
          {isBusy ? words.signIn.busy : words.secondStep.submit}
        </button>
        <button type="button" class="button wide" onClick={onBack}>
          {words.secondStep.back}
        </button>
      </form>
      <p class="hint">{words.secondStep.lost}</p>
    </EntryPage>
  );
};
