import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { OrganisationDetail } from '../../../../service/protocol/api/organisation-api.ts';
import { useActions } from '../../app/actions.ts';
import { type Faults, focusFirstFault, formOf } from '../../app/form-checks.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';
import { companyFaults, emptyCompany } from '../../parts/company.ts';
import { CompanyFields } from '../../parts/company-fields.tsx';
import { SaveBar, Section } from '../../parts/section.tsx';

const CompanyForm = ({
  detail,
  onSaved,
}: {
  detail: OrganisationDetail;
  onSaved: (detail: OrganisationDetail) => void;
}) => {
  const { api, unsaved } = useApp();
  const { words, locale } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const saved = detail.company ?? emptyCompany(locale);
  const { current: form } = useRef({ address: location.hash, name: 'company' });
  const [draft, setDraft] = useState(() => unsaved.get<typeof saved>(form) ?? saved);
  const [faults, setFaults] = useState<Faults>({});
  const [isBusy, setIsBusy] = useState(false);
  const isDirty = JSON.stringify(draft) !== JSON.stringify(saved);
  useLayoutEffect(() => unsaved.set(form, isDirty ? draft : null), [draft, isDirty]);
  const submit = async (event: Event) => {
    event.preventDefault();
    const found = companyFaults(draft, words);
    setFaults(found);
    if (Object.keys(found).length > 0) return focusFirstFault(formOf(event));
    setIsBusy(true);
    const answer = await api.changeCompany(detail.id, draft);
    setIsBusy(false);
    if (!answer.ok) return showRefusal(answer.refusal);
    setDraft(answer.body.company ?? draft);
    onSaved(answer.body);
    showDone(words.common.saved);
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <CompanyFields
        company={draft}
        faults={faults}
        onChange={(change) => setDraft((held) => ({ ...held, ...change }))}
        isDisabled={!detail.mayEdit}
      />
      {!detail.mayEdit && <p class="hint">{words.company.ownerOnly}</p>}
      <SaveBar
        isDirty={isDirty}
        isBusy={isBusy}
        onCancel={() => {
          setDraft(saved);
          setFaults({});
        }}
      />
    </form>
  );
};

export const CompanySection = ({ organisationId }: { organisationId: string }) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const loaded = useLoaded(organisationId, () => api.organisation(organisationId));
  return (
    <Section
      id="company"
      title={words.company.title}
      lead={loaded.data?.kind === 'agency' ? words.company.leadAgency : words.company.lead}
    >
      <LoadState loaded={loaded} lines={4} />
      {loaded.data !== null && <CompanyForm detail={loaded.data} onSaved={loaded.replace} />}
    </Section>
  );
};
