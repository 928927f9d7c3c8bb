import { useState } from 'preact/hooks';
import type { ShopSettings } from '../../../../service/protocol/api/shop-api.ts';
import { LOCALES, type Locale } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import { useSpeech } from '../../app/use-app.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { LanguageSelect } from '../../parts/language-select.tsx';
import { Section } from '../../parts/section.tsx';
import { accessibilityCatalog } from '../../words/accessibility-catalog.ts';

const isLocale = (text: string): text is Locale => LOCALES.some((locale) => locale === text);

/** Rule: AX-6. */
export const AccessibilitySection = ({ settings }: { settings: ShopSettings }) => {
  const { words } = useSpeech();
  const [locale, setLocale] = useState<Locale>(isLocale(settings.locale) ? settings.locale : 'pl');
  const gaps = { shop: settings.name, email: settings.controller.email };
  const [title = '', ...paragraphs] = accessibilityCatalog[locale].map((text) => fill(text, gaps));
  return (
    <Section id="accessibility" title={words.accessibility.title} lead={words.accessibility.lead}>
      <LanguageSelect value={locale} onChange={setLocale} />
      <div class="statement" lang={locale}>
        <h3>{title}</h3>
        {paragraphs.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
      <p class="hint">{words.accessibility.hint}</p>
      <p class="button-row">
        <CopyButton text={[title, ...paragraphs].join('\n\n')} what={words.accessibility.title} />
      </p>
    </Section>
  );
};
