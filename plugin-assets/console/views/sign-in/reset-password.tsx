import { useState } from 'preact/hooks';
import type { RegistrationView } from '../../../../service/protocol/api/registration-api.ts';
import { plural } from '../../../shared/translate.ts';
import { isEmail } from '../../app/form-checks.ts';
import { useApp, useExplain, useLoaded, useSpeech } from '../../app/use-app.ts';
import { Banner, LoadState } from '../../parts/banner.tsx';
import { EntryPage } from '../../parts/entry-page.tsx';
import { Field } from '../../parts/field.tsx';
import { PasswordField } from '../../parts/password-field.tsx';
import { OperatorContact } from './operator-contact.tsx';

const LEAST_PASSWORD = 12;

const ToSignIn = () => {
  const { words } = useSpeech();
  return (
    <a class="button wide" href="#/inbox">
      {words.forgotten.back}
    </a>
  );
};

const LinkRequested = ({ registration }: { registration: RegistrationView }) => {
  const { words } = useSpeech();
  const { isMailSet } = registration;
  return (
    <div class="stack">
      <div role="status">
        <Banner tone={isMailSet ? 'good' : 'plain'}>
          <p>{isMailSet ? words.forgotten.sent : words.forgotten.waits}</p>
        </Banner>
      </div>
      {isMailSet ? (
        <p class="hint">{words.forgotten.sentHint}</p>
      ) : (
        <OperatorContact registration={registration} />
      )}
    </div>
  );
};

/** The response never reveals whether the account exists. Rule: SE-2. */
const LinkRequest = ({ onDone }: { onDone: () => void }) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const explain = useExplain();
  const [email, setEmail] = useState('');
  const [fault, setFault] = useState<string | undefined>();
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!isEmail(email.trim())) return setFault(words.errors.email);
    setFault(undefined);
    const answer = await api.askForPassword(email.trim());
    if (answer.ok) onDone();
    else setProblem(explain(answer.refusal));
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      {problem !== null && (
        <Banner tone="bad" isUrgent>
          {problem}
        </Banner>
      )}
      <Field
        label={words.common.email}
        type="email"
        name="email"
        autocomplete="username"
        value={email}
        onInput={setEmail}
        error={fault}
      />
      <button type="submit" class="button primary wide">
        {words.forgotten.submit}
      </button>
    </form>
  );
};

export const Forgotten = () => {
  const { api } = useApp();
  const { words, locale } = useSpeech();
  const registration = useLoaded(locale, () => api.registration(locale));
  const [isRequested, setIsRequested] = useState(false);
  const { data } = registration;
  if (data === null) {
    return (
      <EntryPage title={words.forgotten.title}>
        <LoadState loaded={registration} />
        <ToSignIn />
      </EntryPage>
    );
  }
  const lead = data.isMailSet ? words.forgotten.lead : words.forgotten.leadWaits;
  return (
    <EntryPage title={words.forgotten.title} lead={isRequested ? '' : lead}>
      {isRequested ? (
        <LinkRequested registration={data} />
      ) : (
        <LinkRequest onDone={() => setIsRequested(true)} />
      )}
      <ToSignIn />
    </EntryPage>
  );
};

export const ResetPassword = ({ token }: { token: string }) => {
  const { api } = useApp();
  const { words, locale } = useSpeech();
  const explain = useExplain();
  const [password, setPassword] = useState('');
  const [state, setState] = useState<'open' | 'done' | 'invalid'>('open');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const missing = Math.max(0, LEAST_PASSWORD - password.length);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (missing > 0 || isBusy) return;
    setIsBusy(true);
    const answer = await api.resetPassword(token, password);
    setIsBusy(false);
    if (answer.ok) return setState('done');
    if (['link_invalid', 'invalid_request'].includes(answer.refusal.code)) setState('invalid');
    else setProblem(explain(answer.refusal));
  };
  if (state !== 'open') {
    return (
      <EntryPage title={words.forgotten.title}>
        <Banner tone={state === 'done' ? 'good' : 'bad'} isUrgent>
          <p>{state === 'done' ? words.forgotten.done : words.forgotten.invalid}</p>
        </Banner>
        {state === 'invalid' && (
          <a class="button primary wide" href="#/forgotten">
            {words.forgotten.again}
          </a>
        )}
        <ToSignIn />
      </EntryPage>
    );
  }
  return (
    <EntryPage title={words.forgotten.title} lead={words.forgotten.resetLead}>
      {problem !== null && (
        <Banner tone="bad" isUrgent>
          {problem}
        </Banner>
      )}
      <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
        <PasswordField
          label={words.profile.fresh}
          name="password"
          autocomplete="new-password"
          hint={
            password !== '' && missing > 0
              ? plural(locale, words.join.passwordShort, missing)
              : words.join.passwordHint
          }
          value={password}
          onInput={setPassword}
        />
        <button type="submit" class="button primary wide" disabled={isBusy || missing > 0}>
          {words.forgotten.reset}
        </button>
      </form>
    </EntryPage>
  );
};
