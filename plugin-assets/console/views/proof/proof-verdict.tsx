import type { EvidenceAnswer } from '../../../../service/protocol/api/evidence-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useSpeech } from '../../app/use-app.ts';
import { Icon } from '../../parts/icon.tsx';
import { checkParts } from './evidence-view.ts';

/** What became of the consent, or that the evidence is not valid, with the result of each check. */
export const Verdict = ({ verdict }: Pick<EvidenceAnswer, 'verdict'>) => {
  const { words, format } = useSpeech();
  const { proof } = words;
  const { standing, checks } = verdict;
  const when = standing === null || standing.at === null ? '' : format.moment(standing.at);
  const told =
    standing === null ? { title: proof.invalid, text: proof.invalidText } : proof.standings[standing.state];
  const isBad = standing === null;
  const look = isBad ? 'is-invalid' : standing.state === 'stands' ? 'is-valid' : 'is-ended';
  return (
    <div class={`verdict ${look}`} role="status">
      <span class="verdict-icon">
        <Icon name={isBad ? 'warn' : 'shield'} size={32} />
      </span>
      <div class="verdict-words">
        <p class="verdict-title">{fill(told.title, { when })}</p>
        <p>{fill(told.text, { when })}</p>
        <ul class="checks" aria-label={proof.checks}>
          {checks.map(({ check, ok, detail, finding, kind: looked }) => {
            const parts = checkParts(check);
            const kind = proof.checkNames[parts.kind] === undefined ? looked : parts.kind;
            const name = proof.checkNames[kind];
            return (
              <li key={check} class={ok ? 'is-ok' : 'is-bad'}>
                <Icon name={ok ? 'check' : 'cross'} size={16} />
                <span>
                  <strong>{name === undefined ? check : fill(name, { seq: parts.seq })}</strong>
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
