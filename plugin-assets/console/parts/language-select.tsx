import { LOCALES, type Locale } from '../../../service/protocol/vocabulary.ts';
import { useSpeech } from '../app/use-app.ts';
import { Select } from './field.tsx';

export const LanguageSelect = ({
  label,
  value,
  onChange,
}: {
  label?: string;
  value: Locale;
  onChange: (locale: Locale) => void;
}) => {
  const { words } = useSpeech();
  return (
    <Select
      label={label ?? words.common.language}
      value={value}
      options={LOCALES.map((locale) => ({ value: locale, label: words.languages[locale] }))}
      onChange={onChange}
    />
  );
};
