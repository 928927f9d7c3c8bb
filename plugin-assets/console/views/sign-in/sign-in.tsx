import { useEffect, useRef, useState } from 'preact/hooks';
import type { Refusal } from '../../../shared/http-client.ts';
import { fill } from '../../../shared/translate.ts';
import { useApp, useAppState, useExplain, useSpeech, useWaitingConnection } from '../../app/use-app.ts';
import { Banner } from '../../parts/banner.tsx';
import { EntryPage } from '../../parts/entry-page.tsx';
import { Field } from '../../parts/field.tsx';
import { PasswordField } from '../../parts/password-field.tsx';
import { RegisterLink } from './register-link.tsx';
import { SecondStep } from './second-step.tsx';

/** Updated each second. */
const useCountdown = (until: number): number => {
  const [leftMs, setLeftMs] = useState(0);
  useEffect(() => {
    const count = () => setLeftMs(Math.max(0, until - Date.now()));
    count();
    if (until <= Date.now()) return undefined;
    const timer = setInterval(count, 1000);
    return () => clearInterval(timer);
  }, [until]);
  return leftMs;
};

export const SignIn = () => {
  const app = useApp();
  const { words, format } = useSpeech();
  const explain = useExplain();
  const reason = useAppState((state) => state.signedOutReason);
  const [email, setEmail] = useState(app.appState.get().me?.email ?? '');
  const [password, setPassword] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [waitUntil, setWaitUntil] = useState(0);
  const [ticket, setTicket] = useState<string | null>(null);
  const leftMs = useCountdown(waitUntil);
  const waiting = useWaitingConnection();
  const form = useRef<HTMLFormElement>(null);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy || leftMs > 0) return;
    void app.sound.unlock();
    setIsBusy(true);
    const answer = await app.session.signIn(() => app.api.signIn(email.trim(), password));
    setIsBusy(false);
    if (answer.ok) {
      await app.enter();
      return;
    }
    const asked = answer.refusal.details?.ticket;
    if (answer.refusal.code === 'second_factor_required' && typeof asked === 'string') {
      setPassword('');
      return setTicket(asked);
    }
    setRefusal(answer.refusal);
    if (answer.refusal.code === 'rate_limited') {
      setWaitUntil(Date.now() + (answer.refusal.retryAfterMs ?? 60_000));
    }
    form.current?.querySelector<HTMLInputElement>('input[type=password]')?.focus();
  };

  const message = () => {
    if (refusal === null) return null;
    if (refusal.code === 'rate_limited') {
      return leftMs > 0 ? fill(words.signIn.limited, { time: format.wait(leftMs) }) : null;
    }
    if (refusal.code === 'credentials_wrong' || refusal.code === 'invalid_request') return words.signIn.wrong;
    return explain(refusal);
  };
  const shown = message();
  if (ticket !== null) return <SecondStep ticket={ticket} onBack={() => setTicket(null)} />;

  return (
    <EntryPage title={words.signIn.title} lead={words.signIn.lead}>
      {reason === 'expired' && refusal === null && <Banner tone="note">{words.signIn.expired}</Banner>}
      {reason === 'elsewhere' && refusal === null && <Banner>{words.signIn.elsewhere}</Banner>}
      {reason === 'untold' && <Banner tone="bad">{words.signIn.untold}</Banner>}
      {waiting !== null && <Banner>{fill(words.connect.signInFirst, { host: waiting.host })}</Banner>}
      {shown !== null && (
        <Banner tone="bad" isUrgent>
          {shown}
        </Banner>
      )}
      <form ref={form} class="stack" onSubmit={(event) => void submit(event)} noValidate>
        <Field
          label={words.common.email}
          type="email"
          name="email"
          autocomplete="username"
          value={email}
          onInput={setEmail}
        />
        <PasswordField
          label={words.common.password}
          name="password"
          autocomplete="current-password"
          value={password}
          onInput={setPassword}
        />
        <button type="submit" class="button primary wide" disabled={isBusy || leftMs > 0}>
          {isBusy ? words.signIn.busy : words.signIn.submit}
        </button>
      </form>
      <p>
        <a href="#/forgotten">{words.forgotten.link}</a>
      </p>
      <RegisterLink />
    </EntryPage>
  );
};
