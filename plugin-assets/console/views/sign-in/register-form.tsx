import { useState } from 'preact/hooks';
import type { CompanyFields as Company } from '../../../../service/protocol/api/organisation-api.ts';
import type { RegistrationView } from '../../../../service/protocol/api/registration-api.ts';
import type { OrganisationKind } from '../../../../service/protocol/vocabulary.ts';
import { type Faults, focusFirstFault, formOf, refusedFields } from '../../app/form-checks.ts';
import { useApp, useExplain, useSpeech } from '../../app/use-app.ts';
import { Banner } from '../../parts/banner.tsx';
import { companyFaults, emptyCompany } from '../../parts/company.ts';
import { CompanyFields } from '../../parts/company-fields.tsx';
import { EntryPage } from '../../parts/entry-page.tsx';
import { Choice } from '../../parts/field.tsx';
import { AccountNotice } from './account-notice.tsx';
import { type Person, PersonFields, personFaults } from './person-fields.tsx';
import { RegistrationSent } from './registration-sent.tsx';

export const RegisterForm = ({ registration }: { registration: RegistrationView }) => {
  const { api } = useApp();
  const { words, locale } = useSpeech();
  const explain = useExplain();
  const [kind, setKind] = useState<OrganisationKind>('merchant');
  const [person, setPerson] = useState<Person>({ name: '', email: '', password: '', language: locale });
  const [company, setCompany] = useState<Company>(emptyCompany(locale));
  const [website, setWebsite] = useState('');
  const [faults, setFaults] = useState<Faults>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [sentDays, setSentDays] = useState<number | null>(null);

  const show = (found: Faults, form: HTMLElement | null) => {
    setFaults(found);
    focusFirstFault(form);
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    const form = formOf(event);
    const found = {
      ...personFaults(person, words),
      ...companyFaults(company, words),
    };
    setProblem(null);
    if (Object.keys(found).length > 0) return show(found, form);
    setIsBusy(true);
    const answer = await api.register({
      kind,
      name: person.name.trim(),
      email: person.email.trim(),
      password: person.password,
      locale: person.language,
      company,
      ...(website === '' ? {} : { website }),
    });
    setIsBusy(false);
    if (answer.ok) return setSentDays(answer.body.days);
    show(refusedFields(answer.refusal, words.errors.field), form);
    setProblem(explain(answer.refusal));
  };
  if (sentDays !== null) {
    return (
      <RegistrationSent
        email={person.email.trim()}
        days={sentDays}
        registration={registration}
        onAgain={() => setSentDays(null)}
      />
    );
  }
  return (
    <EntryPage title={words.register.title} lead={words.register.lead} isWide>
      {registration.notice !== null && <AccountNotice notice={registration.notice} />}
      <form class="stack register" onSubmit={(event) => void submit(event)} noValidate>
        <Choice
          legend={words.register.kind}
          value={kind}
          options={[
            { value: 'merchant', label: words.register.merchant, hint: words.register.merchantHint },
            { value: 'agency', label: words.register.agency, hint: words.register.agencyHint },
          ]}
          onChange={setKind}
        />
        <PersonFields
          person={person}
          faults={faults}
          onChange={(change) => setPerson((held) => ({ ...held, ...change }))}
        />
        <h2>{words.company.title}</h2>
        <p class="section-lead">{words.company.lead}</p>
        <CompanyFields
          company={company}
          faults={faults}
          onChange={(change) => setCompany((held) => ({ ...held, ...change }))}
        />
        <div class="off-screen" aria-hidden="true">
          <input
            name="website"
            autocomplete="off"
            tabIndex={-1}
            value={website}
            onInput={(event) => setWebsite(event.currentTarget.value)}
          />
        </div>
        {problem !== null && (
          <Banner tone="bad" isUrgent>
            {problem}
          </Banner>
        )}
        <button type="submit" class="button primary wide" disabled={isBusy}>
          {isBusy ? words.register.busy : words.register.submit}
        </button>
        <p class="hint">{words.register.next}</p>
      </form>
      <p class="soft">
        {words.register.haveAccount} <a href="#/inbox">{words.signIn.title}</a>
      </p>
    </EntryPage>
  );
};
