import { plural } from '../../../shared/translate.ts';
import { useSpeech } from '../../app/use-app.ts';
import { type TabProps, useSettingsForm } from '../../app/use-settings-form.ts';
import { Select } from '../../parts/field.tsx';
import { SaveBar, Section } from '../../parts/section.tsx';
import { hoursWordsFor } from '../../words/hours-words.ts';

/** Offered; the service takes 0 and 30 to 600. */
const SECONDS = [0, 30, 60, 90, 120, 180, 300, 600];
const secondsWith = (current: number): readonly number[] =>
  [...new Set([...SECONDS, current])].sort((a, b) => a - b);

export const UnansweredSection = ({ settings, onChange }: TabProps) => {
  const { locale } = useSpeech();
  const w = hoursWordsFor(locale);
  const form = useSettingsForm<{ formOfferSeconds: number }>({
    settings,
    onChange,
    read: ({ formOfferSeconds }) => ({ formOfferSeconds }),
    request: (draft) => draft,
  });
  const labelOf = (seconds: number): string => {
    if (seconds === 0) return w.never;
    return seconds % 60 === 0 ? plural(locale, w.minutes, seconds / 60) : plural(locale, w.seconds, seconds);
  };
  return (
    <form onSubmit={form.submit} noValidate>
      <Section title={w.unanswered} lead={w.unansweredLead}>
        <Select
          label={w.offerAfter}
          value={String(form.draft.formOfferSeconds)}
          options={secondsWith(form.draft.formOfferSeconds).map((seconds) => ({
            value: String(seconds),
            label: labelOf(seconds),
          }))}
          onChange={(value) => form.set({ formOfferSeconds: Number(value) })}
          isDisabled={!settings.mayEdit}
        />
        <SaveBar isDirty={form.isDirty} isBusy={form.isBusy} onCancel={form.cancel} />
      </Section>
    </form>
  );
};
