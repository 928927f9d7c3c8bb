import { useEffect, useState } from 'preact/hooks';
import type { RetentionPreview } from '../../../../service/protocol/api/retention-api.ts';
import type { ShopSettingsRequest } from '../../../../service/protocol/api/shop-api.ts';
import type { Refusal } from '../../../shared/http-client.ts';
import { plural } from '../../../shared/translate.ts';
import { endOfLocalDay, localDay } from '../../app/local-moment.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import { LoadFailure, Skeleton } from '../../parts/banner.tsx';
import { Fact } from '../../parts/fact.tsx';
import { Field } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';

const DAY_MS = 24 * 3_600_000;
/** Debounce in milliseconds. */
const PAUSE_MS = 300;

const usePreview = (shopId: string, until: string, periods: ShopSettingsRequest | null) => {
  const { api } = useApp();
  const [preview, setPreview] = useState<RetentionPreview | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [turn, setTurn] = useState(0);
  const asked = JSON.stringify([shopId, until, periods, turn]);
  useEffect(() => {
    const end = endOfLocalDay(until);
    if (periods === null || Number.isNaN(end.getTime())) return undefined;
    let isOver = false;
    const timer = setTimeout(async () => {
      const answer = await api.previewRetention(shopId, end.toISOString(), periods);
      if (isOver) return;
      setRefusal(answer.ok ? null : answer.refusal);
      if (answer.ok) setPreview(answer.body);
    }, PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [asked]);
  return { preview, refusal, retry: () => setTurn((count) => count + 1) };
};

/** Deletions and notice text under the draft. Rule: RE-2. */
export const RetentionPreviewSection = ({
  shopId,
  periods,
}: {
  shopId: string;
  periods: ShopSettingsRequest | null;
}) => {
  const { words, locale } = useSpeech();
  const { retention } = words;
  const [until, setUntil] = useState(() => localDay(new Date(Date.now() + DAY_MS)));
  const { preview, refusal, retry } = usePreview(shopId, until, periods);
  const goes = preview === null ? [] : Object.entries(preview.counts).filter(([, count]) => count > 0);
  const names = retention.goes as Record<string, (typeof retention.goes)['leads'] | undefined>;
  const said = preview?.sentences.find((one) => one.locale === locale);
  return (
    <>
      <Section title={retention.previewTitle} lead={retention.previewLead}>
        <div class="until">
          <Field label={retention.until} type="date" value={until} onInput={setUntil} />
          <div role="status" class="goes">
            {preview !== null && goes.length === 0 && <p>{retention.nothing}</p>}
            {goes.length > 0 && (
              <ul class="goes-list">
                {goes.map(([kind, count]) => {
                  const forms = names[kind];
                  return forms === undefined ? null : <li key={kind}>{plural(locale, forms, count)}</li>;
                })}
              </ul>
            )}
          </div>
        </div>
        {refusal !== null && <LoadFailure refusal={refusal} retry={retry} />}
        {preview === null && refusal === null && <Skeleton isBusy lines={2} />}
      </Section>
      {said !== undefined && (
        <Section title={retention.sentencesTitle} lead={retention.sentencesLead}>
          <dl class="facts facts-wide">
            <Fact name={retention.inForm}>{said.form}</Fact>
            <Fact name={retention.inChat}>{said.chat}</Fact>
          </dl>
        </Section>
      )}
    </>
  );
};
