import { useEffect, useId, useState } from 'preact/hooks';
import {
  CARD_BASES,
  CARD_FIELDS,
  type CardField,
  LOCALES,
  type Locale,
} from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import { useSpeech } from '../../app/use-app.ts';
import { Chip } from '../../parts/chip.tsx';
import { Check, Field, Select } from '../../parts/field.tsx';
import { CardPreviewText } from '../inbox/ask-for-data.tsx';
import { type Faults, faultsOf, type PurposeDraft, purposeOf } from './purpose-draft.ts';

/** Delay of the preview after the last key, in milliseconds. */
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

/** Live preview of what the visitor will read, rendered by the service. Rule: RQ-1. */
const Preview = ({
  shopId,
  draft,
  shopLocale,
  longest,
}: {
  shopId: string;
  draft: PurposeDraft;
  shopLocale: Locale;
  longest: number;
}) => {
  const { words } = useSpeech();
  const settled = useSettled(draft);
  const [wanted, setWanted] = useState(shopLocale);
  const written = LOCALES.filter((locale) => settled.text[locale].trim() !== '');
  const locale = written.includes(wanted) ? wanted : (written[0] ?? shopLocale);
  const faults = faultsOf([settled], { longest, shopLocale, words });
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

/** One purpose of a data-request card, collapsed until it is opened. */
export const CardPurposeEditor = ({
  shopId,
  shopLocale,
  longest,
  draft,
  faults,
  isNew,
  mayEdit,
  onChange,
  onRemove,
}: {
  shopId: string;
  shopLocale: Locale;
  /** Retention of conversations in days; answers are not kept longer. */
  longest: number;
  draft: PurposeDraft;
  faults: Faults;
  isNew: boolean;
  mayEdit: boolean;
  onChange: (draft: PurposeDraft) => void;
  onRemove: () => void;
}) => {
  const { words, locale: mine } = useSpeech();
  const { cards } = words;
  const id = useId();
  const [isOpen, setIsOpen] = useState(isNew);
  const fault = (field: string) => faults[`${draft.key}.${field}`];
  const hasFault = Object.keys(faults).some((path) => path.startsWith(`${draft.key}.`));
  useEffect(() => {
    if (hasFault) setIsOpen(true);
  }, [faults]);
  const set = (change: Partial<PurposeDraft>) => onChange({ ...draft, ...change });
  const name = draft.text[mine] || draft.text[shopLocale] || draft.code || cards.unnamed;
  const languages = [shopLocale, ...LOCALES.filter((locale) => locale !== shopLocale)];
  const toggle = (kind: CardField, isOn: boolean) =>
    set({
      fields: CARD_FIELDS.filter((one) => (one === kind ? isOn : draft.fields.includes(one))),
    });
  return (
    <details
      class="purpose"
      open={isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
      data-purpose={draft.key}
    >
      <summary>
        <span class="purpose-name">{name}</span> <Chip text={cards.bases[draft.basis] ?? draft.basis} />
        {hasFault && <Chip tone="bad" icon="warn" text={words.errors.field} />}
      </summary>
      {isOpen && (
        <div class="stack">
          <fieldset class="plain-set stack" disabled={!mayEdit}>
            <legend class="off-screen">{name}</legend>
            <div class="pair">
              <Field
                label={cards.code}
                value={draft.code}
                onInput={(code) => set({ code: code.toLowerCase() })}
                hint={cards.codeHint}
                error={fault('code')}
                maxLength={40}
              />
              <Field
                label={cards.retention}
                type="number"
                min={1}
                max={longest}
                value={draft.retentionDays}
                onInput={(retentionDays) => set({ retentionDays })}
                hint={fill(cards.retentionHint, { n: longest })}
                error={fault('retentionDays')}
              />
            </div>
            <Select
              label={cards.basis}
              value={draft.basis}
              options={CARD_BASES.map((value) => ({ value, label: cards.bases[value] ?? value }))}
              onChange={(basis) => set({ basis })}
            />
            {draft.basis === 'consent' ? (
              <p class="hint">{cards.consentHint}</p>
            ) : (
              <Check label={cards.needed} isOn={draft.needed} onChange={(needed) => set({ needed })} />
            )}
            <fieldset
              class={fault('fields') ? 'ask-fields has-fault' : 'ask-fields'}
              aria-describedby={fault('fields') ? `${id}-fields` : undefined}
            >
              <legend>{cards.fields}</legend>
              <div class="purpose-fields">
                {CARD_FIELDS.map((kind) => (
                  <Check
                    key={kind}
                    label={cards.fieldNames[kind] ?? kind}
                    isOn={draft.fields.includes(kind)}
                    onChange={(isOn) => toggle(kind, isOn)}
                  />
                ))}
              </div>
              {fault('fields') && (
                <p id={`${id}-fields`} class="field-error">
                  {fault('fields')}
                </p>
              )}
            </fieldset>
            {languages.map((locale) => {
              const language = cards.languages[locale] ?? locale;
              const isOptional = locale !== shopLocale;
              return (
                <div key={locale} class="pair">
                  <Field
                    label={fill(cards.text, { language })}
                    value={draft.text[locale]}
                    onInput={(text) => set({ text: { ...draft.text, [locale]: text } })}
                    error={fault(`text.${locale}`)}
                    isOptional={isOptional}
                    maxLength={200}
                    isLong
                  />
                  <Field
                    label={fill(cards.consequence, { language })}
                    value={draft.consequence[locale]}
                    onInput={(text) => set({ consequence: { ...draft.consequence, [locale]: text } })}
                    error={fault(`consequence.${locale}`)}
                    isOptional={isOptional && draft.text[locale].trim() === ''}
                    maxLength={300}
                    isLong
                  />
                </div>
              );
            })}
          </fieldset>
          <Preview shopId={shopId} draft={draft} shopLocale={shopLocale} longest={longest} />
          {mayEdit && (
            <div class="button-row">
              <button type="button" class="button" onClick={onRemove}>
                {cards.remove}
              </button>
            </div>
          )}
        </div>
      )}
    </details>
  );
};
