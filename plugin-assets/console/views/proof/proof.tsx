import type { EvidenceFile } from '../../../../service/protocol/api/evidence-api.ts';
import type { LeadDetail } from '../../../../service/protocol/api/inbox/lead-api.ts';
import { saveFile } from '../../../shared/save-file.ts';
import { fill } from '../../../shared/translate.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Fact } from '../../parts/fact.tsx';
import { Icon } from '../../parts/icon.tsx';
import { entryOf } from '../../words/word-lists.ts';
import {
  type EvidenceParts,
  evidenceText,
  momentAt,
  numberAt,
  type OpenRecord,
  partsOf,
  recordAt,
  shortHash,
  textAt,
  textsAt,
} from './evidence-view.ts';
import { PolicyThen } from './proof-policy.tsx';
import { Verdict } from './proof-verdict.tsx';
import { ProofWitness } from './proof-witness.tsx';

const Hash = ({ name, value }: { name: string; value: string | null }) => {
  const { words } = useSpeech();
  return (
    <Fact name={name}>
      {value === null ? (
        <span class="soft">{words.proof.erased}</span>
      ) : (
        <span class="hash">
          <code title={value}>{shortHash(value)}</code>
          <CopyButton isSmall text={value} what={name} />
        </span>
      )}
    </Fact>
  );
};

const More = ({ parts }: { parts: EvidenceParts }) => {
  const { words } = useSpeech();
  const { grant, content } = parts;
  const control = recordAt(grant, 'control');
  const page = textAt(recordAt(grant, 'pageOrigin'), 'value') ?? textAt(grant, 'pageOrigin');
  return (
    <dl class="facts facts-wide">
      <Fact name={words.proof.start}>
        {textAt(control, 'initialState') === 'unchecked' ? words.proof.unchecked : words.proof.noBox}
      </Fact>
      {page !== null && (
        <Fact name={words.proof.where}>
          <span class="break-all">{page}</span>
        </Fact>
      )}
      {textAt(content, 'retentionText') !== null && (
        <Fact name={words.proof.kept}>{textAt(content, 'retentionText')}</Fact>
      )}
    </dl>
  );
};

const isSent = (lead: LeadDetail, field: string): boolean =>
  !['name', 'email', 'phone', 'message'].includes(field) || Boolean(lead[field as 'name']);

const Story = ({
  lead,
  parts,
  evidence,
}: {
  lead: LeadDetail;
  parts: EvidenceParts;
  evidence: EvidenceFile;
}) => {
  const { words, format } = useSpeech();
  const { grant, content, controller } = parts;
  const kind = textAt(grant, 'subjectKind');
  const at = momentAt(grant, 'occurredAt') ?? evidence.subject.createdAt ?? evidence.asOf.at;
  const fields = textsAt(content, 'fields')
    .filter((field) => isSent(lead, field))
    .map((field) => entryOf(words.proof.dataFields, field) ?? field);
  const address = ['name', 'address', 'email'].map((key) => textAt(controller, key)).filter(Boolean);
  return (
    <dl class="facts facts-wide">
      <Fact name={words.proof.who}>
        {fill(words.proof.whoText, { reference: evidence.subject.reference ?? '' })}
        {kind === 'email' && <span class="hint">{words.proof.whoEmail}</span>}
        {kind === 'phone' && <span class="hint">{words.proof.whoPhone}</span>}
      </Fact>
      <Fact name={words.proof.did}>
        {textAt(grant, 'action') === 'granted' ? words.proof.granted : words.proof.requested}
      </Fact>
      <Fact name={words.proof.when}>
        <time dateTime={at}>{format.moment(at)}</time> <span class="soft">{words.proof.whenHint}</span>
      </Fact>
      {address.length > 0 && <Fact name={words.proof.to}>{address.join(', ')}</Fact>}
      <Fact name={words.proof.why}>{words.proof.reply}</Fact>
      {fields.length > 0 && <Fact name={words.proof.data}>{fields.join(', ')}</Fact>}
    </dl>
  );
};

