import { useId, useRef, useState } from 'preact/hooks';
import type { ImportReport } from '../../../../service/protocol/api/marketing-api.ts';
import type { MarketingChannel } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import { Banner } from '../../parts/banner.tsx';
import { Field, Select } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';

const Report = ({ report }: { report: ImportReport }) => {
  const { words } = useSpeech();
  const { marketing } = words;
  return (
    <Banner tone={report.added > 0 ? 'good' : 'plain'}>
      <p>
        {fill(marketing.importReport, {
          rows: report.rows,
          added: report.added,
          known: report.known,
          suppressed: report.suppressed,
          repeated: report.repeated,
          invalid: report.invalidLines.length,
        })}
      </p>
      {report.invalidLines.length > 0 && (
        <p>{fill(marketing.importLines, { lines: report.invalidLines.join(', ') })}</p>
      )}
    </Banner>
  );
};

type ImportWish = { shopId: string; channel: MarketingChannel; csv: string };
const isSame = (one: ImportWish, other: ImportWish): boolean =>
  one.shopId === other.shopId && one.channel === other.channel && one.csv === other.csv;

/** Report first, then the import. Rule: MK-4. */
export const MarketingImport = ({ shopId, onChange }: { shopId: string; onChange: () => void }) => {
  const app = useApp();
  const { words } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const { marketing } = words;
  const fileId = useId();
  const [channel, setChannel] = useState<MarketingChannel>('email');
  const [csv, setCsv] = useState('');
  const [note, setNote] = useState('');
  const chosen = useRef<File | null>(null);
  const [tried, setTried] = useState<{ of: ImportWish; report: ImportReport } | null>(null);
  const [fault, setFault] = useState<string | undefined>(undefined);
  const [isBusy, setIsBusy] = useState(false);
  const send = async (dryRun: boolean) => {
    if (csv === '' || note.trim() === '') return setFault(marketing.importNeeds);
    setFault(undefined);
    setIsBusy(true);
    const answer = await app.importMarketing(shopId, { channel, csv, note: note.trim(), dryRun });
    setIsBusy(false);
    if (!answer.ok) return showRefusal(answer.refusal);
    setTried(dryRun ? { of: { shopId, channel, csv }, report: answer.body } : null);
    if (dryRun) return;
    showDone(fill(marketing.importDone, { n: answer.body.added }));
    setCsv((now) => (now === csv ? '' : now));
    onChange();
  };
  const report = tried !== null && isSame(tried.of, { shopId, channel, csv }) ? tried.report : null;
  return (
    <Section title={marketing.importTitle} lead={marketing.importLead}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send(true);
        }}
      >
        <Select
          label={marketing.importChannel}
          value={channel}
          options={[
            { value: 'email', label: marketing.channels.email },
            { value: 'phone', label: marketing.channels.phone },
          ]}
          onChange={setChannel}
        />
        <div class="field">
          <label for={fileId}>{marketing.importFile}</label>
          <input
            id={fileId}
            type="file"
            accept=".csv,text/csv,text/plain"
            onChange={async (event) => {
              const file = event.currentTarget.files?.[0] ?? null;
              chosen.current = file;
              setCsv('');
              const text = (await file?.text()) ?? '';
              if (chosen.current === file) setCsv(text);
            }}
          />
        </div>
        <Field
          label={marketing.importNote}
          isLong
          maxLength={500}
          value={note}
          onInput={setNote}
          error={fault}
        />
        {report !== null && <Report report={report} />}
        <div class="button-row">
          <button type="submit" class="button" disabled={isBusy}>
            {marketing.importTry}
          </button>
          {report !== null && report.added > 0 && (
            <button type="button" class="button primary" disabled={isBusy} onClick={() => void send(false)}>
              {fill(marketing.importDo, { n: report.added })}
            </button>
          )}
        </div>
      </form>
    </Section>
  );
};
