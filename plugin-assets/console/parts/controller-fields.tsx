import { type Faults, isEmail } from '../app/form-checks.ts';
import { useSpeech } from '../app/use-app.ts';
import type { Words } from '../words/word-lists.ts';
import { Field } from './field.tsx';

export type ControllerContact = { name: string; address: string; email: string; phone: string };

export const controllerFaults = (
  { name, address, email }: Pick<ControllerContact, 'name' | 'address' | 'email'>,
  { errors }: Words,
): Record<string, string> => ({
  ...(name.trim() === '' && { name: errors.required }),
  ...(address.trim() === '' && { address: errors.required }),
  ...(!isEmail(email) && { email: errors.email }),
});

export const trimController = ({ name, address, email, phone }: ControllerContact): ControllerContact => ({
  name: name.trim(),
  address: address.trim(),
  email: email.trim(),
  phone: phone.trim(),
});

export const ControllerFields = ({
  controller,
  faults,
  onChange,
  isDisabled = false,
}: {
  controller: ControllerContact;
  faults: Faults;
  onChange: (change: Partial<ControllerContact>) => void;
  isDisabled?: boolean;
}) => {
  const { words } = useSpeech();
  return (
    <>
      <Field
        label={words.controller.name}
        value={controller.name}
        onInput={(name) => onChange({ name })}
        error={faults.name}
        maxLength={200}
        isDisabled={isDisabled}
      />
      <Field
        label={words.controller.address}
        value={controller.address}
        onInput={(address) => onChange({ address })}
        error={faults.address}
        maxLength={300}
        isLong
        isDisabled={isDisabled}
      />
      <div class="pair">
        <Field
          label={words.controller.email}
          type="email"
          value={controller.email}
          onInput={(email) => onChange({ email })}
          error={faults.email}
          isDisabled={isDisabled}
        />
        <Field
          label={words.controller.phone}
          type="tel"
          value={controller.phone}
          onInput={(phone) => onChange({ phone })}
          error={faults.phone}
          isOptional
          isDisabled={isDisabled}
        />
      </div>
    </>
  );
};
