import { useState } from 'preact/hooks';
import { LOCALES, type Locale } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useExplain, useSpeech } from '../../app/use-app.ts';
import { isWebAddress } from '../../app/use-settings-form.ts';
import { Banner } from '../../parts/banner.tsx';
import { companyFaults, emptyCompany } from '../../parts/company.ts';
import { CompanyFields } from '../../parts/company-fields.tsx';
import { Field, Select } from '../../parts/field.tsx';
import type { OrganisationAccess } from '../../state/select.ts';

/** A client's company and first shop; the client is invited as owner. */
export const NewClient = ({ agency, onAdded }: { agency: OrganisationAccess; onAdded: () => void }) => {
  const app = useApp();
  const { words, locale } = useSpeech();
  const explain = useExplain();
  const { showDone } = useActions();
  const [company, setCompany] = useState(emptyCompany());
  const [shopName, setShopName] = useState('');
  const [url, setUrl] = useState('https://');
  const [language, setLanguage] = useState<Locale>(locale);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [isBusy, setIsBusy] = useState(false);

  const show = (found: Record<string, string>, form: HTMLElement | null) => {
    setFaults(found);
    setTimeout(() => form?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    const form = event.currentTarget instanceof HTMLElement ? event.currentTarget : null;
    const found = {
      ...(shopName.trim() === '' && { shopName: words.errors.required }),
      ...(!isWebAddress(url) && { url: words.errors.url }),
      ...companyFaults(company, words),
    };
    setProblem(null);
    if (Object.keys(found).length > 0) return show(found, form);
    setIsBusy(true);
    const answer = await app.api.addClient(agency.id, {
      company,
      shopName: shopName.trim(),
      url: url.trim(),
      locale: language,
    });
    setIsBusy(false);
    if (!answer.ok) {
      const named = Object.keys(answer.refusal.fields ?? {}).map((path) => path.replace('company.', ''));
      show(Object.fromEntries(named.map((path) => [path, words.errors.field])), form);
      return setProblem(explain(answer.refusal));
    }
    showDone(fill(words.board.added, { shop: shopName.trim(), email: company.contactEmail }));
    setCompany(emptyCompany());
    setShopName('');
    setUrl('https://');
    setIsOpen(false);
    await app.refreshMe();
    onAdded();
  };
  if (!isOpen) {
    return (
      <p class="button-row">
        <button type="button" class="button primary" onClick={() => setIsOpen(true)}>
          {words.board.addButton}
        </button>
      </p>
    );
  }
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <h3>{words.start.shop}</h3>
      <Field
        label={words.shops.shopName}
        name="shopName"
        value={shopName}
        onInput={setShopName}
        maxLength={100}
        error={faults.shopName}
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
      <h3>{words.board.client}</h3>
      <p class="hint">{words.board.clientLead}</p>
      <CompanyFields
        company={company}
        faults={faults}
        onChange={(change) => setCompany((held) => ({ ...held, ...change }))}
      />
      {problem !== null && (
        <Banner tone="bad" isUrgent>
          {problem}
        </Banner>
      )}
      <p class="button-row">
        <button type="submit" class="button primary" disabled={isBusy}>
          {isBusy ? words.common.saving : words.board.create}
        </button>
        <button type="button" class="button" disabled={isBusy} onClick={() => setIsOpen(false)}>
          {words.common.cancel}
        </button>
      </p>
    </form>
  );
};
