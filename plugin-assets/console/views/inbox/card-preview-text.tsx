import type { CardPurposeView } from '../../../../service/protocol/api/card-api.ts';
import type { Locale } from '../../../../service/protocol/vocabulary.ts';
import type { AskedField } from '../../api/conversations-api.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import { Skeleton } from '../../parts/banner.tsx';

/** Rendered by the service. Rule: RQ-1. */
export const CardPreviewText = ({
  shopId,
  locale,
  purpose,
  fields,
}: {
  shopId: string;
  locale: Locale;
  purpose: CardPurposeView;
  fields: readonly AskedField[];
}) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const card = { locale, purpose, fields: [...fields] };
  const loaded = useLoaded(JSON.stringify(card), () => api.cardPreview(shopId, card));
  const preview = loaded.data;
  if (preview === null) return loaded.isBusy ? <Skeleton isBusy lines={3} /> : null;
  return (
    <section class="card-preview" aria-label={words.cards.preview}>
      <p class="card-preview-title">{words.cards.preview}</p>
      {[...preview.paragraphs, ...(preview.consent === null ? [] : [preview.consent])].map((parts, at) => (
        <p key={at} lang={locale}>
          {preview.consent !== null && at === preview.paragraphs.length && '☐ '}
          {parts.map((part) => part.text).join('')}
        </p>
      ))}
    </section>
  );
};
