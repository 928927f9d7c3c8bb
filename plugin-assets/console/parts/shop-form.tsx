import { useState } from 'preact/hooks';
import { fill } from '../../shared/translate.ts';
import { useActions } from '../app/actions.ts';
import { type Faults, isEmail, refusedFields } from '../app/form-checks.ts';
import { useApp, useExplain, useSpeech } from '../app/use-app.ts';
import { useRefFor } from '../app/use-ref-for.ts';
import type { OrganisationAccess } from '../state/select.ts';
import { Banner } from './banner.tsx';
import { Field, Select } from './field.tsx';
import { emptyShop, ShopFields, shopFaults } from './shop-fields.tsx';

/** A shop needs a contact address. */
export const ShopForm = ({
  owned,
  firstContact,
  onAdded,
}: {
  /** At least one merchant organisation. */
  owned: readonly OrganisationAccess[];
  firstContact: string;
  onAdded: (shopId: string) => void;
}) => {
  const app = useApp();
  const { words, locale } = useSpeech();
  const explain = useExplain();
  const { showDone } = useActions();
  const refFor = useRefFor();
  const [organisationId, setOrganisationId] = useState(owned[0]?.id ?? '');
  const [shop, setShop] = useState(emptyShop(locale));
  const [contactEmail, setContactEmail] = useState(firstContact);
  const [faults, setFaults] = useState<Faults>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const submit = async (event: Event) => {
    event.preventDefault();
    const found = {
      ...shopFaults(shop, words),
      ...(!isEmail(contactEmail) && { contactEmail: words.errors.email }),
    };
    setFaults(found);
    setProblem(null);
    if (Object.keys(found).length > 0 || isBusy) return;
    setIsBusy(true);
    const wish = {
      organisationId,
      name: shop.name.trim(),
      url: shop.url.trim(),
      locale: shop.language,
      contactEmail: contactEmail.trim(),
    };
    const answer = await app.api.addShop({ ref: refFor.of(wish), ...wish });
    setIsBusy(false);
    if (!answer.ok) {
      setFaults(refusedFields(answer.refusal, words.errors.field));
      setProblem(explain(answer.refusal));
      return;
    }
    refFor.stored();
    await app.refreshMe();
    showDone(fill(words.shops.created, { shop: shop.name.trim() }));
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
      <ShopFields
        shop={shop}
        faults={faults}
        onChange={(change) => setShop((held) => ({ ...held, ...change }))}
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
