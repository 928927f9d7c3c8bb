import { useState } from 'preact/hooks';
import type {
  AgreementDocumentView,
  AgreementOverview,
} from '../../../../service/protocol/api/agreement-api.ts';
import { LOCALES } from '../../../../service/protocol/vocabulary.ts';
import { useActions } from '../../app/actions.ts';
import type { Faults } from '../../app/form-checks.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import { CompanyFields } from '../../parts/company-fields.tsx';
import { Field, Select } from '../../parts/field.tsx';
import { type DraftForm, draftFaults, draftRequest, startDraft } from './draft-form.ts';

type FieldsProps = { form: DraftForm; faults: Faults; onChange: (change: Partial<DraftForm>) => void };

const SignatoryFields = ({ form, faults, onChange }: FieldsProps) => {
  const { words } = useSpeech();
  const w = words.dpa;
  return (
    <>
      <Field
        label={w.instructionEmail}
        hint={w.instructionHint}
        type="email"
        name="instructionEmail"
        value={form.instructionEmail}
        onInput={(instructionEmail) => onChange({ instructionEmail })}
        error={faults.instructionEmail}
      />
      <div class="pair">
        <Field
          label={w.signatoryName}
          name="signatoryName"
          value={form.signatoryName}
          onInput={(signatoryName) => onChange({ signatoryName })}
          error={faults.signatoryName}
          maxLength={200}
        />
        <Field
          label={w.signatoryRole}
          hint={w.signatoryRoleHint}
          name="signatoryRole"
          value={form.signatoryRole}
          onInput={(signatoryRole) => onChange({ signatoryRole })}
          error={faults.signatoryRole}
          maxLength={100}
        />
      </div>
      <Field
        label={words.controller.dpo}
        value={form.dpo}
        onInput={(dpo) => onChange({ dpo })}
        maxLength={300}
        isOptional
        error={faults.dpo}
      />
    </>
  );
};

export const CompanyStep = ({
  shopId,
  overview,
  onRead,
}: {
  shopId: string;
  overview: AgreementOverview;
  onRead: (document: AgreementDocumentView) => void;
}) => {
  const { agreements } = useApp();
  const { words, locale } = useSpeech();
  const { showRefusal } = useActions();
  const w = words.dpa;
  const [form, setForm] = useState<DraftForm>(() => startDraft(overview, locale));
  const [faults, setFaults] = useState<Faults>({});
  const [isBusy, setIsBusy] = useState(false);
  const change = (changed: Partial<DraftForm>) => setForm((held) => ({ ...held, ...changed }));

  const submit = async (event: Event) => {
    event.preventDefault();
    const found = draftFaults(form, words);
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    setIsBusy(true);
    const answer = await agreements.draft(shopId, draftRequest(form));
    setIsBusy(false);
    if (answer.ok) return onRead(answer.body);
    const fields = Object.entries(answer.refusal.fields ?? {});
    setFaults(Object.fromEntries(fields.map(([path, text]) => [path.replace(/^\w+\./, ''), text])));
    showRefusal(answer.refusal);
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <p>{w.formLead}</p>
      <CompanyFields
        company={form.company}
        faults={faults}
        onChange={(changed) => change({ company: { ...form.company, ...changed } })}
      />
      <SignatoryFields form={form} faults={faults} onChange={change} />
      <Select
        label={w.language}
        value={form.language}
        options={LOCALES.map((value) => ({
          value,
          label: w.languages[value] ?? value,
        }))}
        onChange={(language) => change({ language })}
      />
      <p class="button-row">
        <button type="submit" class="button primary" disabled={isBusy}>
          {w.read}
        </button>
      </p>
    </form>
  );
};
