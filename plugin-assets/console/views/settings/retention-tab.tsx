import { useAppState, useSpeech } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { type SettingsForm, useSettingsForm } from '../../app/use-settings-form.ts';
import { Field } from '../../parts/field.tsx';
import { SaveBar, Section } from '../../parts/section.tsx';
import { shopOf } from '../../state/select.ts';
import { ContractWaits } from './contract-waits.tsx';
import { RetentionPreviewSection } from './retention-preview.tsx';
import { RetentionRecords } from './retention-records.tsx';

const PERIODS = [
  { name: 'leadRetentionDays', min: 7, max: 1095, unit: 'days', words: 'leads' },
  { name: 'conversationRetentionDays', min: 7, max: 1095, unit: 'days', words: 'conversations' },
  { name: 'anonymousRetentionDays', min: 7, max: 1095, unit: 'days', words: 'anonymous' },
  { name: 'enquiryProofYears', min: 0, max: 6, unit: 'years', words: 'enquiryProof' },
  { name: 'marketingProofYears', min: 0, max: 6, unit: 'years', words: 'marketingProof' },
  { name: 'marketingReminderMonths', min: 6, max: 36, unit: 'months', words: 'reminder' },
] as const;
type Name = (typeof PERIODS)[number]['name'];
export type PeriodDraft = Record<Name, string>;

const isInRange = (text: string, min: number, max: number): boolean =>
  /^\d{1,4}$/.test(text) && Number(text) >= min && Number(text) <= max;
/** Null while a period is out of range. */
export const periodsOf = (draft: PeriodDraft): Record<Name, number> | null => {
  if (PERIODS.some(({ name, min, max }) => !isInRange(draft[name], min, max))) return null;
  return Object.fromEntries(PERIODS.map(({ name }) => [name, Number(draft[name])])) as Record<Name, number>;
};

const Periods = ({ form, mayEdit }: { form: SettingsForm<PeriodDraft>; mayEdit: boolean }) => {
  const { words } = useSpeech();
  const { draft, set, faults } = form;
  const { retention } = words;
  return (
    <Section title={retention.title} lead={retention.lead}>
      <form class="stack" onSubmit={form.submit} noValidate>
        <div class="triple periods">
          {PERIODS.map((period) => (
            <Field
              key={period.name}
              label={retention[period.words]}
              type="number"
              min={period.min}
              max={period.max}
              value={draft[period.name]}
              onInput={(text) => set({ [period.name]: text })}
              hint={retention[`${period.words}Hint`]}
              error={faults[period.name]}
              isDisabled={!mayEdit}
            />
          ))}
        </div>
        <SaveBar isDirty={form.isDirty} isBusy={form.isBusy} onCancel={form.cancel} />
      </form>
    </Section>
  );
};

/** Rules: RE-1, RE-2, RE-3. */
export const RetentionTab = ({ settings, onChange }: TabProps) => {
  const { words } = useSpeech();
  const isWaiting = useAppState((state) => shopOf(state, settings.id)?.isWaiting ?? false);
  const form = useSettingsForm<PeriodDraft>({
    settings,
    onChange,
    read: (now) => Object.fromEntries(PERIODS.map(({ name }) => [name, String(now[name])])) as PeriodDraft,
    request: (draft) => periodsOf(draft) ?? {},
    check: (draft) =>
      Object.fromEntries(
        PERIODS.filter(({ name, min, max }) => !isInRange(draft[name], min, max)).map(({ name, unit }) => [
          name,
          words.retention[unit],
        ]),
      ),
  });
  return (
    <div class="cards">
      <Periods form={form} mayEdit={settings.mayEdit} />
      {isWaiting ? (
        <ContractWaits shopId={settings.id} title={words.retention.previewTitle} />
      ) : (
        <>
          <RetentionPreviewSection shopId={settings.id} periods={periodsOf(form.draft)} />
          <RetentionRecords shopId={settings.id} />
        </>
      )}
    </div>
  );
};
