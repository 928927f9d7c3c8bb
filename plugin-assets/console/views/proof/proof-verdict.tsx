import type { EvidenceAnswer } from '../../../../service/protocol/api/evidence-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useSpeech } from '../../app/use-app.ts';
import { Icon } from '../../parts/icon.tsx';

const LOOKS = { good: 'is-valid', bad: 'is-invalid', ended: 'is-ended' } as const;

/** Failed checks first. */
export const Verdict = ({ told }: Pick<EvidenceAnswer, 'told'>) => {
  const { words } = useSpeech();
  const { proof } = words;
  const { tone, title, text, checks } = told;
  const failed = checks.filter(({ ok }) => !ok);
  const inOrder = [...failed, ...checks.filter(({ ok }) => ok)];
  const isGood = failed.length === 0;
  return (
    <div class={`verdict ${LOOKS[tone]}`} role="status">
      <span class="verdict-icon">
        <Icon name={tone === 'bad' ? 'warn' : 'shield'} size={32} />
      </span>
      <div class="verdict-words">
        <p class="verdict-title">{title}</p>
        <p>{text}</p>
        <details open={!isGood}>
          <summary class={isGood ? 'all-passed' : undefined}>
            {fill(isGood ? proof.allPassed : proof.someFailed, {
              n: String(isGood ? checks.length : failed.length),
            })}
          </summary>
          <ul class="checks" aria-label={proof.checks}>
            {inOrder.map((check, at) => (
              <li key={at} class={check.ok ? 'is-ok' : 'is-bad'}>
                <Icon name={check.ok ? 'check' : 'cross'} size={16} />
                <span>
                  <strong>{check.name}</strong>
                  {': '}
                  <span class="off-screen">{check.ok ? proof.passed : proof.failed}. </span>
                  {check.text}
                </span>
              </li>
            ))}
          </ul>
        </details>
      </div>
    </div>
  );
};
