import { useState } from 'preact/hooks';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { type Faults, focusFirstFault, formOf, refusedFields } from '../../app/form-checks.ts';
import { useApp, useAppState, useExplain, useSpeech } from '../../app/use-app.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { companyFaults, emptyCompany } from '../../parts/company.ts';
import { CompanyFields } from '../../parts/company-fields.tsx';
import { emptyShop, ShopFields, shopFaults } from '../../parts/shop-fields.tsx';
import type { OrganisationAccess } from '../../state/select.ts';

export const NewClient = ({ agency, onAdded }: { agency: OrganisationAccess; onAdded: () => void }) => {
  const app = useApp();
  const { words, locale } = useSpeech();
  const explain = useExplain();
  const { showDone } = useActions();
  const isMailSet = useAppState((state) => state.me?.isMailSet ?? false);
  const [company, setCompany] = useState(emptyCompany(locale));
  const [shop, setShop] = useState(emptyShop(locale));
  const [faults, setFaults] = useState<Faults>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [isBusy, setIsBusy] = useState(false);

  const show = (found: Faults, form: HTMLElement | null) => {
    setFaults(found);
    focusFirstFault(form);
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    const form = formOf(event);
    const found = { ...shopFaults(shop, words), ...companyFaults(company, words) };
    setProblem(null);
    if (Object.keys(found).length > 0) return show(found, form);
    setIsBusy(true);
    const answer = await app.api.addClient(agency.id, {
      company,
      shopName: shop.name.trim(),
      url: shop.url.trim(),
      locale: shop.language,
    });
    setIsBusy(false);
    if (!answer.ok) {
      show(refusedFields(answer.refusal, words.errors.field), form);
      return setProblem(explain(answer.refusal));
    }
    showDone(
      fill(isMailSet ? words.board.added : words.board.addedWaits, {
        shop: shop.name.trim(),
        email: company.contactEmail,
      }),
    );
    setCompany(emptyCompany(locale));
    setShop(emptyShop(locale));
    setIsOpen(false);
    await app.refreshMe();
    onAdded();
  };
  if (!isOpen) {
    return (
      <p class="button-row">
        <Button label={words.board.addButton} look="primary" onClick={() => setIsOpen(true)} />
      </p>
    );
  }
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <h3>{words.start.shop}</h3>
      <ShopFields
        shop={shop}
        faults={{ ...faults, ...(faults.shopName && { name: faults.shopName }) }}
        onChange={(change) => setShop((held) => ({ ...held, ...change }))}
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
