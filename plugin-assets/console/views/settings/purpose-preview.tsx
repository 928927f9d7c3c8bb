import { useEffect, useState } from 'preact/hooks';
import { LOCALES } from '../../../../service/protocol/vocabulary.ts';
import { useSpeech } from '../../app/use-app.ts';
import { Select } from '../../parts/field.tsx';
import { CardPreviewText } from '../inbox/card-preview-text.tsx';
import { faultsOf, type PurposeDraft, type PurposeLimits, purposeOf } from './purpose-draft.ts';

/** Debounce in milliseconds. */
const SETTLE_MS = 400;

const useSettled = <T,>(value: T): T => {
  const text = JSON.stringify(value);
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
};

/** Rendered by the service. Rule: RQ-1. */
export const PurposePreview = ({
  shopId,
  draft,
  limits,
}: {
  shopId: string;
  draft: PurposeDraft;
  limits: PurposeLimits;
}) => {
  const { words } = useSpeech();
  const settled = useSettled(draft);
  const [wanted, setWanted] = useState(limits.shopLocale);
  const written = LOCALES.filter((locale) => settled.text[locale].trim() !== '');
  const locale = written.includes(wanted) ? wanted : (written[0] ?? limits.shopLocale);
  const faults = faultsOf([settled], { ...limits, words });
  if (Object.keys(faults).length > 0) return <p class="soft">{words.cards.previewLater}</p>;
  return (
    <>
      <Select
        label={words.cards.previewIn}
        value={locale}
        options={written.map((value) => ({ value, label: words.languages[value] }))}
        onChange={setWanted}
      />
      <CardPreviewText
        shopId={shopId}
        locale={locale}
        purpose={purposeOf(settled)}
        fields={settled.fields.map((kind) =>
          kind === 'text' ? { kind, label: words.cards.fieldNames.text ?? kind } : { kind },
        )}
      />
    </>
  );
};
