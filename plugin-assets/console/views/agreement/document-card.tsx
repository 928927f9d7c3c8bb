import type { AgreementSummary } from '../../../../service/protocol/api/agreement-api.ts';
import type { Answer } from '../../../shared/http-client.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import { Chip } from '../../parts/chip.tsx';
import { Fact } from '../../parts/fact.tsx';
import { Icon } from '../../parts/icon.tsx';

export const DocumentCard = ({ document }: { document: AgreementSummary }) => {
  const { agreements } = useApp();
  const { words, format } = useSpeech();
  const { showRefusal } = useActions();
  const w = words.dpa;
  const { shopId, id } = document;
  const get = async (work: Promise<Answer<unknown>>) => {
    const { refusal } = await work;
    if (refusal !== undefined) showRefusal(refusal);
  };
  return (
    <div class="stack">
      <p class="chips">
        <Chip tone={document.state === 'active' ? 'good' : 'plain'} text={w.states[document.state] ?? ''} />
        <Chip text={fill(w.version, { version: document.version })} />
        {document.endedAt !== null && <Chip text={fill(w.ended, { when: format.day(document.endedAt) })} />}
      </p>
      <dl class="facts facts-wide">
        <Fact name={w.company}>{`${document.company.legalName}, ${document.company.address}`}</Fact>
        <Fact
          name={w.signedBy}
        >{`${document.company.signatoryName}, ${document.company.signatoryRole}`}</Fact>
        <Fact name={w.hash} look="agreement-hash">
          {document.sha256}
        </Fact>
      </dl>
      <p class="button-row">
        <button type="button" class="button" onClick={() => void get(agreements.pdf(shopId, id))}>
          <Icon name="download" size={18} />
          {w.pdf}
        </button>
        <button type="button" class="button" onClick={() => void get(agreements.evidence(shopId, id))}>
          <Icon name="download" size={18} />
          {w.evidence}
        </button>
        {(['scan', 'countersigned'] as const).map(
          (kind) =>
            document[kind] !== null && (
              <button
                key={kind}
                type="button"
                class="button"
                onClick={() => void get(agreements.file(shopId, id, kind))}
              >
                <Icon name="download" size={18} />
                {w[kind]}
              </button>
            ),
        )}
      </p>
    </div>
  );
};
