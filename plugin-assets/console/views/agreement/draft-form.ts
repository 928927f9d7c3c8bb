import type { AgreementOverview, DraftAgreement } from '../../../../service/protocol/api/agreement-api.ts';
import type { CompanyFields } from '../../../../service/protocol/api/organisation-api.ts';
import type { Locale } from '../../../../service/protocol/vocabulary.ts';
import { isEmail } from '../../app/form-checks.ts';
import { companyFaults, emptyCompany } from '../../parts/company.ts';
import type { Words } from '../../words/word-lists.ts';

export type DraftForm = {
  company: CompanyFields;
  instructionEmail: string;
  signatoryName: string;
  signatoryRole: string;
  dpo: string;
  language: Locale;
};

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
  };
};

export const draftFaults = (form: DraftForm, words: Words): Record<string, string> => ({
  ...companyFaults(form.company, words),
  ...(!isEmail(form.instructionEmail) && { instructionEmail: words.errors.email }),
  ...(form.signatoryName.trim() === '' && { signatoryName: words.errors.required }),
  ...(form.signatoryRole.trim() === '' && { signatoryRole: words.errors.required }),
});

export const draftRequest = (form: DraftForm): DraftAgreement => {
  const { company, instructionEmail, signatoryName, signatoryRole, dpo, language } = form;
  return {
    locale: language,
    company: { ...company, instructionEmail, signatoryName, signatoryRole, dpo },
  };
};
