import { useState } from 'preact/hooks';
import type { Refusal } from '../../../shared/http-client.ts';
import { fill, plural } from '../../../shared/translate.ts';
import { goTo } from '../../app/actions.ts';
import { ENTRY } from '../../app/router.ts';
import { useApp, useExplain, useLoaded, useSpeech } from '../../app/use-app.ts';
import { Banner, LoadState, Skeleton } from '../../parts/banner.tsx';
import { EntryPage } from '../../parts/entry-page.tsx';
import { Field } from '../../parts/field.tsx';
import { PasswordField } from '../../parts/password-field.tsx';
import { AccountNotice, useRegistration } from './account-notice.tsx';
import { SecondStep } from './second-step.tsx';

const LEAST_PASSWORD = 12;

const Unusable = ({ refusal }: { refusal: Refusal }) => {
  const { words } = useSpeech();
  const explain = useExplain();
  const isSpent = refusal.code !== 'unreachable' && refusal.code !== 'rate_limited';
  return (
    <EntryPage title={words.signIn.title}>
      <Banner tone="bad" isUrgent>
        <p>{isSpent ? words.join.invalid : explain(refusal)}</p>
        {isSpent && <p>{words.join.invalidNext}</p>}
      </Banner>
      <a class="button wide" href="#/inbox">
        {words.join.toSignIn}
      </a>
    </EntryPage>
  );
};

/** One form for new and existing accounts, so that neither is revealed. */
export const Join = ({ token }: { token: string }) => {
  const app = useApp();
  const { words, locale } = useSpeech();
  const explain = useExplain();
  const look = useLoaded(token, () => app.api.lookAtInvitation(token));
  const registration = useRegistration();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [ticket, setTicket] = useState<string | null>(null);
  const invitation = look.data;
  if (ticket !== null)
    return <SecondStep ticket={ticket} onBack={() => goTo({ view: 'inbox', conversationId: null })} />;

  if (look.refusal !== null && invitation === null) return <Unusable refusal={look.refusal} />;
  // Notice before any input. Rule: TR-1.
  if (invitation === null || registration.data === null) {
    return (
      <EntryPage title={words.signIn.title}>
        {invitation === null ? <Skeleton isBusy={look.isBusy} /> : <LoadState loaded={registration} />}
      </EntryPage>
    );
  }
  const { notice } = registration.data;
  const missing = Math.max(0, LEAST_PASSWORD - password.length);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy || missing > 0) return;
    setIsBusy(true);
    const given = { token, password, name: name.trim(), locale };
    const answer = await app.session.signIn(() => app.api.acceptInvitation(given));
    setIsBusy(false);
    if (!answer.ok) {
      const asked = answer.refusal.details?.ticket;
      if (answer.refusal.code === 'second_factor_required' && typeof asked === 'string')
        return setTicket(asked);
      setProblem(answer.refusal.code === 'invitation_invalid' ? words.join.invalid : explain(answer.refusal));
      return;
    }
    await app.enter();
    location.hash = ENTRY;
  };

  const gaps = {
    organisation: invitation.organisationName,
    role: words.roles[invitation.role],
    email: invitation.email,
  };
  return (
    <EntryPage title={fill(words.join.title, gaps)} lead={fill(words.join.lead, gaps)}>
      <p>{words.join.fresh}</p>
      <p>{words.join.known}</p>
      {notice !== null && <AccountNotice notice={notice} />}
      {problem !== null && (
        <Banner tone="bad" isUrgent>
          {problem}
        </Banner>
      )}
      <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
        <input
          class="off-screen"
          tabIndex={-1}
          type="email"
          autocomplete="username"
          readOnly
          aria-hidden="true"
          value={invitation.email}
        />
        <Field
          label={words.common.name}
          name="name"
          autocomplete="name"
          maxLength={100}
          value={name}
          onInput={setName}
        />
        <PasswordField
          label={words.common.password}
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
        <button
          type="submit"
          class="button primary wide"
          disabled={isBusy || missing > 0 || name.trim() === ''}
        >
          {isBusy ? words.join.busy : words.join.submit}
        </button>
      </form>
    </EntryPage>
  );
};
