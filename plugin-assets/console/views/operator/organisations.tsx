import { useState } from 'preact/hooks';
import type { InvitationLink } from '../../../../service/protocol/api/people-api.ts';
import type { OrganisationKind } from '../../../../service/protocol/vocabulary.ts';
import { useActions } from '../../app/actions.ts';
import { isEmail } from '../../app/form-checks.ts';
import { useApp, useAppState, useLoaded, useSpeech } from '../../app/use-app.ts';
import { EmptyState, LoadState } from '../../parts/banner.tsx';
import { Chip } from '../../parts/chip.tsx';
import { Choice, Field } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { Unknown } from '../../parts/unknown-page.tsx';
import { CloseCompany } from '../people/close-company.tsx';
import { OneTimeLink } from '../people/one-time-link.tsx';
import { ResetByEmail } from '../people/second-factor-rule.tsx';
import { OutboxSection } from '../settings/outbox.tsx';
import { VersionSection } from './version-section.tsx';

const AddOrganisation = ({ onAdded }: { onAdded: () => void }) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const { showRefusal } = useActions();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<OrganisationKind>('merchant');
  const [ownerEmail, setOwnerEmail] = useState('');
  const [faults, setFaults] = useState<{ name?: string; ownerEmail?: string }>({});
  const [made, setMade] = useState<{ email: string; link: InvitationLink } | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    const found = {
      ...(name.trim() === '' && { name: words.errors.required }),
      ...(!isEmail(ownerEmail) && { ownerEmail: words.errors.email }),
    };
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    setIsBusy(true);
    const answer = await api.addOrganisation({ name: name.trim(), kind, ownerEmail: ownerEmail.trim() });
    setIsBusy(false);
    if (!answer.ok) return showRefusal(answer.refusal);
    setMade({ email: ownerEmail.trim(), link: answer.body });
    setName('');
    setOwnerEmail('');
    onAdded();
  };
  return (
    <>
      <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
        <Field
          label={words.operator.name}
          value={name}
          onInput={setName}
          error={faults.name}
          maxLength={200}
        />
        <Choice
          legend={words.operator.kind}
          value={kind}
          options={[
            { value: 'merchant', label: words.operator.merchant },
            { value: 'agency', label: words.operator.agency },
          ]}
          onChange={setKind}
        />
        <Field
          label={words.operator.owner}
          type="email"
          value={ownerEmail}
          onInput={setOwnerEmail}
          error={faults.ownerEmail}
        />
        <p class="button-row">
          <button type="submit" class="button primary" disabled={isBusy}>
            {words.operator.create}
          </button>
        </p>
      </form>
      {made !== null && <OneTimeLink email={made.email} made={made.link} />}
    </>
  );
};

/** No collected data. */
export const Organisations = () => {
  const { api, refreshMe } = useApp();
  const { words, format } = useSpeech();
  const isOperator = useAppState((state) => state.me?.isOperator ?? false);
  const loaded = useLoaded(String(isOperator), async () =>
    isOperator ? api.organisations() : { ok: true as const, status: 200, body: { organisations: [] } },
  );
  if (!isOperator) return <Unknown />;
  const organisations = loaded.data?.organisations ?? [];
  return (
    <div class="view view-settings">
      <header class="view-head">
        <div>
          <h1>{words.operator.title}</h1>
          <p class="soft">{words.operator.lead}</p>
        </div>
        <a class="button" href="#/operator-records">
          {words.operator.recordsTitle}
        </a>
      </header>
      <LoadState loaded={loaded} lines={4} />
      <div class="cards">
        <VersionSection />
        {loaded.data !== null && organisations.length === 0 && (
          <EmptyState icon="building" title={words.operator.emptyTitle} text={words.operator.empty} />
        )}
        {organisations.length > 0 && (
          <div class="table-frame">
            <table class="table">
              <caption class="off-screen">{words.operator.title}</caption>
              <thead>
                <tr>
                  <th scope="col">{words.people.organisation}</th>
                  <th scope="col">{words.operator.kind}</th>
                  <th scope="col" class="cell-number">
                    {words.operator.shops}
                  </th>
                  <th scope="col">{words.operator.created}</th>
                </tr>
              </thead>
              <tbody>
                {organisations.map((organisation) => (
                  <tr key={organisation.id}>
                    <th scope="row">{organisation.name}</th>
                    <td>
                      <Chip text={words.people[organisation.kind]} />{' '}
                      {/* Not in a column of its own, which would stand outside a small screen. */}
                      {organisation.shops === 0 && (
                        <CloseCompany
                          company={organisation}
                          onClosed={() => {
                            loaded.reload();
                            void refreshMe();
                          }}
                        />
                      )}
                    </td>
                    <td class="cell-number">{format.number(organisation.shops)}</td>
                    <td>
                      <time dateTime={organisation.createdAt}>{format.day(organisation.createdAt)}</time>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <Section title={words.operator.add}>
          <AddOrganisation onAdded={loaded.reload} />
        </Section>
        <OutboxSection shopId={null} />
        <ResetByEmail />
      </div>
    </div>
  );
};
