import { useState } from 'preact/hooks';
import type {
  AgreementDocumentView,
  AgreementOverview,
} from '../../../../service/protocol/api/agreement-api.ts';
import type { CompanyFields as Company } from '../../../../service/protocol/api/organisation-api.ts';
import type { Locale } from '../../../../service/protocol/vocabulary.ts';
import type { Authority } from '../../api/agreement-api.ts';
import { useActions } from '../../app/actions.ts';
import { isEmail } from '../../app/form-checks.ts';
import { useApp, useSpeech } from '../../app/use-app.ts';
import { AgreementText } from '../../parts/agreement-text.tsx';
import { companyFaults, emptyCompany } from '../../parts/company.ts';
import { CompanyFields } from '../../parts/company-fields.tsx';
import { Choice, Field, Select } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { UploadButton } from '../../parts/upload-button.tsx';

type Props = { shopId: string; overview: AgreementOverview; onDone: () => void };
type Proof = 'declared' | 'uploaded' | 'mail';

/** Company data form; submitting it creates the document with its fixed text. */
const CompanyStep = ({
  shopId,
  overview,
  onRead,
}: Props & { onRead: (document: AgreementDocumentView) => void }) => {
  const { agreements } = useApp();
  const { words, locale } = useSpeech();
  const { showRefusal } = useActions();
  const w = words.dpa;
  const { proposed, binding, capacity } = overview;
  const start: Company = proposed.company ?? {
    ...emptyCompany(proposed.email),
    legalName: proposed.name,
    address: proposed.address,
  };
  const [company, setCompany] = useState<Company>(start);
  const [instructionEmail, setInstructionEmail] = useState(
    binding?.company.instructionEmail ?? start.contactEmail,
  );
  const [signatoryName, setSignatoryName] = useState(proposed.signatoryName);
  const [signatoryRole, setSignatoryRole] = useState(binding?.company.signatoryRole ?? '');
  const [dpo, setDpo] = useState(binding?.company.dpo ?? proposed.dpo);
  const [language, setLanguage] = useState<Locale>(locale);
  const [kind, setKind] = useState<'on_behalf' | 'chain'>('on_behalf');
  const [proof, setProof] = useState<Proof>('declared');
  const [ownAgreementOn, setOwnAgreementOn] = useState('');
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [isBusy, setIsBusy] = useState(false);

  const submit = async (event: Event) => {
    event.preventDefault();
    const found: Record<string, string> = {
      ...companyFaults(company, words),
      ...(!isEmail(instructionEmail) && { instructionEmail: words.errors.email }),
      ...(signatoryName.trim() === '' && { signatoryName: words.errors.required }),
      ...(signatoryRole.trim() === '' && { signatoryRole: words.errors.required }),
      ...(capacity === 'agency' &&
        kind === 'chain' &&
        ownAgreementOn === '' && { ownAgreementOn: words.errors.required }),
    };
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    setIsBusy(true);
    const position =
      capacity !== 'agency'
        ? { kind: 'controller' as const }
        : kind === 'chain'
          ? { kind, ownAgreementOn }
          : { kind, proof };
    const answer = await agreements.draft(shopId, {
      locale: language,
      company: { ...company, instructionEmail, signatoryName, signatoryRole, dpo },
      position,
    });
    setIsBusy(false);
    if (!answer.ok) {
      const fields = Object.entries(answer.refusal.fields ?? {});
      setFaults(Object.fromEntries(fields.map(([path, text]) => [path.replace(/^\w+\./, ''), text])));
      return showRefusal(answer.refusal);
    }
    onRead(answer.body);
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <p>{w.formLead}</p>
      {capacity === 'agency' && (
        <Choice
          legend={w.position}
          value={kind}
          options={[
            { value: 'on_behalf', label: w.positions.on_behalf ?? '' },
            { value: 'chain', label: w.positions.chain ?? '' },
          ]}
          onChange={setKind}
        />
      )}
      {capacity === 'agency' && kind === 'on_behalf' && (
        <Select
          label={w.proof}
          value={proof}
          options={(['declared', 'uploaded', 'mail'] as const).map((value) => ({
            value,
            label: w.proofs[value],
          }))}
          onChange={setProof}
        />
      )}
      {capacity === 'agency' && kind === 'chain' && (
        <Field
          label={w.ownAgreementOn}
          type="date"
          value={ownAgreementOn}
          onInput={setOwnAgreementOn}
          error={faults.ownAgreementOn}
        />
      )}
      <CompanyFields
        company={company}
        faults={faults}
        onChange={(change) => setCompany({ ...company, ...change })}
      />
      <Field
        label={w.instructionEmail}
        hint={w.instructionHint}
        type="email"
        name="instructionEmail"
        value={instructionEmail}
        onInput={setInstructionEmail}
        error={faults.instructionEmail}
      />
      <div class="pair">
        <Field
          label={w.signatoryName}
          name="signatoryName"
          value={signatoryName}
          onInput={setSignatoryName}
          error={faults.signatoryName}
          maxLength={200}
        />
        <Field
          label={w.signatoryRole}
          hint={w.signatoryRoleHint}
          name="signatoryRole"
          value={signatoryRole}
          onInput={setSignatoryRole}
          error={faults.signatoryRole}
          maxLength={100}
        />
      </div>
      <Field
        label={words.controller.dpo}
        value={dpo}
        onInput={setDpo}
        maxLength={300}
        isOptional
        error={faults.dpo}
      />
      <Select
        label={w.language}
        value={language}
        options={(['pl', 'en', 'de'] as const).map((value) => ({
          value,
          label: w.languages[value] ?? value,
        }))}
        onChange={setLanguage}
      />
      <p class="button-row">
        <button type="submit" class="button primary" disabled={isBusy}>
          {w.read}
        </button>
      </p>
    </form>
  );
};

