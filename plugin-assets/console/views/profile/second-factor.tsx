import { useState } from 'preact/hooks';
import type { SecondFactorStart } from '../../../../service/protocol/api/account-api.ts';
import type { Refusal } from '../../../shared/http-client.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useAppState, useExplain, useSpeech } from '../../app/use-app.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { CopyButton, CopyLine } from '../../parts/copy-button.tsx';
import { CodeField } from '../../parts/field.tsx';
import { PasswordField } from '../../parts/password-field.tsx';
import { QrCode } from '../../parts/qr-code.tsx';
import { Section } from '../../parts/section.tsx';

type Step =
  | { name: 'rest' }
  | { name: 'set-up'; start: SecondFactorStart }
  | { name: 'codes'; codes: string[] }
  | { name: 'renew' }
  | { name: 'off' };

const ProofForm = ({
  codeLabel,
  hasPassword,
  submitLabel,
  onSubmit,
  onCancel,
}: {
  codeLabel: string;
  hasPassword: boolean;
  submitLabel: string;
  onSubmit: (code: string, password: string) => Promise<Refusal | null>;
  onCancel: () => void;
}) => {
  const { words } = useSpeech();
  const explain = useExplain();
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    setIsBusy(true);
    const refusal = await onSubmit(code, password);
    setIsBusy(false);
    if (refusal === null) return;
    if (refusal.code === 'link_invalid') setProblem(words.secondFactor.tooLate);
    else if (['credentials_wrong', 'invalid_request'].includes(refusal.code))
      setProblem(words.secondFactor.wrong);
    else setProblem(explain(refusal));
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      {problem !== null && (
        <Banner tone="bad" isUrgent>
          {problem}
        </Banner>
      )}
      <CodeField label={codeLabel} value={code} onInput={setCode} />
      {hasPassword && (
        <PasswordField
          label={words.secondFactor.password}
          autocomplete="current-password"
          value={password}
          onInput={setPassword}
        />
      )}
      <p class="button-row">
        <button
          type="submit"
          class="button primary"
          disabled={isBusy || code.trim() === '' || (hasPassword && password === '')}
        >
          {submitLabel}
        </button>
        <Button label={words.common.cancel} onClick={onCancel} />
      </p>
    </form>
  );
};

const Codes = ({ codes, onDone }: { codes: string[]; onDone: () => void }) => {
  const { words } = useSpeech();
  return (
    <div class="one-time" role="status">
      <h3>{words.secondFactor.codesTitle}</h3>
      <p>{words.secondFactor.codesLead}</p>
      <ul class="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p class="button-row">
        <CopyButton text={codes.join('\n')} what={words.secondFactor.codesCopy} />
        <Button label={words.secondFactor.codesDone} look="primary" onClick={onDone} />
      </p>
    </div>
  );
};

/** Rule: SE-2. */
export const SecondFactorSection = () => {
  const app = useApp();
  const { words, format } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const me = useAppState((state) => state.me);
  const [step, setStep] = useState<Step>({ name: 'rest' });
  const rest = () => setStep({ name: 'rest' });
  const factor = me?.secondFactor ?? null;
  const isOwner = me?.organisations.some(({ role }) => role === 'owner') ?? false;

  const begin = async () => {
    const answer = await app.api.startSecondFactor();
    if (answer.ok) setStep({ name: 'set-up', start: answer.body });
    else showRefusal(answer.refusal);
  };
  const done = () => {
    rest();
    if (me?.mustSetSecondFactor) void app.enter();
    else void app.refreshMe();
  };
  return (
    <Section id="second-factor" title={words.secondFactor.title} lead={words.secondFactor.lead}>
      {me?.mustSetSecondFactor && <Banner tone="bad">{words.secondFactor.must}</Banner>}
      {factor === null && isOwner && !me?.mustSetSecondFactor && step.name === 'rest' && (
        <Banner tone="note">{words.secondFactor.should}</Banner>
      )}
      {step.name === 'rest' && (
        <>
          <p>
            {factor === null
              ? words.secondFactor.isOff
              : fill(words.secondFactor.isOn, {
                  date: format.day(factor.since),
                  count: factor.recoveryCodes,
                })}
          </p>
          <p class="button-row">
            {factor === null ? (
              <Button label={words.secondFactor.start} look="primary" onClick={begin} />
            ) : (
              <>
                <Button label={words.secondFactor.renew} onClick={() => setStep({ name: 'renew' })} />
                <Button label={words.secondFactor.turnOff} onClick={() => setStep({ name: 'off' })} />
              </>
            )}
          </p>
        </>
      )}
      {step.name === 'set-up' && (
        <div class="stack">
          <p>{words.secondFactor.scan}</p>
          <QrCode text={step.start.address} label={words.secondFactor.picture} />
          <p class="hint">{words.secondFactor.type}</p>
          <CopyLine text={step.start.secret} what={words.secondFactor.key} />
          <ProofForm
            codeLabel={words.secondFactor.firstCode}
            hasPassword
            submitLabel={words.secondFactor.turnOn}
            onCancel={rest}
            onSubmit={async (code, password) => {
              const { ticket } = step.start;
              const answer = await app.api.turnOnSecondFactor({ ticket, code, password });
              if (!answer.ok) return answer.refusal;
              setStep({ name: 'codes', codes: answer.body.codes });
              showDone(words.secondFactor.on);
              return null;
            }}
          />
        </div>
      )}
      {step.name === 'codes' && <Codes codes={step.codes} onDone={done} />}
      {step.name === 'renew' && (
        <ProofForm
          codeLabel={words.secondFactor.code}
          hasPassword={false}
          submitLabel={words.secondFactor.renew}
          onCancel={rest}
          onSubmit={async (code) => {
            const answer = await app.api.renewRecoveryCodes(code);
            if (!answer.ok) return answer.refusal;
            setStep({ name: 'codes', codes: answer.body.codes });
            return null;
          }}
        />
      )}
      {step.name === 'off' && (
        <ProofForm
          codeLabel={words.secondFactor.code}
          hasPassword
          submitLabel={words.secondFactor.turnOff}
          onCancel={rest}
          onSubmit={async (code, password) => {
            const answer = await app.api.turnOffSecondFactor({ code, password });
            if (!answer.ok) return answer.refusal;
            rest();
            await app.refreshMe();
            showDone(words.secondFactor.off);
            return null;
          }}
        />
      )}
    </Section>
  );
};
