import { LOCALES, type Locale, MARKETING_CHANNELS } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import { useAppState, useSpeech } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { useSettingsForm } from '../../app/use-settings-form.ts';
import { Banner } from '../../parts/banner.tsx';
import { Check, Field } from '../../parts/field.tsx';
import { SaveBar, Section } from '../../parts/section.tsx';

type Draft = {
  email: boolean;
  phone: boolean;
  texts: Record<'email' | 'phone', Record<Locale, string>>;
};
const inAll = (texts: Record<string, string>): Record<Locale, string> => ({
  pl: texts.pl ?? '',
  en: texts.en ?? '',
  de: texts.de ?? '',
});

/** Rule: MK-1. */
export const MarketingBoxes = ({ settings, onChange }: TabProps) => {
  const { words } = useSpeech();
  const { marketing } = words;
  const isMailSet = useAppState((state) => state.me?.isMailSet ?? false);
  const form = useSettingsForm<Draft>({
    settings,
    onChange,
    read: ({ marketing: now }) => ({
      email: now.email,
      phone: now.phone,
      texts: { email: inAll(now.texts.email), phone: inAll(now.texts.phone) },
    }),
    request: (draft) => ({ marketing: draft }),
  });
  const { draft, set } = form;
  return (
    <Section title={marketing.boxesTitle} lead={marketing.boxesLead}>
      <form class="stack" onSubmit={form.submit} noValidate>
        {!isMailSet && (
          <Banner tone="note">{draft.email ? marketing.emailHidden : marketing.emailNeedsMail}</Banner>
        )}
        <Check
          label={marketing.emailBox}
          isOn={draft.email}
          isDisabled={!isMailSet && !draft.email}
          onChange={(email) => set({ email })}
        />
        <Check label={marketing.phoneBox} isOn={draft.phone} onChange={(phone) => set({ phone })} />
        <details class="technical">
          <summary>{marketing.ownWordsTitle}</summary>
          <div class="stack">
            <p class="hint">{marketing.ownWordsHint}</p>
            {MARKETING_CHANNELS.flatMap((channel) =>
              LOCALES.map((locale) => (
                <Field
                  key={`${channel}-${locale}`}
                  label={fill(marketing.ownWords, {
                    channel: marketing.channels[channel],
                    language: marketing.languages[locale],
                  })}
                  isOptional
                  isLong
                  maxLength={1000}
                  value={draft.texts[channel][locale]}
                  onInput={(text) =>
                    set({
                      texts: { ...draft.texts, [channel]: { ...draft.texts[channel], [locale]: text } },
                    })
                  }
                  error={draft.texts[channel][locale] === '' ? undefined : form.faults[locale]}
                />
              )),
            )}
          </div>
        </details>
        <SaveBar isDirty={form.isDirty} isBusy={form.isBusy} onCancel={form.cancel} />
      </form>
    </Section>
  );
};
