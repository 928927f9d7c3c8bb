import { useState } from 'preact/hooks';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useAppState, useExplain, useSpeech } from '../../app/use-app.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { CodeField, Field } from '../../parts/field.tsx';
import { PasswordField } from '../../parts/password-field.tsx';
import { Section } from '../../parts/section.tsx';

/** Needs the password, and a code with a second factor. */
const AddressForm = ({ onDone, onCancel }: { onDone: (email: string) => void; onCancel: () => void }) => {
  const app = useApp();
  const { words } = useSpeech();
  const explain = useExplain();
  const me = useAppState((state) => state.me);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [fault, setFault] = useState<string | undefined>();
  const [isBusy, setIsBusy] = useState(false);
  const hasFactor = me?.secondFactor !== null;
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    setProblem(null);
    setFault(undefined);
    if (email.trim().toLowerCase() === me?.email) return setFault(words.address.same);
    setIsBusy(true);
    const answer = await app.api.askForAddress({
      email: email.trim(),
      password,
      ...(hasFactor ? { code } : {}),
    });
    setIsBusy(false);
    if (answer.ok) return onDone(email.trim());
    const { refusal } = answer;
    if (refusal.fields?.email !== undefined) setFault(words.errors.email);
    else if (['credentials_wrong', 'invalid_request'].includes(refusal.code))
      setProblem(hasFactor ? words.address.wrong : words.errors.credentials_wrong);
    else setProblem(explain(refusal));
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      {problem !== null && (
        <Banner tone="bad" isUrgent>
          {problem}
        </Banner>
      )}
      <Field
        label={words.address.fresh}
        type="email"
        name="new-email"
        autocomplete="email"
        maxLength={254}
        hint={me?.isMailSet ? words.address.freshHint : words.address.freshHintWaits}
        value={email}
        onInput={setEmail}
        error={fault}
      />
      <PasswordField
        label={words.address.password}
        autocomplete="current-password"
        value={password}
        onInput={setPassword}
      />
      {hasFactor && <CodeField label={words.address.code} value={code} onInput={setCode} />}
      <p class="button-row">
        <button
          type="submit"
          class="button primary"
          disabled={isBusy || email.trim() === '' || password === '' || (hasFactor && code.trim() === '')}
        >
          {words.address.submit}
        </button>
        <Button label={words.common.cancel} onClick={onCancel} />
      </p>
    </form>
  );
};

/** Current and pending sign-in address. Rule: SE-2. */
export const AddressSection = () => {
  const app = useApp();
  const { words, format } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const me = useAppState((state) => state.me);
  const [isOpen, setIsOpen] = useState(false);
  const next = me?.nextAddress ?? null;
  const done = async (email: string) => {
    setIsOpen(false);
    await app.refreshMe();
    showDone(fill(me?.isMailSet ? words.address.sent : words.address.asked, { email }));
  };
  const cancel = async () => {
    const answer = await app.api.cancelAddress();
    if (!answer.ok) return showRefusal(answer.refusal);
    await app.refreshMe();
    showDone(words.address.cancelled);
  };
  return (
    <Section
      id="address"
      title={words.address.title}
      lead={fill(words.address.lead, { email: me?.email ?? '' })}
    >
      {next !== null && (
        <Banner tone="note">
          {fill(me?.isMailSet ? words.address.waiting : words.address.waitingUnsent, {
            email: next.email,
            until: format.moment(next.expiresAt),
          })}
        </Banner>
      )}
      {isOpen ? (
        <AddressForm onDone={(email) => void done(email)} onCancel={() => setIsOpen(false)} />
      ) : (
        <p class="button-row">
          <Button label={words.address.change} onClick={() => setIsOpen(true)} />
          {next !== null && <Button label={words.address.cancel} onClick={cancel} />}
        </p>
      )}
    </Section>
  );
};
