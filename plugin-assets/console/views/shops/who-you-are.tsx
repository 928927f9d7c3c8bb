import { useState } from 'preact/hooks';
import { useActions } from '../../app/actions.ts';
import { type Faults, focusFirstFault, formOf, refusedFields } from '../../app/form-checks.ts';
import { useApp, useAppState, useSpeech } from '../../app/use-app.ts';
import { companyFaults, emptyCompany } from '../../parts/company.ts';
import { CompanyFields } from '../../parts/company-fields.tsx';
import { Field } from '../../parts/field.tsx';

/** Also stores the browser's language. */
export const WhoYouAre = ({ organisationId }: { organisationId: string }) => {
  const app = useApp();
  const { words, locale } = useSpeech();
  const { showRefusal } = useActions();
  const email = useAppState(({ me }) => me?.email ?? '');
  const known = useAppState(({ me }) => me?.name ?? '');
  const [name, setName] = useState(known.includes('@') ? '' : known);
  const [company, setCompany] = useState(emptyCompany(locale, email));
  const [faults, setFaults] = useState<Faults>({});
  const [isBusy, setIsBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    const found: Faults = {
      ...companyFaults(company, words, false),
      ...((name.trim() === '' || name.includes('@')) && { name: words.start.nameFault }),
    };
    setFaults(found);
    if (Object.keys(found).length > 0) return focusFirstFault(formOf(event));
    setIsBusy(true);
    // Name last: it completes the step.
    const answer = await app.api.changeCompany(organisationId, company);
    const named = answer.ok ? await app.api.changeMe({ name: name.trim(), locale }) : answer;
    setIsBusy(false);
    if (!named.ok) {
      setFaults(refusedFields(named.refusal, words.errors.field));
      return showRefusal(named.refusal);
    }
    await app.refreshMe();
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <p>{words.start.youLead}</p>
      <Field
        label={words.common.name}
        hint={words.profile.nameHint}
        value={name}
        onInput={setName}
        error={faults.name}
        maxLength={100}
        autocomplete="name"
      />
      <CompanyFields
        company={company}
        faults={faults}
        isTaxNeeded={false}
        onChange={(change) => setCompany((held) => ({ ...held, ...change }))}
      />
      <p class="button-row">
        <button type="submit" class="button primary" disabled={isBusy}>
          {isBusy ? words.common.saving : words.common.save}
        </button>
      </p>
    </form>
  );
};
