import { useState } from 'preact/hooks';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import { Field } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';

/** Requires typing the shop's name. */
export const EndAgreement = ({
  shopId,
  name,
  onChange,
}: {
  shopId: string;
  name: string;
  onChange: () => void;
}) => {
  const { agreements } = useApp();
  const { words } = useSpeech();
  const { showRefusal, showDone } = useActions();
  const w = words.dpa;
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState('');
  const submit = async (event: Event) => {
    event.preventDefault();
    if (typed.trim() !== name) return setFault(w.endWrong);
    const answer = await agreements.end(shopId, typed);
    if (!answer.ok) return showRefusal(answer.refusal);
    showDone(w.endedToast);
    onChange();
  };
  return (
    <Section title={w.end} lead={w.endLead}>
      <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
        <Field label={fill(w.endName, { shop: name })} value={typed} onInput={setTyped} error={fault} />
        <p class="button-row">
          <button type="submit" class="button danger">
            {w.end}
          </button>
        </p>
      </form>
    </Section>
  );
};