const EventPrints = ({ event }: { event: OpenRecord }) => {
  const { words, format } = useSpeech();
  const at = momentAt(event, 'occurredAt');
  const seq = numberAt(event, 'seq');
  const actWords: Record<string, string> = {
    withdrawn: words.proof.withdrawn,
    informed: words.proof.requested,
  };
  return (
    <section class="prints">
      <h4>
        {seq !== null && `${seq}. `}
        {actWords[textAt(event, 'action') ?? ''] ?? words.proof.granted}
        {at !== null && (
          <span class="soft">
            {' · '}
            <time dateTime={at}>{format.moment(at)}</time>
          </span>
        )}
      </h4>
      <dl class="facts facts-wide">
        <Hash name={words.proof.eventHash} value={textAt(event, 'hash')} />
        <Hash name={words.proof.previousHash} value={textAt(event, 'previousHash')} />
        <Hash name={words.proof.signature} value={textAt(event, 'signature')} />
        <Hash name={words.proof.keyId} value={textAt(event, 'keyId')} />
      </dl>
    </section>
  );
};

/** Verdict first, details collapsed. Rule: CO-9. */
export const Proof = ({ leadId, lead }: { leadId: string; lead: LeadDetail }) => {
  const { api } = useApp();
  const { words, format, locale } = useSpeech();
  const loaded = useLoaded(leadId, () => api.evidence(leadId, locale), `${lead.state} ${locale}`);
  if (loaded.data === null) return <LoadState loaded={loaded} lines={6} />;
  const { evidence, verdict, told, witness } = loaded.data;
  const savePage = async () => {
    const answer = await api.evidencePage(leadId, locale);
    if (answer.ok) saveFile(answer.body.fileName, answer.body.html, 'text/html');
  };
  const parts = partsOf(evidence);
  const shownText = textAt(parts.content, 'textPlain');
  return (
    <section class="card proof" aria-labelledby="proof-title">
      <h2 id="proof-title" class="off-screen">
        {words.proof.title}
      </h2>
      <Verdict told={told} />
      <Story lead={lead} parts={parts} evidence={evidence} />
      {shownText !== null && (
        <details class="technical">
          <summary>{words.proof.words}</summary>
          <blockquote class="shown-words" lang={textAt(parts.content, 'locale') ?? undefined}>
            {shownText.split('\n').map((paragraph, at) => (
              <p key={at}>{paragraph}</p>
            ))}
          </blockquote>
        </details>
      )}
      <details class="technical">
        <summary>{words.proof.more}</summary>
        <More parts={parts} />
        {parts.notice !== null && (
          <>
            <h3>{words.proof.policy}</h3>
            <PolicyThen parts={parts} evidence={evidence} />
          </>
        )}
        <ProofWitness verdict={verdict} witness={witness} />
      </details>
      <details class="technical">
        <summary>{words.proof.technical}</summary>
        <dl class="facts facts-wide">
          <Hash name={words.proof.noticeHash} value={textAt(parts.notice, 'id')} />
          {parts.policy !== null && (
            <Hash name={words.proof.policyHash} value={textAt(parts.policy, 'contentSha256')} />
          )}
        </dl>
        {parts.events.map((event) => (
          <EventPrints key={textAt(event, 'id') ?? numberAt(event, 'seq')} event={event} />
        ))}
      </details>
      <footer class="proof-foot">
        <button type="button" class="button" onClick={savePage}>
          <Icon name="download" size={18} />
          {words.proof.downloadPage}
        </button>
        <button
          type="button"
          class="button"
          onClick={() =>
            saveFile(
              `zgoda-${evidence.subject.reference ?? evidence.shop.id}.json`,
              evidenceText(evidence),
              'application/json',
            )
          }
        >
          <Icon name="download" size={18} />
          {words.proof.download}
        </button>
        <p class="hint">
          {fill(words.proof.made, { when: format.moment(evidence.asOf.at) })}. {words.proof.downloadHint}
        </p>
      </footer>
    </section>
  );
};
