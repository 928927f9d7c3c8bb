import type { EvidenceFile } from '../../../../service/protocol/api/evidence-api.ts';
import type { PolicyState } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import { useSpeech } from '../../app/use-app.ts';
import { PolicyChip } from '../../parts/chip.tsx';
import { Icon } from '../../parts/icon.tsx';
import { type EvidenceParts, textAt } from './evidence-view.ts';

export const PolicyThen = ({ parts, evidence }: { parts: EvidenceParts; evidence: EvidenceFile }) => {
  const { words, format } = useSpeech();
  const { policy } = parts;
  const url = textAt(policy, 'url');
  const snapshot = evidence.policySnapshot;
  if (policy === null) return <p>{words.proof.noPolicy}</p>;
  return (
    <>
      <p class="policy-then">
        {url !== null && /^https?:\/\//.test(url) ? (
          <a href={url} target="_blank" rel="noopener noreferrer">
            {textAt(policy, 'title') ?? url}
            <Icon name="link" size={14} />
            <span class="off-screen"> ({words.common.newTab})</span>
          </a>
        ) : (
          textAt(policy, 'title')
        )}
        <PolicyChip state={textAt(policy, 'state') as PolicyState | null} />
      </p>
      {url !== null && <p class="soft break-all policy-address">{url}</p>}
      {snapshot === null ? (
        <p class="hint">{words.proof.noSnapshot}</p>
      ) : (
        <details class="snapshot">
          <summary>{fill(words.proof.snapshot, { when: format.moment(snapshot.fetchedAt) })}</summary>
          <section
            class="snapshot-text"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
            tabIndex={0}
            aria-label={words.proof.policy}
          >
            {snapshot.text}
          </section>
        </details>
      )}
    </>
  );
};
