import { useState } from 'preact/hooks';
import type { CompanyFields as Company } from '../../../../service/protocol/api/organisation-api.ts';
import type { RegistrationDoor } from '../../../../service/protocol/api/registration-api.ts';
import { LOCALES, type Locale, type OrganisationKind } from '../../../../service/protocol/vocabulary.ts';
import { fill, plural } from '../../../shared/translate.ts';
import { type Faults, focusFirstFault, formOf, isEmail, refusedFields } from '../../app/form-checks.ts';
import { useApp, useExplain, useLoaded, useSpeech, useWaitingConnection } from '../../app/use-app.ts';
import { Banner, LoadFailure, Skeleton } from '../../parts/banner.tsx';
import { companyFaults, emptyCompany } from '../../parts/company.ts';
import { CompanyFields } from '../../parts/company-fields.tsx';
import { EntryPage } from '../../parts/entry-page.tsx';
import { Choice, Field, Select } from '../../parts/field.tsx';
import { PasswordField } from '../../parts/password-field.tsx';

const LEAST_PASSWORD = 12;

/** The operator's notice, shown before anything is typed: controller and purpose at once, the rest on demand. */
const AccountNotice = ({ notice }: { notice: NonNullable<RegistrationDoor['notice']> }) => {
  const { words } = useSpeech();
  const [first, ...rest] = notice.paragraphs;
  return (
    <section class="account-notice" aria-labelledby="account-notice">
      <h2 id="account-notice">{notice.title}</h2>
      {first && <p>{first.text}</p>}
      <details>
        <summary>{words.register.noticeMore}</summary>
        <dl class="account-notice-parts">
          {rest.map(({ heading, text }) => (
            <div key={heading}>
              <dt>{heading}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
};

const Closed = ({ door }: { door: RegistrationDoor }) => {
  const { words } = useSpeech();
  return (
    <EntryPage title={words.register.closedTitle}>
      <p>{words.register.closed}</p>
      {door.operator !== null && (
        <p>
          {door.operator.name}: <a href={`mailto:${door.operator.email}`}>{door.operator.email}</a>
        </p>
      )}
      <a class="button wide" href="#/inbox">
        {words.join.toSignIn}
      </a>
    </EntryPage>
  );
};

const Sent = ({ email, days, onAgain }: { email: string; days: number; onAgain: () => void }) => {
  const { words, locale } = useSpeech();
  const waiting = useWaitingConnection();
  return (
    <EntryPage title={words.register.sentTitle}>
      <p>{fill(words.register.sent, { email })}</p>
      <p class="soft">{fill(words.register.sentUntil, { days: plural(locale, words.confirm.days, days) })}</p>
      {waiting !== null && <Banner>{fill(words.connect.thisBrowser, { host: waiting.host })}</Banner>}
      <p class="soft">{words.register.sentNothing}</p>
      <button type="button" class="button wide" onClick={onAgain}>
        {words.register.again}
      </button>
      <a class="button wide" href="#/inbox">
        {words.join.toSignIn}
      </a>
    </EntryPage>
  );
};

type Person = { name: string; email: string; password: string; language: Locale };

const PersonFields = ({
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
      <Select
        label={words.register.language}
        value={person.language}
        options={LOCALES.map((value) => ({ value, label: words.languages[value] }))}
        onChange={(language) => onChange({ language })}
      />
    </>
  );
};

const RegisterForm = ({ door }: { door: RegistrationDoor }) => {
  const { api } = useApp();
  const { words, locale } = useSpeech();
  const explain = useExplain();
  const [kind, setKind] = useState<OrganisationKind>('merchant');
  const [person, setPerson] = useState<Person>({ name: '', email: '', password: '', language: locale });
  const [company, setCompany] = useState<Company>(emptyCompany());
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
      ...(person.name.trim() === '' && { name: words.errors.required }),
      ...(!isEmail(person.email) && { email: words.errors.email }),
      ...(person.password.length < LEAST_PASSWORD && { password: words.join.passwordHint }),
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
    return <Sent email={person.email.trim()} days={sentDays} onAgain={() => setSentDays(null)} />;
  }
  return (
    <EntryPage title={words.register.title} lead={words.register.lead} isWide>
      {door.notice !== null && <AccountNotice notice={door.notice} />}
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

/** Self-registration, where the operator allows it. */
export const Register = () => {
  const { api } = useApp();
  const { words, locale } = useSpeech();
  const door = useLoaded(locale, () => api.registrationDoor(locale));
  if (door.data === null) {
    return (
      <EntryPage title={words.register.title}>
        {door.refusal === null ? (
          <Skeleton isBusy={door.isBusy} />
        ) : (
          <LoadFailure refusal={door.refusal} retry={door.reload} />
        )}
      </EntryPage>
    );
  }
  return door.data.isOpen ? <RegisterForm door={door.data} /> : <Closed door={door.data} />;
};

/** Link to the registration on the sign-in page, shown only where registration is open. */
export const RegisterLink = () => {
  const { api } = useApp();
  const { words, locale } = useSpeech();
  const door = useLoaded(locale, () => api.registrationDoor(locale));
  if (door.data?.isOpen !== true) return null;
  return (
    <p class="door-more">
      {words.register.noAccount} <a href="#/register">{words.register.link}</a>
    </p>
  );
};
