import { useState } from 'preact/hooks';
import type { Locale } from '../../../../service/protocol/vocabulary.ts';
import { saveFile } from '../../../shared/save-file.ts';
import { fill } from '../../../shared/translate.ts';
import { shopPath } from '../../api/api-paths.ts';
import { downloadFile } from '../../api/download-file.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';
import { Icon } from '../../parts/icon.tsx';
import { LanguageSelect } from '../../parts/language-select.tsx';
import { Section } from '../../parts/section.tsx';
import { RecordParts } from './record-parts.tsx';
import { useRecordWords } from './use-record-words.ts';

/** Record of Art. 30; `shopId` null: the operator's. Rule: PR-4. */
export const ProcessingRecordSection = ({ shopId }: { shopId: string | null }) => {
  const { api, session } = useApp();
  const { showRefusal } = useActions();
  const { format, locale: own } = useSpeech();
  const w = useRecordWords();
  const [locale, setLocale] = useState<Locale>(own);
  const [isOpen, setIsOpen] = useState(false);
  const loaded = useLoaded(`${shopId} ${locale}`, () => api.processingRecord(shopId, locale));
  const record = loaded.data;
  const saveTable = async (id: string) => {
    const path = `${shopPath(id)}/record/export?locale=${locale}`;
    const code = await downloadFile({ path, token: session.token() });
    if (code !== null) showRefusal({ code: code as 'internal' });
  };
  const print = () => {
    setIsOpen(true);
    // Print after rendering.
    setTimeout(() => window.print(), 50);
  };
  return (
    <Section title={w.title} lead={w.lead}>
      <div class="record-tools">
        <LanguageSelect value={locale} onChange={setLocale} />
        <p class="button-row">
          <button type="button" class="button" disabled={record === null} onClick={print}>
            {w.print}
          </button>
          <button
            type="button"
            class="button"
            disabled={record === null}
            onClick={() =>
              saveFile(`zgoda-art30-${locale}.json`, JSON.stringify(record, null, 2), 'application/json')
            }
          >
            <Icon name="download" size={18} />
            {w.json}
          </button>
          {shopId !== null && (
            <button type="button" class="button" onClick={() => void saveTable(shopId)}>
              <Icon name="download" size={18} />
              {w.csv}
            </button>
          )}
        </p>
      </div>
      <LoadState loaded={loaded} lines={6} />
      {record !== null && (
        <details class="record-fold" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
          <summary>{record.title}</summary>
          <article class="record print-only-this" lang={record.locale}>
            <h2>{record.title}</h2>
            <p>{record.lead}</p>
            <p class="soft">{fill(w.made, { when: format.moment(record.generatedAt) })}</p>
            <RecordParts sections={record.sections} />
          </article>
        </details>
      )}
    </Section>
  );
};
