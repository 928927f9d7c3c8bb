import type { Locale } from '../../../../service/protocol/vocabulary.ts';
import { plural } from '../../../shared/translate.ts';
import { type Faults, isEmail } from '../../app/form-checks.ts';
import { useSpeech } from '../../app/use-app.ts';
import { Field } from '../../parts/field.tsx';
import { LanguageSelect } from '../../parts/language-select.tsx';
import { PasswordField } from '../../parts/password-field.tsx';
import type { Words } from '../../words/word-lists.ts';

const LEAST_PASSWORD = 12;

export type Person = { name: string; email: string; password: string; language: Locale };

export const personFaults = ({ name, email, password }: Person, words: Words): Record<string, string> => ({
  ...(name.trim() === '' && { name: words.errors.required }),
  ...(!isEmail(email) && { email: words.errors.email }),
  ...(password.length < LEAST_PASSWORD && { password: words.join.passwordHint }),
});

export const PersonFields = ({
  person,
  faults,
  onChange,
}: {
  person: Person;
  faults: Faults;
  onChange: (change: Partial<Person>) => void;
}) => {
  const { words, locale } = useSpeech();
  const missing = LEAST_PASSWORD - person.password.length;
  return (
    <>
      <h2>{words.register.person}</h2>
      <Field
        label={words.register.name}
        hint={words.register.nameHint}
        name="name"
        autocomplete="name"
        maxLength={100}
        value={person.name}
        onInput={(name) => onChange({ name })}
        error={faults.name}
      />
      <Field
        label={words.common.email}
        hint={words.register.emailHint}
        type="email"
        name="email"
        autocomplete="username"
        maxLength={254}
        value={person.email}
        onInput={(email) => onChange({ email })}
        error={faults.email}
      />
      <PasswordField
        label={words.common.password}
        name="password"
        autocomplete="new-password"
        hint={
          person.password !== '' && missing > 0
            ? plural(locale, words.join.passwordShort, missing)
            : words.join.passwordHint
        }
        maxLength={200}
        value={person.password}
        onInput={(password) => onChange({ password })}
        error={faults.password}
      />
      <LanguageSelect
        label={words.register.language}
        value={person.language}
        onChange={(language) => onChange({ language })}
      />
    </>
  );
};
