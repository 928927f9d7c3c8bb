import { useState } from 'preact/hooks';
import { useActions } from '../../app/actions.ts';
import { useApp, useAppState, useSpeech } from '../../app/use-app.ts';
import { Check, Field } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import type { OrganisationAccess } from '../../state/select.ts';

/** Rule: SE-2. */
export const SecondFactorRule = ({ organisation }: { organisation: OrganisationAccess }) => {
  const app = useApp();
  const { words } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const hasOwn = useAppState((state) => (state.me?.secondFactor ?? null) !== null);
  const change = async (owners: boolean) => {
    const answer = await app.api.requireSecondFactor(organisation.id, owners);
    if (!answer.ok) showRefusal(answer.refusal);
    else showDone(words.common.saved);
    await app.refreshMe();
  };
  return (
    <Section title={words.secondFactor.title} lead={words.secondFactor.ruleHint}>
      {hasOwn || organisation.ownersNeedSecondFactor ? (
        <Check
          label={words.secondFactor.rule}
          isOn={organisation.ownersNeedSecondFactor}
          onChange={(isOn) => void change(isOn)}
        />
      ) : (
        <p>
          <a href="#/profile">{words.secondFactor.ruleFirst}</a>
        </p>
      )}
    </Section>
  );
};

/** For people who lost phone and codes. */
export const ResetByEmail = () => {
  const { api } = useApp();
  const { words } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const [email, setEmail] = useState('');
  const [fault, setFault] = useState<string | undefined>();
  const submit = async (event: Event) => {
    event.preventDefault();
    setFault(undefined);
    const answer = await api.resetSecondFactorByEmail(email.trim());
    if (answer.ok) {
      setEmail('');
      return showDone(words.secondFactor.resetEmailDone);
    }
    if (answer.refusal.code === 'not_found') setFault(words.secondFactor.resetUnknown);
    else if (answer.refusal.code === 'invalid_request') setFault(words.errors.email);
    else showRefusal(answer.refusal);
  };
  return (
    <Section title={words.secondFactor.resetTitle} lead={words.secondFactor.resetLead}>
      <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
        <Field label={words.common.email} type="email" value={email} onInput={setEmail} error={fault} />
        <p class="button-row">
          <button type="submit" class="button" disabled={email.trim() === ''}>
            {words.secondFactor.resetSubmit}
          </button>
        </p>
      </form>
    </Section>
  );
};
