import { useState } from 'preact/hooks';
import { LOCALES, type Locale } from '../../../service/protocol/vocabulary.ts';
import { fill } from '../../shared/translate.ts';
import { useActions } from '../app/actions.ts';
import { useApp, useExplain, useSpeech } from '../app/use-app.ts';
import { isEmail, isWebAddress } from '../app/use-settings-form.ts';
import type { OrganisationAccess } from '../state/select.ts';
import { Banner } from './banner.tsx';
import { Field, Select } from './field.tsx';

/** Form of a new shop; everything else is set later. Decision 0079: no shop without a contact address. */
export const ShopForm = ({
  owned,
  firstContact,
  onAdded,
}: {
  /** Merchant organisations of the person, at least one. */
  owned: readonly OrganisationAccess[];
  firstContact: string;
  onAdded: (shopId: string) => void;
}) => {
  const app = useApp();
  const { words, locale } = useSpeech();
  const explain = useExplain();
  const { showDone } = useActions();
  const [organisationId, setOrganisationId] = useState(owned[0]?.id ?? '');
  const [name, setName] = useState('');
  const [url, setUrl] = useState('https://');
  const [language, setLanguage] = useState<Locale>(locale);
  const [contactEmail, setContactEmail] = useState(firstContact);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const submit = async (event: Event) => {
    event.preventDefault();
    const found = {
      ...(name.trim() === '' && { name: words.errors.required }),
      ...(!isWebAddress(url) && { url: words.errors.url }),
      ...(!isEmail(contactEmail) && { contactEmail: words.errors.email }),
    };
    setFaults(found);
    setProblem(null);
    if (Object.keys(found).length > 0 || isBusy) return;
    setIsBusy(true);
    const answer = await app.api.addShop({
      organisationId,
      name: name.trim(),
      url: url.trim(),
      locale: language,
      contactEmail: contactEmail.trim(),
    });
    setIsBusy(false);
    if (!answer.ok) {
      const named = Object.keys(answer.refusal.fields ?? {});
      setFaults(Object.fromEntries(named.map((field) => [field, words.errors.field])));
      setProblem(explain(answer.refusal));
      return;
    }
    await app.refreshMe();
    showDone(fill(words.shops.created, { shop: name.trim() }));
    onAdded(answer.body.id);
  };

  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      {problem !== null && (
        <Banner tone="bad" isUrgent>
          {problem}
        </Banner>
      )}
      {owned.length > 1 && (
        <Select
          label={words.shops.organisation}
          value={organisationId}
          options={owned.map(({ id, name: label }) => ({ value: id, label }))}
          onChange={setOrganisationId}
        />
      )}
      <Field
        label={words.shops.shopName}
        name="shopName"
        value={name}
        onInput={setName}
        maxLength={100}
        error={faults.name}
      />
      <Field
        label={words.shops.url}
        name="shopUrl"
        type="url"
        hint={words.shops.urlHint}
        value={url}
        onInput={setUrl}
        error={faults.url}
      />
      <Select
        label={words.shops.locale}
        value={language}
        options={LOCALES.map((value) => ({ value, label: words.languages[value] }))}
        onChange={setLanguage}
      />
      <Field
        label={words.shops.contact}
        name="shopContact"
        type="email"
        hint={words.shops.contactHint}
        value={contactEmail}
        onInput={setContactEmail}
        error={faults.contactEmail}
      />
      <button type="submit" class="button primary wide" disabled={isBusy}>
        {isBusy ? words.common.saving : words.shops.create}
      </button>
    </form>
  );
};
