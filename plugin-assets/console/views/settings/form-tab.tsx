import { FIELD_RULES, type FieldRule } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import { useAppState, useSpeech } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { useSettingsForm } from '../../app/use-settings-form.ts';
import { Banner } from '../../parts/banner.tsx';
import { Choice, Field, Select } from '../../parts/field.tsx';
import { SaveBar, Section } from '../../parts/section.tsx';
import { shopOf } from '../../state/select.ts';
import { QuarantineSection } from './quarantine-section.tsx';
import { SenderSection } from './sender-section.tsx';

/** Rule: D2. */
const LeadBasisSection = ({ settings, onChange }: TabProps) => {
  const { words } = useSpeech();
  const form = useSettingsForm({
    settings,
    onChange,
    read: ({ leadBasis }) => ({ leadBasis }),
    request: (draft) => draft,
  });
  return (
    <Section title={words.basis.title}>
      <form class="stack" onSubmit={form.submit}>
        <Choice
          legend={words.basis.title}
          isLegendHidden
          value={form.draft.leadBasis}
          isDisabled={!settings.mayEdit}
          options={[
            { value: 'consent', label: words.basis.consent, hint: words.basis.consentHint },
            { value: 'request', label: words.basis.request, hint: words.basis.requestHint },
          ]}
          onChange={(leadBasis) => form.set({ leadBasis })}
        />
        <SaveBar isDirty={form.isDirty} isBusy={form.isBusy} onCancel={form.cancel} />
      </form>
    </Section>
  );
};

/** `bare` requires typing the shop's name (privacy.md §3.2). */
const NoPolicySection = ({ settings, onChange }: TabProps) => {
  const { words } = useSpeech();
  const role = useAppState((state) => shopOf(state, settings.id)?.role);
  const form = useSettingsForm({
    settings,
    onChange,
    read: ({ whenNoPolicy }) => ({ whenNoPolicy, typed: '' }),
    request: ({ whenNoPolicy, typed }) =>
      whenNoPolicy === 'bare' ? { whenNoPolicy, bareAcknowledgement: typed.trim() } : { whenNoPolicy },
    check: ({ whenNoPolicy, typed }): Record<string, string> =>
      whenNoPolicy === 'bare' && typed.trim() !== settings.name
        ? { bareAcknowledgement: words.noPolicy.bareMismatch }
        : {},
    mayUndo: ({ whenNoPolicy }) => whenNoPolicy !== 'bare',
  });
  const { draft, set } = form;
  const isNewlyBare = draft.whenNoPolicy === 'bare' && settings.whenNoPolicy !== 'bare';
  return (
    <Section title={words.noPolicy.title} lead={words.noPolicy.lead}>
      <form class="stack" onSubmit={form.submit} noValidate>
        <Choice
          legend={words.noPolicy.title}
          isLegendHidden
          value={draft.whenNoPolicy}
          isDisabled={!settings.mayEdit}
          options={[
            { value: 'auto', label: words.noPolicy.auto, hint: words.noPolicy.autoHint },
            { value: 'hide', label: words.noPolicy.hide, hint: words.noPolicy.hideHint },
            {
              value: 'bare',
              label: words.noPolicy.bare,
              hint:
                role === 'owner'
                  ? words.noPolicy.bareHint
                  : `${words.noPolicy.bareHint} ${words.noPolicy.bareOwner}`,
              isDisabled: role !== 'owner' && settings.whenNoPolicy !== 'bare',
            },
          ]}
          onChange={(whenNoPolicy) => set({ whenNoPolicy })}
        />
        {isNewlyBare && (
          <>
            <Banner tone="bad" isUrgent>
              {words.noPolicy.bareWarning}
            </Banner>
            <Field
              label={fill(words.noPolicy.bareType, { shop: settings.name })}
              value={draft.typed}
              onInput={(typed) => set({ typed })}
              error={form.faults.bareAcknowledgement}
            />
          </>
        )}
        <SaveBar
          isDirty={draft.whenNoPolicy !== settings.whenNoPolicy}
          isBusy={form.isBusy}
          onCancel={form.cancel}
        />
      </form>
    </Section>
  );
};

/** Only one of e-mail and phone may be required. Rule: TR-5. */
const FieldsSection = ({ settings, onChange }: TabProps) => {
  const { words } = useSpeech();
  const faultOf = ({ email, phone }: { email: FieldRule; phone: FieldRule }): string | null => {
    if (email === 'required' && phone === 'required') return words.fields.oneContact;
    return email === 'off' && phone === 'off' ? words.fields.noContact : null;
  };
  const form = useSettingsForm({
    settings,
    onChange,
    read: ({ fields }) => fields,
    request: (fields) => ({ fields }),
    check: (fields): Record<string, string> => {
      const fault = faultOf(fields);
      return fault === null ? {} : { fields: fault };
    },
  });
  const fault = faultOf(form.draft);
  const options = FIELD_RULES.map((value) => ({ value, label: words.fields[value] }));
  return (
    <Section title={words.fields.title} lead={words.fields.lead}>
      <form class="stack" onSubmit={form.submit}>
        <div class="triple">
          {(['name', 'email', 'phone'] as const).map((field) => (
            <Select
              key={field}
              label={words.fields[field]}
              value={form.draft[field]}
              options={options}
              isDisabled={!settings.mayEdit}
              onChange={(rule) => form.set({ [field]: rule })}
            />
          ))}
        </div>
        {fault !== null && (
          <Banner tone="bad" isUrgent>
            {fault}
          </Banner>
        )}
        <SaveBar isDirty={form.isDirty} isBusy={form.isBusy} onCancel={form.cancel} />
      </form>
    </Section>
  );
};

export const FormTab = (props: TabProps) => (
  <div class="cards">
    <FieldsSection {...props} />
    <LeadBasisSection {...props} />
    <NoPolicySection {...props} />
    <SenderSection settings={props.settings} />
    <QuarantineSection {...props} />
  </div>
);
