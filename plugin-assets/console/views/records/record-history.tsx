import { useState } from 'preact/hooks';
import type { RecordVersionsView, RecordView } from '../../../../service/protocol/api/records-api.ts';
import type { Locale } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import { shopPath } from '../../api/api-paths.ts';
import { downloadFile } from '../../api/download-file.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Fact } from '../../parts/fact.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useRecordWords } from './use-record-words.ts';

/** Values of a fact: one as a sentence, several as a list. */
const Values = ({ values }: { values: readonly string[] }) =>
  values.length === 1 ? (
    <span>{values[0]}</span>
  ) : (
    <ul class="record-list">
      {values.map((value) => (
        <li key={value}>{value}</li>
      ))}
    </ul>
  );

const Side = ({ name, values }: { name: string; values: readonly string[] }) =>
  values.length === 0 ? null : (
    <div>
      <span class="soft">{name}: </span>
      <Values values={values} />
    </div>
  );

/** The parts of a record, with their facts. */
export const RecordParts = ({ sections }: Pick<RecordView, 'sections'>) => (
  <>
    {sections.map((section) => (
      <section key={section.code}>
        <h3>{section.title}</h3>
        <dl class="facts facts-wide">
          {section.facts.map((one) => (
            <Fact key={one.label} name={one.label}>
              <Values values={one.values} />
            </Fact>
          ))}
        </dl>
      </section>
    ))}
  </>
);

type Dated = Pick<RecordVersionsView['versions'][number], 'from' | 'to'>;
const usePeriod = () => {
  const { format } = useSpeech();
  const w = useRecordWords();
  return ({ from, to }: Dated): string =>
    to === null
      ? fill(w.versionSince, { from: format.moment(from) })
      : fill(w.versionFromTo, { from: format.moment(from), to: format.moment(to) });
};

/** What a version changed against the one before, and the whole record as it was. */
const VersionDialog = ({
  shopId,
  number,
  locale,
  onClose,
}: {
  shopId: string;
  number: number;
  locale: Locale;
  onClose: () => void;
}) => {
  const { api } = useApp();
  const w = useRecordWords();
  const periodOf = usePeriod();
  const loaded = useLoaded(`${shopId} ${number} ${locale}`, () => api.recordVersion(shopId, number, locale));
  const version = loaded.data;
  return (
    <Dialog title={fill(w.version, { number })} onClose={onClose}>
      <LoadState loaded={loaded} lines={6} />
      {version !== null && (
        <div class="stack record" lang={version.record.locale}>
          <p class="soft">{periodOf(version)}</p>
          {version.changes !== null && (
            <>
              <h3>{w.versionChanges}</h3>
              <dl class="facts facts-wide">
                {version.changes.map(({ section, label, before, after }) => (
                  <Fact key={`${section} ${label}`} name={`${section}: ${label}`}>
                    <Side name={w.versionBefore} values={before} />
                    <Side name={w.versionAfter} values={after} />
                  </Fact>
                ))}
              </dl>
            </>
          )}
          <details class="record-fold">
            <summary>{version.record.title}</summary>
            <RecordParts sections={version.record.sections} />
          </details>
        </div>
      )}
    </Dialog>
  );
};

/** The versions of the record with their dates, each to read and as a table. Rule: PR-4. */
export const RecordHistory = ({ shopId, locale }: { shopId: string; locale: Locale }) => {
  const { api, session } = useApp();
  const w = useRecordWords();
  const { showRefusal } = useActions();
  const periodOf = usePeriod();
  const loaded = useLoaded(`versions ${shopId}`, () => api.recordVersions(shopId));
  const [shown, setShown] = useState<number | null>(null);
  const saveTable = async (number: number) => {
    const path = `${shopPath(shopId)}/record/export?locale=${locale}&version=${number}`;
    const code = await downloadFile({ path, token: session.token() });
    if (code !== null) showRefusal({ code: code as 'internal' });
  };
  return (
    <details class="record-fold">
      <summary>{w.history}</summary>
      <p class="soft">{w.historyLead}</p>
      <LoadState loaded={loaded} lines={2} />
      <ul class="rows">
        {loaded.data?.versions.map((version) => (
          <li key={version.number} class="rows-item">
            <span class="rows-main">
              <strong>{fill(w.version, { number: version.number })}</strong>
              <span class="soft">{periodOf(version)}</span>
            </span>
            <span class="button-row">
              <button type="button" class="button small" onClick={() => setShown(version.number)}>
                {w.versionShow}
              </button>
              <button type="button" class="button small" onClick={() => void saveTable(version.number)}>
                <Icon name="download" size={16} />
                {w.csv}
              </button>
            </span>
          </li>
        ))}
      </ul>
      {shown !== null && (
        <VersionDialog shopId={shopId} number={shown} locale={locale} onClose={() => setShown(null)} />
      )}
    </details>
  );
};
