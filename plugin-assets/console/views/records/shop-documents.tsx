import { useState } from 'preact/hooks';
import { DOCUMENT_KINDS, type DocumentKind, type Locale } from '../../../../service/protocol/vocabulary.ts';
import { saveFile } from '../../../shared/save-file.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import { Icon } from '../../parts/icon.tsx';
import { LanguageSelect } from '../../parts/language-select.tsx';
import { Section } from '../../parts/section.tsx';
import { useRecordWords } from './use-record-words.ts';

/** Rule: PR-4. */
export const ShopDocumentsSection = ({ shopId }: { shopId: string }) => {
  const { api } = useApp();
  const { locale: own } = useSpeech();
  const { showRefusal } = useActions();
  const w = useRecordWords();
  const [locale, setLocale] = useState<Locale>(own);
  const save = async (kind: DocumentKind) => {
    const answer = await api.shopDocument(shopId, kind, locale);
    if (!answer.ok) return showRefusal(answer.refusal);
    saveFile(answer.body.fileName, answer.body.html, 'text/html');
  };
  return (
    <Section title={w.documents} lead={w.documentsLead}>
      <div class="record-tools">
        <LanguageSelect value={locale} onChange={setLocale} />
      </div>
      <p class="button-row">
        {DOCUMENT_KINDS.map((kind) => (
          <button key={kind} type="button" class="button" onClick={() => void save(kind)}>
            <Icon name="download" size={18} />
            {w.documentNames[kind]}
          </button>
        ))}
      </p>
    </Section>
  );
};