/** The full text, an unticked box, and the two ways to sign. */
const ReadStep = ({
  shopId,
  document,
  onBack,
  onDone,
}: {
  shopId: string;
  document: AgreementDocumentView;
  onBack: () => void;
  onDone: () => void;
}) => {
  const { agreements } = useApp();
  const { words } = useSpeech();
  const { showRefusal, showDone } = useActions();
  const w = words.dpa;
  const [isTicked, setIsTicked] = useState(false);
  const [authority, setAuthority] = useState<Authority>('representative');
  const [hasAuthority, setHasAuthority] = useState(document.authorityFile !== null);
  const [fault, setFault] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const needsFile = document.proof === 'uploaded' && !hasAuthority;
  const run = async (
    work: () => Promise<{ ok: true } | { ok: false; refusal: Parameters<typeof showRefusal>[0] }>,
  ) => {
    setIsBusy(true);
    const answer = await work();
    setIsBusy(false);
    if (!answer.ok) return showRefusal(answer.refusal);
    onDone();
  };
  const accept = (event: Event) => {
    event.preventDefault();
    if (!isTicked) return setFault(w.tick);
    const { id, sha256 } = document;
    void run(() => agreements.accept([{ shopId, id, sha256 }], authority));
  };
  return (
    <form class="stack" onSubmit={accept} noValidate>
      <AgreementText blocks={document.blocks} label={w.text} locale={document.locale} />
      <p class="button-row">
        <button type="button" class="button" onClick={() => void agreements.pdf(shopId, document.id)}>
          <Icon name="download" size={18} />
          {w.pdf}
        </button>
        <button type="button" class="button" onClick={onBack}>
          {w.change}
        </button>
      </p>
      {needsFile && (
        <UploadButton
          label={w.uploadAuthority}
          onFile={async (file) => {
            const answer = await agreements.upload(shopId, document.id, 'authority', file);
            if (!answer.ok) return showRefusal(answer.refusal);
            setHasAuthority(true);
            showDone(w.uploaded);
          }}
        />
      )}
      <Choice
        legend={w.authority}
        value={authority}
        options={(['representative', 'proxy', 'sole_trader'] as const).map((value) => ({
          value,
          label: document.authorities[value],
        }))}
        onChange={setAuthority}
      />
      <div class="agreement-box">
        <label class="check">
          <input
            type="checkbox"
            name="accepted"
            checked={isTicked}
            aria-describedby={fault === '' ? undefined : 'agreement-fault'}
            aria-invalid={fault !== ''}
            onChange={(event) => {
              setIsTicked(event.currentTarget.checked);
              setFault('');
            }}
          />
          <span lang={document.locale}>{document.statement}</span>
        </label>
        {fault !== '' && (
          <p id="agreement-fault" class="field-error">
            <Icon name="warn" size={16} />
            {fault}
          </p>
        )}
      </div>
      <p class="button-row">
        <button type="submit" class="button primary" disabled={isBusy || needsFile}>
          {w.accept}
        </button>
        <button
          type="button"
          class="button"
          disabled={isBusy}
          onClick={() => void run(() => agreements.print(shopId, document.id))}
        >
          {w.paper}
        </button>
      </p>
      <p class="hint">{w.paperHint}</p>
    </form>
  );
};

/** Concluding an agreement: company data, full text, unticked box. Used for registration, settings and renewal. Rule: PR-2. */
export const AgreementAccept = (props: Props) => {
  const [document, setDocument] = useState<AgreementDocumentView | null>(null);
  return document === null ? (
    <CompanyStep {...props} onRead={setDocument} />
  ) : (
    <ReadStep
      shopId={props.shopId}
      document={document}
      onBack={() => setDocument(null)}
      onDone={props.onDone}
    />
  );
};
