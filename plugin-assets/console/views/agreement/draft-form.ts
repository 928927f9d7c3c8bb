/** The form from which an agreement is drafted: its values, checks and request. */
import type { AgreementOverview, DraftAgreement } from '../../../../service/protocol/api/agreement-api.ts';
import type { CompanyFields } from '../../../../service/protocol/api/organisation-api.ts';
import type { Locale } from '../../../../service/protocol/vocabulary.ts';
import { isEmail } from '../../app/form-checks.ts';
import { companyFaults, emptyCompany } from '../../parts/company.ts';
import type { Words } from '../../words/en.ts';

export type DraftForm = {
  company: CompanyFields;
  instructionEmail: string;
  signatoryName: string;
  signatoryRole: string;
  dpo: string;
  language: Locale;
} & AgencyPosition;

/** Asked of an agency alone: whether it signs for the shop, or passes on its own agreement. */
export type AgencyPosition = {
  kind: 'on_behalf' | 'chain';
  proof: 'declared' | 'uploaded' | 'mail';
  ownAgreementOn: string;
};

/** Initial values: those of the binding agreement, else what the service proposes. */
export const startDraft = ({ proposed, binding }: AgreementOverview, language: Locale): DraftForm => {
  const company = proposed.company ?? {
    ...emptyCompany(language, proposed.email),
    legalName: proposed.name,
    address: proposed.address,
  };
  return {
    company,
    instructionEmail: binding?.company.instructionEmail ?? company.contactEmail,
    signatoryName: proposed.signatoryName,
    signatoryRole: binding?.company.signatoryRole ?? '',
    dpo: binding?.company.dpo ?? proposed.dpo,
    language,
    kind: 'on_behalf',
    proof: 'declared',
    ownAgreementOn: '',
  };
};

/** Faults that can be found without the service. */
export const draftFaults = (form: DraftForm, isAgency: boolean, words: Words): Record<string, string> => ({
  ...companyFaults(form.company, words),
  ...(!isEmail(form.instructionEmail) && { instructionEmail: words.errors.email }),
  ...(form.signatoryName.trim() === '' && { signatoryName: words.errors.required }),
  ...(form.signatoryRole.trim() === '' && { signatoryRole: words.errors.required }),
  ...(isAgency &&
    form.kind === 'chain' &&
    form.ownAgreementOn === '' && { ownAgreementOn: words.errors.required }),
});

const positionOf = (form: AgencyPosition, isAgency: boolean): DraftAgreement['position'] => {
  if (!isAgency) return { kind: 'controller' };
  const { kind, ownAgreementOn, proof } = form;
  return kind === 'chain' ? { kind, ownAgreementOn } : { kind, proof };
};

export const draftRequest = (form: DraftForm, isAgency: boolean): DraftAgreement => {
  const { company, instructionEmail, signatoryName, signatoryRole, dpo, language } = form;
  return {
    locale: language,
    company: { ...company, instructionEmail, signatoryName, signatoryRole, dpo },
    position: positionOf(form, isAgency),
  };
};
