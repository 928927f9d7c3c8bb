import { useState } from 'preact/hooks';
import type { AgreementOverview, AgreementSummary } from '../../../../service/protocol/api/agreement-api.ts';
import type { Answer } from '../../../shared/http-client.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { Banner, LoadFailure, Skeleton } from '../../parts/banner.tsx';
import { Chip } from '../../parts/chip.tsx';
import { Field } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Section } from '../../parts/section.tsx';
import { UploadButton } from '../../parts/upload-button.tsx';
import { AgreementAccept } from './agreement-accept.tsx';

/** One document: its state and files. */
const DocumentCard = ({ document }: { document: AgreementSummary }) => {
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
        <div class="fact">
          <dt>{w.company}</dt>
          <dd>{`${document.company.legalName}, ${document.company.address}`}</dd>
        </div>
        <div class="fact">
          <dt>{w.signedBy}</dt>
          <dd>{`${document.company.signatoryName}, ${document.company.signatoryRole}`}</dd>
        </div>
        <div class="fact">
          <dt>{w.position}</dt>
          <dd>{w.positions[document.position]}</dd>
        </div>
        <div class="fact">
          <dt>{w.hash}</dt>
          <dd class="agreement-hash">{document.sha256}</dd>
        </div>
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

/** A document that is not in force yet, with its next step. */
const OpenDocument = ({
  document,
  canSign,
  onChange,
}: {
  document: AgreementSummary;
  canSign: boolean;
  onChange: () => void;
}) => {
  const { agreements } = useApp();
  const { words } = useSpeech();
  const { showRefusal, showDone } = useActions();
  const w = words.dpa;
  const { shopId, id, state } = document;
  if (state === 'accepted_pending_mail') {
    return (
      <Section title={w.pendingTitle} lead={fill(w.pending, { email: document.sentTo ?? '' })}>
        {canSign && (
          <p class="button-row">
            <button
              type="button"
              class="button"
              onClick={async () => {
                const answer = await agreements.resend(shopId, id);
                if (!answer.ok) return showRefusal(answer.refusal);
                showDone(w.resent);
              }}
            >
              {w.resend}
            </button>
          </p>
        )}
        <DocumentCard document={document} />
      </Section>
    );
  }
  return (
    <Section title={w.printedTitle} lead={state === 'printed' ? w.printed : w.received}>
      {canSign && state !== 'countersigned' && (
        <UploadButton
          label={w.uploadScan}
          isPrimary={state === 'printed'}
          onFile={async (file) => {
            const answer = await agreements.upload(shopId, id, 'scan', file);
            if (!answer.ok) return showRefusal(answer.refusal);
            showDone(w.uploaded);
            onChange();
          }}
        />
      )}
      <DocumentCard document={document} />
    </Section>
  );
};

const EndSection = ({ shopId, name, onChange }: { shopId: string; name: string; onChange: () => void }) => {
  const { agreements } = useApp();
  const { words } = useSpeech();
  const { showRefusal, showDone } = useActions();
  const w = words.dpa;
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState('');
  const submit = async (event: Event) => {
    event.preventDefault();
    if (typed.trim() !== name) return setFault(w.endWrong);
    const answer = await agreements.end(shopId, typed);
    if (!answer.ok) return showRefusal(answer.refusal);
    showDone(w.endedToast);
    onChange();
  };
  return (
    <Section title={w.end} lead={w.endLead}>
      <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
        <Field label={fill(w.endName, { shop: name })} value={typed} onInput={setTyped} error={fault} />
        <p class="button-row">
          <button type="submit" class="button danger">
            {w.end}
          </button>
        </p>
      </form>
    </Section>
  );
};

const Upcoming = ({
  shopId,
  overview,
  onChange,
}: {
  shopId: string;
  overview: AgreementOverview;
  onChange: () => void;
}) => {
  const { agreements } = useApp();
  const { words, format } = useSpeech();
  const { showRefusal } = useActions();
  const w = words.dpa;
  const [reason, setReason] = useState('');
  return (
    <Section title={w.upcoming}>
      {overview.upcoming.map(({ entry, objectUntil, objectedAt }) => (
        <div key={entry.id} class="stack">
          <p>
            {fill(w.upcomingLead, {
              since: format.day(entry.since),
              name: entry.name,
              service: entry.service,
            })}{' '}
            {fill(w.objectUntil, { when: format.moment(objectUntil) })}
          </p>
          {objectedAt !== null && <Banner>{fill(w.objected, { when: format.moment(objectedAt) })}</Banner>}
          {objectedAt === null && overview.capacity !== null && (
            <form
              class="stack"
              onSubmit={async (event) => {
                event.preventDefault();
                const answer = await agreements.object(shopId, entry.id, reason);
                if (!answer.ok) return showRefusal(answer.refusal);
                onChange();
              }}
            >
              <Field label={w.objectReason} value={reason} onInput={setReason} maxLength={1000} />
              <p class="button-row">
                <button type="submit" class="button" disabled={reason.trim() === ''}>
                  {w.object}
                </button>
              </p>
            </form>
          )}
        </div>
      ))}
    </Section>
  );
};

const OwnHosting = () => {
  const { words } = useSpeech();
  const w = words.dpa;
  return (
    <Section title={w.title} lead={w.ownHosting}>
      <p>{w.ownHostingList}</p>
      <ul>
        {w.ownHostingChecks.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </Section>
  );
};

/** The agreement of one shop: state, next step, earlier documents. Rules: D7, PR-2, PR-3. */
export const AgreementTab = ({ settings, onChange }: TabProps) => {
  const { agreements, api } = useApp();
  const { words, format, locale } = useSpeech();
  const w = words.dpa;
  const [isSigning, setIsSigning] = useState(false);
  const loaded = useLoaded(`${settings.id} ${settings.agreement}`, () => agreements.overview(settings.id));
  const overview = loaded.data;
  if (overview === null) {
    return loaded.refusal === null ? (
      <Skeleton isBusy lines={6} />
    ) : (
      <LoadFailure refusal={loaded.refusal} retry={loaded.reload} />
    );
  }
  if (overview.deployment === 'controller-hosted') return <OwnHosting />;
  const changed = async () => {
    setIsSigning(false);
    loaded.reload();
    const fresh = await api.shop(settings.id);
    if (fresh.ok) onChange(fresh.body);
  };
  const { binding, open, capacity } = overview;
  const waiting = open !== null && open.state !== 'offered' ? open : null;
  const reasons = overview.renewal.map((reason) => w.renewalReasons[reason]).join(', ');
  const isShown = isSigning || (binding === null && waiting === null);
  return (
    <div class="cards">
      {binding !== null && binding.activeAt !== null && (
        <Banner tone="good">{fill(w.active, { when: format.moment(binding.activeAt) })}</Banner>
      )}
      {binding === null && overview.mayCollect && overview.graceUntil !== null && (
        <Banner tone="note">{fill(w.grace, { when: format.moment(overview.graceUntil) })}</Banner>
      )}
      {!overview.mayCollect && <Banner tone="bad">{w.missing}</Banner>}
      {overview.renewal.length > 0 && <Banner tone="note">{fill(w.renewal, { reasons })}</Banner>}
      {waiting !== null && (
        <OpenDocument document={waiting} canSign={capacity !== null} onChange={() => void changed()} />
      )}
      {isShown && capacity === null && <Banner>{w.ask}</Banner>}
      {isShown && capacity !== null && (
        <Section title={binding === null ? w.conclude : w.renew}>
          <AgreementAccept shopId={settings.id} overview={overview} onDone={() => void changed()} />
        </Section>
      )}
      {!isShown && capacity !== null && (binding !== null || waiting !== null) && (
        <p class="button-row">
          <button
            type="button"
            class={overview.renewal.length > 0 ? 'button primary' : 'button'}
            onClick={() => setIsSigning(true)}
          >
            {waiting === null ? w.renew : w.startOver}
          </button>
        </p>
      )}
      {binding !== null && (
        <Section title={w.title}>
          <DocumentCard document={binding} />
        </Section>
      )}
      {overview.upcoming.length > 0 && (
        <Upcoming shopId={settings.id} overview={overview} onChange={loaded.reload} />
      )}
      <p class="button-row">
        <button type="button" class="button" onClick={() => void agreements.pack(locale)}>
          <Icon name="download" size={18} />
          {w.pack}
        </button>
        <a class="button" href="/sub-processors" target="_blank" rel="noreferrer">
          <Icon name="link" size={18} />
          {w.subProcessors}
        </a>
      </p>
      {overview.history.length > 0 && (
        <Section title={w.history}>
          {overview.history.map((document) => (
            <DocumentCard key={document.id} document={document} />
          ))}
        </Section>
      )}
      {binding !== null && capacity !== null && (
        <EndSection shopId={settings.id} name={settings.name} onChange={() => void changed()} />
      )}
    </div>
  );
};
