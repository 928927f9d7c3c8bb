import { useAppState, useSpeech } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { useSettingsForm } from '../../app/use-settings-form.ts';
import { Field } from '../../parts/field.tsx';
import { SaveBar, Section } from '../../parts/section.tsx';
import { maySeeProof, shopOf } from '../../state/select.ts';
import { BreachesSection } from './breaches.tsx';
import { ProcessingRecordSection } from './processing-record.tsx';
import { ShopDocumentsSection } from './shop-documents.tsx';
import { useRecordWords } from './use-record-words.ts';

const LogPeriod = ({ settings, onChange }: TabProps) => {
  const { words } = useSpeech();
  const w = useRecordWords();
  const form = useSettingsForm({
    settings,
    onChange,
    read: ({ auditRetentionMonths }) => ({ months: String(auditRetentionMonths) }),
    request: ({ months }) => ({ auditRetentionMonths: Number(months) }),
    check: ({ months }): Record<string, string> =>
      /^\d{1,2}$/.test(months) && Number(months) >= 6 && Number(months) <= 36 ? {} : { months: w.monthsHint },
  });
  return (
    <Section title={words.activity.title} lead={words.activity.lead}>
      <form class="stack" onSubmit={form.submit} noValidate>
        <Field
          label={w.months}
          hint={w.monthsHint}
          type="number"
          min={6}
          max={36}
          value={form.draft.months}
          onInput={(months) => form.set({ months })}
          error={form.faults.months}
          isDisabled={!settings.mayEdit}
        />
        <SaveBar isDirty={form.isDirty} isBusy={form.isBusy} onCancel={form.cancel} />
      </form>
      <p>
        <a href="#/activity">{words.activity.nav}</a>
      </p>
    </Section>
  );
};

export const RecordsTab = (props: TabProps) => {
  const { settings } = props;
  const { words } = useSpeech();
  const access = useAppState((state) => shopOf(state, settings.id));
  if (access === undefined || !maySeeProof(access.role)) return <p>{words.errors.forbidden}</p>;
  const isOwner = access.role === 'owner' && access.viaAgency === null;
  return (
    <div class="cards">
      <ProcessingRecordSection shopId={settings.id} />
      <ShopDocumentsSection shopId={settings.id} />
      <BreachesSection shopId={settings.id} mayEnter={isOwner} />
      <LogPeriod {...props} />
    </div>
  );
};
