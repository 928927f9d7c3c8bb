import type { EvidenceAnswer } from '../../../../service/protocol/api/evidence-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useSpeech } from '../../app/use-app.ts';
import { Icon } from '../../parts/icon.tsx';
import { checkParts } from './evidence-view.ts';

/** Whether the evidence is valid, with the result of each check. */
export const Verdict = ({ evidence, verdict }: EvidenceAnswer) => {
  const { words } = useSpeech();
  const { proof } = words;
  const { valid, checks } = verdict;
  const hasConsent = evidence.subject.basis === 'consent';
  const title = !valid ? proof.invalid : hasConsent ? proof.valid : proof.noConsent;
  const text = !valid ? proof.invalidText : hasConsent ? proof.validText : proof.noConsentText;
  return (
    <div class={valid ? 'verdict is-valid' : 'verdict is-invalid'} role="status">
      <span class="verdict-icon">
        <Icon name={valid ? 'shield' : 'warn'} size={32} />
      </span>
      <div class="verdict-words">
        <p class="verdict-title">{title}</p>
        <p>{text}</p>
        <ul class="checks" aria-label={proof.checks}>
          {checks.map(({ check, ok, detail, finding }) => {
            const { kind, seq } = checkParts(check);
            const name = proof.checkNames[kind];
            return (
              <li key={check} class={ok ? 'is-ok' : 'is-bad'}>
                <Icon name={ok ? 'check' : 'cross'} size={16} />
                <span>
                  <strong>{name === undefined ? check : fill(name, { seq })}</strong>
                  {': '}
                  <span class="off-screen">{ok ? proof.passed : proof.failed}. </span>
                  {proof.findings[finding] ?? (ok ? proof.checkGood[kind] : proof.checkBad[kind]) ?? detail}
                </span>
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
};
