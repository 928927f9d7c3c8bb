import type { Locale } from '../../../service/protocol/vocabulary.ts';
import { isWebAddress } from '../../shared/web-address.ts';
import type { Faults } from '../app/form-checks.ts';
import { useSpeech } from '../app/use-app.ts';
import type { Words } from '../words/word-lists.ts';
import { Field } from './field.tsx';
import { LanguageSelect } from './language-select.tsx';

export type ShopDraft = { name: string; url: string; language: Locale };

export const emptyShop = (language: Locale): ShopDraft => ({ name: '', url: 'https://', language });

export const shopFaults = ({ name, url }: ShopDraft, words: Words): Record<string, string> => ({
  ...(name.trim() === '' && { name: words.errors.required }),
  ...(!isWebAddress(url) && { url: words.errors.url }),
});

export const ShopFields = ({
  shop,
  faults,
  onChange,
}: {
  shop: ShopDraft;
  faults: Faults;
  onChange: (change: Partial<ShopDraft>) => void;
}) => {
  const { words } = useSpeech();
  return (
    <>
      <Field
        label={words.shops.shopName}
        name="shopName"
        value={shop.name}
        onInput={(name) => onChange({ name })}
        maxLength={100}
        error={faults.name}
      />
      <Field
        label={words.shops.url}
        name="shopUrl"
        type="url"
        hint={words.shops.urlHint}
        value={shop.url}
        onInput={(url) => onChange({ url })}
        error={faults.url}
      />
      <LanguageSelect
        label={words.shops.locale}
        value={shop.language}
        onChange={(language) => onChange({ language })}
      />
    </>
  );
};
