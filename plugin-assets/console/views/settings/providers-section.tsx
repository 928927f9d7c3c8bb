import type { ShopSettings } from '../../../../service/protocol/api/shop-api.ts';
import {
  EEA_COUNTRIES,
  PROVIDER_KINDS,
  PROVIDER_ROLES,
  type ProviderRole,
} from '../../../../service/protocol/vocabulary.ts';
import { useSpeech } from '../../app/use-app.ts';
import { type TabProps, useSettingsForm } from '../../app/use-settings-form.ts';
import { countryOptions } from '../../parts/company.ts';
import { Field, Select } from '../../parts/field.tsx';
import { SaveBar, Section } from '../../parts/section.tsx';

type Provider = ShopSettings['providers'][ProviderRole];
const isOutside = ({ country }: Provider): boolean => !EEA_COUNTRIES.some((code) => code === country);

const ProviderFields = ({
  role,
  provider,
  faults,
  isDisabled,
  onChange,
}: {
  role: ProviderRole;
  provider: Provider;
  faults: Readonly<Record<string, string | undefined>>;
  isDisabled: boolean;
  onChange: (provider: Provider) => void;
}) => {
  const { words, locale } = useSpeech();
  const { providers } = words;
  const set = (change: Partial<Provider>) => onChange({ ...provider, ...change });
  return (
    <>
      <Select
        label={providers[role]}
        value={provider.by}
        options={PROVIDER_KINDS.map((value) => ({ value, label: providers.kinds[value] }))}
        isDisabled={isDisabled}
        onChange={(by) => set({ by, country: provider.country || 'PL' })}
      />
      {provider.by === 'company' && (
        <>
          <Field
            label={providers.name}
            value={provider.name}
            onInput={(name) => set({ name })}
            error={faults[`${role}.name`]}
            maxLength={200}
            isDisabled={isDisabled}
          />
          <Select
            label={providers.country}
            value={provider.country}
            options={countryOptions(locale)}
            isDisabled={isDisabled}
            onChange={(country) => set({ country, transferTool: '' })}
          />
          {isOutside(provider) && (
            <Field
              label={providers.transferTool}
              hint={providers.transferToolHint}
              value={provider.transferTool}
              onInput={(transferTool) => set({ transferTool })}
              error={faults[`${role}.transferTool`]}
              maxLength={300}
              isDisabled={isDisabled}
            />
          )}
        </>
      )}
    </>
  );
};

/** Named in every notice. Rule: TR-1. */
export const ProvidersSection = ({ settings, onChange }: TabProps) => {
  const { words } = useSpeech();
  const form = useSettingsForm({
    settings,
    onChange,
    read: ({ providers }) => providers,
    request: (providers) => ({ providers }),
    check: (draft): Record<string, string> =>
      Object.fromEntries(
        PROVIDER_ROLES.filter((role) => draft[role].by === 'company').flatMap((role) => [
          ...(draft[role].name.trim() === '' ? [[`${role}.name`, words.errors.required]] : []),
          ...(isOutside(draft[role]) && draft[role].transferTool.trim() === ''
            ? [[`${role}.transferTool`, words.errors.required]]
            : []),
        ]),
      ),
  });
  return (
    <Section id="providers" title={words.providers.title} lead={words.providers.lead}>
      <form class="stack" onSubmit={form.submit} noValidate>
        {PROVIDER_ROLES.map((role) => (
          <ProviderFields
            key={role}
            role={role}
            provider={form.draft[role]}
            faults={form.faults}
            isDisabled={!settings.mayEdit}
            onChange={(provider) => form.set({ [role]: provider })}
          />
        ))}
        <SaveBar isDirty={form.isDirty} isBusy={form.isBusy} onCancel={form.cancel} />
      </form>
    </Section>
  );
};
