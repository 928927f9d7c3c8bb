import { useState } from 'preact/hooks';
import { LOCALES, type Locale, type Side } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import { useSpeech } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { useSettingsForm } from '../../app/use-settings-form.ts';
import { Choice, Field } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { SaveBar, Section } from '../../parts/section.tsx';
import { isHexColour, judgeAccent, WHITE } from './accent.ts';

type Texts = Record<Locale, string>;
type Draft = { accent: string; side: Side; offset: string; label: Texts; greeting: Texts };

const textsOf = (words: Record<string, string>): Texts => ({
  pl: words.pl ?? '',
  en: words.en ?? '',
  de: words.de ?? '',
});

/** Rule: AX-4. */
const AccentField = ({
  accent,
  onAccent,
  isLocked,
}: {
  accent: string;
  onAccent: (accent: string) => void;
  isLocked: boolean;
}) => {
  const { words, format } = useSpeech();
  const colour = accent.trim().toLowerCase();
  const verdict = isHexColour(colour) ? judgeAccent(colour) : null;
  return (
    <div class="accent">
      <Field
        label={words.appearance.accentHex}
        value={accent}
        onInput={onAccent}
        maxLength={7}
        isDisabled={isLocked}
        error={
          verdict === null
            ? words.appearance.notHex
            : verdict.ok
              ? undefined
              : fill(words.appearance.contrastBad, { ratio: format.number(verdict.ratio, 1) })
        }
      >
        <input
          type="color"
          class="swatch"
          aria-label={words.appearance.accent}
          value={verdict === null ? '#000000' : colour}
          disabled={isLocked}
          onInput={(event) => onAccent(event.currentTarget.value)}
        />
      </Field>
      {verdict?.ok === true && (
        <p class="accent-good">
          <Icon name="check" size={16} />
          {fill(words.appearance.contrastOk, { ratio: format.number(verdict.ratio, 1) })}
        </p>
      )}
      {verdict?.ok === false && (
        <button type="button" class="button" onClick={() => onAccent(verdict.proposal)}>
          <span class="swatch-dot" style={{ background: verdict.proposal }} aria-hidden="true" />
          {fill(words.appearance.useProposal, { colour: verdict.proposal })}
        </button>
      )}
    </div>
  );
};

const Preview = ({ draft, shopName, locale }: { draft: Draft; shopName: string; locale: Locale }) => {
  const { words } = useSpeech();
  const colour = draft.accent.trim().toLowerCase();
  const accent = isHexColour(colour) ? colour : '#0b6b57';
  const offset = Math.min(200, Number(draft.offset) || 0);
  const greeting = draft.greeting[locale].trim() || words.appearance.sampleGreeting[locale];
  const label = draft.label[locale].trim() || words.appearance.sampleLabel[locale];
  return (
    <figure class="preview" lang={locale}>
      <div class={`preview-page is-${draft.side}`} aria-hidden="true">
        <span class="preview-line" />
        <span class="preview-line" />
        <span class="preview-line is-short" />
        <div
          class="preview-widget"
          style={{
            '--preview-accent': accent,
            '--preview-text': WHITE,
            '--preview-offset': `${offset / 4}px`,
          }}
        >
          <div class="preview-panel">
            <div class="preview-head">
              <strong>{shopName}</strong>
              <span>{words.appearance.here}</span>
            </div>
            <p class="preview-bubble">{greeting}</p>
          </div>
          <span class="preview-button">
            <Icon name="conversation" size={18} />
            {label}
          </span>
        </div>
      </div>
      <figcaption class="hint">{words.appearance.previewNote}</figcaption>
    </figure>
  );
};

const isOffset = (text: string): boolean => /^\d{1,3}$/.test(text) && Number(text) <= 200;

export const AppearanceTab = ({ settings, onChange }: TabProps) => {
  const { words } = useSpeech();
  const shopLocale = LOCALES.find((locale) => locale === settings.locale) ?? 'pl';
  const [locale, setLocale] = useState<Locale>(shopLocale);
  const form = useSettingsForm<Draft>({
    settings,
    onChange,
    read: ({ appearance }) => ({
      accent: appearance.accent,
      side: appearance.side,
      offset: String(appearance.offset),
      label: textsOf(appearance.label),
      greeting: textsOf(appearance.greeting),
    }),
    request: ({ accent, side, offset, label, greeting }) => ({
      appearance: {
        accent: accent.trim().toLowerCase(),
        side,
        offset: Number(offset),
        label,
        greeting,
      },
    }),
    check: ({ accent, offset }) => ({
      ...(!(isHexColour(accent.trim().toLowerCase()) && judgeAccent(accent.trim().toLowerCase()).ok) && {
        accent: words.appearance.notHex,
      }),
      ...(!isOffset(offset) && { offset: words.appearance.offsetHint }),
    }),
  });
  const { draft, set, faults } = form;
  const isLocked = !settings.mayEdit;
  return (
    <form class="appearance" onSubmit={form.submit} noValidate>
      <div class="cards">
        <Section title={words.appearance.accent}>
          <AccentField accent={draft.accent} onAccent={(accent) => set({ accent })} isLocked={isLocked} />
        </Section>
        <Section title={words.appearance.side}>
          <div class="stack">
            <Choice
              legend={words.appearance.side}
              isLegendHidden
              value={draft.side}
              isDisabled={isLocked}
              options={[
                { value: 'right', label: words.appearance.right },
                { value: 'left', label: words.appearance.left },
              ]}
              onChange={(side) => set({ side })}
            />
            <Field
              label={words.appearance.offset}
              type="number"
              min={0}
              max={200}
              value={draft.offset}
              hint={words.appearance.offsetHint}
              error={faults.offset}
              onInput={(offset) => set({ offset })}
              isDisabled={isLocked}
            />
          </div>
        </Section>
        <Section title={words.appearance.texts} lead={words.appearance.textsHint}>
          <div class="stack">
            <fieldset class="segments" aria-label={words.common.language}>
              {LOCALES.map((value) => (
                <button
                  key={value}
                  type="button"
                  class="segment"
                  aria-pressed={value === locale}
                  onClick={() => setLocale(value)}
                >
                  {words.languages[value]}
                </button>
              ))}
            </fieldset>
            <Field
              label={fill(words.appearance.label, { language: words.languages[locale] })}
              value={draft.label[locale]}
              placeholder={words.appearance.sampleLabel[locale] ?? ''}
              maxLength={40}
              isOptional
              isDisabled={isLocked}
              onInput={(text) => set({ label: { ...draft.label, [locale]: text } })}
            />
            <Field
              label={fill(words.appearance.greeting, { language: words.languages[locale] })}
              value={draft.greeting[locale]}
              placeholder={words.appearance.sampleGreeting[locale] ?? ''}
              maxLength={300}
              isLong
              isOptional
              isDisabled={isLocked}
              onInput={(text) => set({ greeting: { ...draft.greeting, [locale]: text } })}
            />
          </div>
        </Section>
        <SaveBar isDirty={form.isDirty} isBusy={form.isBusy} onCancel={form.cancel} />
      </div>
      <section class="card preview-card" aria-label={words.appearance.preview}>
        <h2>{words.appearance.preview}</h2>
        <Preview draft={draft} shopName={settings.name} locale={locale} />
      </section>
    </form>
  );
};
