import { useState } from 'preact/hooks';
import type { AgreementLines } from '../../../../service/protocol/api/agreement-api.ts';
import type { NewSubProcessor } from '../../../../service/protocol/api/sub-processor-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { today } from '../../app/local-moment.ts';
import { useApp, useAppState, useLoaded, useSpeech } from '../../app/use-app.ts';
import { useRefFor } from '../../app/use-ref-for.ts';
import { LoadState } from '../../parts/banner.tsx';
import { Chip } from '../../parts/chip.tsx';
import { countryOptions } from '../../parts/company.ts';
import { Field, Select } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { Unknown } from '../../parts/unknown-page.tsx';
import { UploadButton } from '../../parts/upload-button.tsx';
import { NoticeList } from './notice-list.tsx';

type Line = AgreementLines['lines'][number];

const LineActs = ({ line, onChange }: { line: Line; onChange: () => void }) => {
  const { agreements } = useApp();
  const { words } = useSpeech();
  const { showRefusal, showDone } = useActions();
  const w = words.dpa;
  const { open, shopId } = line;
  const countersign = async (file: File) => {
    if (open === null) return;
    const answer = await agreements.countersign(shopId, open.id, file);
    if (!answer.ok) return showRefusal(answer.refusal);
    showDone(w.uploaded);
    onChange();
  };
  const document = open ?? line.binding;
  return (
    <div class="button-row">
      {open?.state === 'received_signed' && (
        <button
          type="button"
          class="button small"
          onClick={() => void agreements.file(shopId, open.id, 'scan', 'operator')}
        >
          {w.scan}
        </button>
      )}
      {(open?.state === 'printed' || open?.state === 'received_signed') && (
        <UploadButton
          label={w.operator.countersign}
          isPrimary={open.state === 'received_signed'}
          onFile={countersign}
        />
      )}
      {document !== null && (
        <button
          type="button"
          class="button small"
          onClick={() => void agreements.pdf(shopId, document.id, 'operator')}
        >
          {w.pdf}
        </button>
      )}
    </div>
  );
};

type Entry = Omit<NewSubProcessor, 'ref'>;
const EMPTY: Entry = {
  name: '',
  address: '',
  contact: '',
  country: 'PL',
  service: '',
  data: '',
  transferTool: '',
  since: '',
};

/** Rule: PR-3. */
const SubProcessorSection = () => {
  const { agreements } = useApp();
  const { words, format, locale } = useSpeech();
  const { showRefusal, showDone } = useActions();
  const w = words.dpa.operator;
  const loaded = useLoaded('sub-processors', () => agreements.subProcessors());
  const refFor = useRefFor();
  const [entry, setEntry] = useState(EMPTY);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const field = (name: keyof Entry, label: string, type: 'text' | 'date' = 'text') => (
    <Field
      label={label}
      type={type}
      value={entry[name]}
      error={faults[name]}
      isOptional={name === 'transferTool'}
      onInput={(value) => setEntry({ ...entry, [name]: value })}
    />
  );
  const submit = async (event: Event) => {
    event.preventDefault();
    const answer = await agreements.addSubProcessor({ ...entry, ref: refFor.of(entry) });
    if (!answer.ok) {
      setFaults(answer.refusal.fields ?? {});
      return showRefusal(answer.refusal);
    }
    refFor.stored();
    setFaults({});
    setEntry(EMPTY);
    loaded.replace(answer.body);
    showDone(w.announced);
  };
  const list = loaded.data;
  return (
    <Section title={w.listTitle} lead={w.listLead}>
      <ul class="plain-list">
        {(list?.versions[0]?.entries ?? []).map((one) => (
          <li key={one.id} class="stack">
            <p>
              <strong>{one.name}</strong>, {one.address}. {one.service}: {one.data}. {format.day(one.since)}
              {one.until !== null && ` – ${format.day(one.until)}`}
            </p>
            {one.until === null && (
              <p class="button-row">
                <button
                  type="button"
                  class="button small"
                  onClick={async () => {
                    const answer = await agreements.endSubProcessor(one.id, today());
                    if (!answer.ok) return showRefusal(answer.refusal);
                    loaded.replace(answer.body);
                  }}
                >
                  {w.until}
                </button>
              </p>
            )}
          </li>
        ))}
      </ul>
      <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
        {field('name', w.name)}
        {field('address', words.company.address)}
        {field('contact', w.contact)}
        <Select
          label={words.company.country}
          value={entry.country}
          options={countryOptions(locale)}
          onChange={(country) => setEntry({ ...entry, country })}
        />
        {field('service', w.service)}
        {field('data', w.data)}
        {field('transferTool', w.transferTool)}
        {field('since', w.since, 'date')}
        {list !== null && <p class="hint">{fill(w.earliest, { day: format.day(list.earliestStart) })}</p>}
        <p class="button-row">
          <button type="submit" class="button primary">
            {w.announce}
          </button>
        </p>
      </form>
    </Section>
  );
};

/** States and names only, no content. */
export const Agreements = () => {
  const { agreements } = useApp();
  const { words, format } = useSpeech();
  const w = words.dpa;
  const isOperator = useAppState((state) => state.me?.isOperator ?? false);
  // Own shops need no agreement.
  const isOwn = useAppState((state) => state.me?.deployment === 'controller-hosted');
  const loaded = useLoaded(String(isOperator), async () =>
    isOperator && !isOwn
      ? agreements.lines()
      : { ok: true as const, status: 200, body: { lines: [], objections: [] } },
  );
  if (!isOperator) return <Unknown />;
  const stateOf = (line: Line): string =>
    line.binding !== null
      ? (w.states.active ?? '')
      : line.state === 'terminated'
        ? (w.states.terminated ?? '')
        : w.operator.none;
  return (
    <div class="view view-settings">
      <header class="view-head">
        <div>
          <h1>{w.operator.title}</h1>
          <p class="soft">{isOwn ? w.ownHosting : w.operator.lead}</p>
        </div>
      </header>
      <LoadState loaded={loaded} lines={6} />
      <div class="cards">
        {(loaded.data?.lines ?? []).map((line) => (
          <Section key={line.shopId} title={line.shopName} lead={line.organisationName}>
            <p class="chips">
              <Chip tone={line.mayCollect ? 'good' : 'bad'} text={stateOf(line)} />
              {line.open !== null && <Chip tone="note" text={w.states[line.open.state] ?? ''} />}
              {line.isRenewalDue && <Chip tone="note" text={w.operator.renewal} />}
            </p>
            <NoticeList notices={line.notices} />
            <LineActs line={line} onChange={loaded.reload} />
          </Section>
        ))}
        {(loaded.data?.objections ?? []).length > 0 && (
          <Section title={w.operator.objections}>
            <ul class="plain-list">
              {loaded.data?.objections.map((one) => (
                <li key={`${one.shopId} ${one.subProcessorId}`}>
                  <strong>{one.shopName}</strong>, {format.moment(one.at)}: {one.reason}
                </li>
              ))}
            </ul>
          </Section>
        )}
        <SubProcessorSection />
      </div>
    </div>
  );
};
