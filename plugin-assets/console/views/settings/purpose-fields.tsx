import { useId } from 'preact/hooks';
import {
  CARD_BASES,
  CARD_FIELDS,
  type CardField,
  LOCALES,
  type Locale,
} from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import { useSpeech } from '../../app/use-app.ts';
import { Check, Field, Select } from '../../parts/field.tsx';
import type { PurposeDraft, PurposeLimits } from './purpose-draft.ts';

type Props = {
  draft: PurposeDraft;
  faultOf: (field: string) => string | undefined;
  set: (change: Partial<PurposeDraft>) => void;
};

export const PurposeFields = ({ draft, faultOf, set, limits }: Props & { limits: PurposeLimits }) => {
  const { cards } = useSpeech().words;
  const { shopLocale, longest } = limits;
  return (
    <>
      <div class="pair">
        <Field
          label={cards.code}
          value={draft.code}
          onInput={(code) => set({ code: code.toLowerCase() })}
          hint={cards.codeHint}
          error={faultOf('code')}
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
          error={faultOf('retentionDays')}
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
      <AskedFields draft={draft} faultOf={faultOf} set={set} />
      {[shopLocale, ...LOCALES.filter((locale) => locale !== shopLocale)].map((locale) => (
        <TextsIn
          key={locale}
          locale={locale}
          isOptional={locale !== shopLocale}
          draft={draft}
          faultOf={faultOf}
          set={set}
        />
      ))}
    </>
  );
};

const AskedFields = ({ draft, faultOf, set }: Props) => {
  const { cards } = useSpeech().words;
  const id = useId();
  const fault = faultOf('fields');
  const toggle = (kind: CardField, isOn: boolean) =>
    set({ fields: CARD_FIELDS.filter((one) => (one === kind ? isOn : draft.fields.includes(one))) });
  return (
    <fieldset
      class={fault ? 'ask-fields has-fault' : 'ask-fields'}
      aria-describedby={fault ? `${id}-fields` : undefined}
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
      {fault && (
        <p id={`${id}-fields`} class="field-error">
          {fault}
        </p>
      )}
    </fieldset>
  );
};

const TextsIn = ({
  locale,
  isOptional,
  draft,
  faultOf,
  set,
}: Props & { locale: Locale; isOptional: boolean }) => {
  const { cards } = useSpeech().words;
  const language = cards.languages[locale] ?? locale;
  return (
    <div class="pair">
      <Field
        label={fill(cards.text, { language })}
        value={draft.text[locale]}
        onInput={(text) => set({ text: { ...draft.text, [locale]: text } })}
        error={faultOf(`text.${locale}`)}
        isOptional={isOptional}
        maxLength={200}
        isLong
      />
      <Field
        label={fill(cards.consequence, { language })}
        value={draft.consequence[locale]}
        onInput={(text) => set({ consequence: { ...draft.consequence, [locale]: text } })}
        error={faultOf(`consequence.${locale}`)}
        isOptional={isOptional && draft.text[locale].trim() === ''}
        maxLength={300}
        isLong
      />
    </div>
  );
};
