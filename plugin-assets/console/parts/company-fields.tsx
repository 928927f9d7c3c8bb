import type { CompanyFields as Company } from '../../../service/protocol/api/organisation-api.ts';
import { useSpeech } from '../app/use-app.ts';
import { countryOptions, nipState } from './company.ts';
import { Field, Select } from './field.tsx';

/** Validates the Polish tax number during typing. */
export const CompanyFields = ({
  company,
  faults,
  onChange,
  isDisabled = false,
  isTaxNeeded = true,
}: {
  company: Company;
  faults: Readonly<Record<string, string>>;
  onChange: (change: Partial<Company>) => void;
  isDisabled?: boolean;
  /** An agreement requires the Polish tax number. */
  isTaxNeeded?: boolean;
}) => {
  const { words, locale } = useSpeech();
  const isPolish = company.country === 'PL';
  const nip = isPolish ? nipState(company.taxId) : 'empty';
  const taxHint = !isPolish
    ? words.company.taxIdHint
    : nip === 'right'
      ? words.company.nipRight
      : words.company.nipHint;
  const isNeeded = isPolish || company.taxId.trim() !== '';
  const taxFault = isNeeded
    ? (faults.taxId ?? (nip === 'wrong' ? words.company.nipWrong : undefined))
    : undefined;
  return (
    <div class="stack">
      <Field
        label={words.company.legalName}
        hint={words.company.legalNameHint}
        value={company.legalName}
        onInput={(legalName) => onChange({ legalName })}
        error={faults.legalName}
        maxLength={200}
        autocomplete="organization"
        name="legalName"
        isDisabled={isDisabled}
      />
      <Field
        label={words.company.address}
        hint={words.company.addressHint}
        value={company.address}
        onInput={(address) => onChange({ address })}
        error={faults.address}
        maxLength={300}
        autocomplete="street-address"
        name="address"
        isLong
        isDisabled={isDisabled}
      />
      <Select
        label={words.company.country}
        value={company.country}
        options={countryOptions(locale)}
        onChange={(country) => onChange({ country })}
        isDisabled={isDisabled}
      />
      <Field
        label={isPolish ? words.company.nip : words.company.taxId}
        hint={taxHint}
        value={company.taxId}
        onInput={(taxId) => onChange({ taxId })}
        error={taxFault}
        maxLength={30}
        name="taxId"
        isOptional={!isPolish || !isTaxNeeded}
        isDisabled={isDisabled}
      />
      <Field
        label={words.company.registerNo}
        hint={words.company.registerNoHint}
        value={company.registerNo}
        onInput={(registerNo) => onChange({ registerNo })}
        maxLength={40}
        name="registerNo"
        isOptional
        isDisabled={isDisabled}
      />
      <Field
        label={words.company.contactEmail}
        hint={words.company.contactEmailHint}
        type="email"
        value={company.contactEmail}
        onInput={(contactEmail) => onChange({ contactEmail })}
        error={faults.contactEmail}
        maxLength={254}
        name="contactEmail"
        isDisabled={isDisabled}
      />
    </div>
  );
};
