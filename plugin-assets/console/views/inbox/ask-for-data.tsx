import { useEffect, useId, useState } from 'preact/hooks';
import type { CardPurposeView } from '../../../../service/protocol/api/card-api.ts';
import type { CardField, Locale } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import type { AskedField } from '../../api/conversations-api.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import { LoadFailure, Skeleton } from '../../parts/banner.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Check, Field, Select } from '../../parts/field.tsx';

/** Preview of what the visitor will read, rendered by the service. Rule: RQ-1. */
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

const asked = (purpose: CardPurposeView, chosen: readonly string[], label: string): AskedField[] =>
  purpose.fields
    .filter((kind) => chosen.includes(kind))
    .filter((kind) => kind !== 'text' || label.trim() !== '')
    .map((kind) => (kind === 'text' ? { kind, label: label.trim() } : { kind }));

/** The consultant picks purpose and fields; the card is posted in the conversation. Rules: RQ-1, RQ-3. */
export const AskForData = ({
  shopId,
  conversationId,
  locale,
  preset,
  onClose,
  onSent,
}: {
  shopId: string;
  conversationId: string;
  locale: Locale;
  /** Fields that a sentence asked for. */
  preset: readonly CardField[];
  onClose: () => void;
  onSent: () => void;
}) => {
  const { api } = useApp();
  const { words, locale: mine } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const id = useId();
  const settings = useLoaded(shopId, () => api.chatSettings(shopId));
  const [code, setCode] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>(preset);
  const [label, setLabel] = useState('');
  const [fault, setFault] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [ref] = useState(() => crypto.randomUUID());
  const purposes = settings.data?.purposes ?? [];
  const mayConsent = settings.data?.consentLocales.includes(locale) ?? false;
  const isUsable = (purpose: CardPurposeView) => purpose.basis !== 'consent' || mayConsent;
  const purpose = purposes.find((one) => one.code === code);

  useEffect(() => {
    // The first purpose that has all the fields of the sentence.
    const usable = purposes.filter(isUsable);
    const fits = usable.find((one) => preset.every((kind) => one.fields.includes(kind))) ?? usable[0];
    if (code === '' && fits !== undefined) setCode(fits.code);
  }, [settings.data]);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (purpose === undefined || isBusy) return;
    const fields = asked(purpose, chosen, label);
    if (fields.length === 0) return setFault(words.cards.needField);
    setIsBusy(true);
    const answer = await api.requestData(conversationId, { ref, purpose: purpose.code, fields });
    setIsBusy(false);
    if (!answer.ok) return showRefusal(answer.refusal);
    showDone(words.cards.sent);
    onSent();
  };

  return (
    <Dialog title={words.cards.title} onClose={onClose}>
      {settings.data === null ? (
        settings.refusal === null ? (
          <Skeleton isBusy lines={4} />
        ) : (
          <LoadFailure refusal={settings.refusal} retry={settings.reload} />
        )
      ) : purpose === undefined ? (
        <p>{words.cards.none}</p>
      ) : (
        <form class="stack ask-for-data" onSubmit={(event) => void submit(event)} noValidate>
          <p class="soft">{words.cards.lead}</p>
          <Select
            label={words.cards.purpose}
            value={code}
            options={purposes.map((one) => ({
              value: one.code,
              label: `${one.text[mine] ?? Object.values(one.text)[0] ?? one.code} (${words.cards.bases[one.basis]}${isUsable(one) ? '' : `, ${words.cards.needPolicy}`})`,
              isDisabled: !isUsable(one),
            }))}
            onChange={(next) => {
              setCode(next);
              setFault('');
            }}
          />
          <fieldset class="ask-fields" aria-describedby={fault === '' ? undefined : id}>
            <legend>{words.cards.fields}</legend>
            {purpose.fields.map((kind) => (
              <Check
                key={kind}
                label={words.cards.fieldNames[kind] ?? kind}
                isOn={chosen.includes(kind)}
                onChange={(isOn) => {
                  setFault('');
                  setChosen(isOn ? [...chosen, kind] : chosen.filter((one) => one !== kind));
                }}
              />
            ))}
            {fault !== '' && (
              <p id={id} class="field-error" role="alert">
                {fault}
              </p>
            )}
          </fieldset>
          {chosen.includes('text') && purpose.fields.includes('text') && (
            <Field label={words.cards.label} value={label} onInput={setLabel} maxLength={60} />
          )}
          {asked(purpose, chosen, label).length > 0 && (
            <CardPreviewText
              shopId={shopId}
              locale={locale}
              purpose={purpose}
              fields={asked(purpose, chosen, label)}
            />
          )}
          <div class="dialog-foot">
            <button type="button" class="button" onClick={onClose}>
              {words.common.cancel}
            </button>
            <button type="submit" class="button primary" disabled={isBusy}>
              {words.cards.send}
            </button>
          </div>
        </form>
      )}
    </Dialog>
  );
};

/** Says that a sentence asks for personal data, and offers a card instead. Never blocks sending. Rule: RQ-3. */
export const AskNudge = ({ things, onCard }: { things: readonly string[]; onCard: () => void }) => {
  const { words } = useSpeech();
  const names = things.map((thing) =>
    thing === 'pesel' ? words.cards.nudgePesel : (words.cards.fieldNames[thing] ?? thing).toLowerCase(),
  );
  return (
    <div class="nudge" role="status">
      <p>
        {fill(words.cards.nudge, { what: names.join(', ') })} <span>{words.cards.nudgeAnyway}</span>
      </p>
      {things.some((thing) => thing !== 'pesel') && (
        <button type="button" class="button small" onClick={onCard}>
          {words.cards.nudgeCard}
        </button>
      )}
    </div>
  );
};
