import { plural } from '../../../shared/translate.ts';
import { useSpeech } from '../../app/use-app.ts';
import { type TabProps, useSettingsForm } from '../../app/use-settings-form.ts';
import { Select } from '../../parts/field.tsx';
import { SaveBar, Section } from '../../parts/section.tsx';
import { quarantineWordsFor } from '../../words/quarantine-words.ts';

/** Offered; the service takes 0 and 7 to 30. */
const DAYS = [7, 14, 21, 30, 0];

export const QuarantineSection = ({ settings, onChange }: TabProps) => {
  const { locale } = useSpeech();
  const w = quarantineWordsFor(locale);
  const form = useSettingsForm<{ quarantineDays: number }>({
    settings,
    onChange,
    read: ({ quarantineDays }) => ({ quarantineDays }),
    request: (draft) => draft,
  });
  const offered = [...new Set([form.draft.quarantineDays, ...DAYS])].sort((a, b) => (a || 99) - (b || 99));
  return (
    <Section title={w.settings} lead={w.settingsLead}>
      <form class="stack" onSubmit={form.submit} noValidate>
        <Select
          label={w.keep}
          value={String(form.draft.quarantineDays)}
          options={offered.map((days) => ({
            value: String(days),
            label: days === 0 ? w.off : plural(locale, w.days, days),
          }))}
          onChange={(value) => form.set({ quarantineDays: Number(value) })}
          isDisabled={!settings.mayEdit}
        />
        <p class="hint">{w.fromNow}</p>
        <SaveBar isDirty={form.isDirty} isBusy={form.isBusy} onCancel={form.cancel} />
      </form>
    </Section>
  );
};
