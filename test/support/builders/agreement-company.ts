export const AGREEMENT_COMPANY = {
  legalName: 'Pod Lipą sp. z o.o.',
  address: 'ul. Lipowa 1, 31-147 Kraków',
  taxId: '526-025-02-74',
  registerNo: 'KRS 0000123456',
  country: 'PL',
  contactEmail: 'biuro@podlipa.example',
  instructionEmail: 'rodo@podlipa.example',
  signatoryName: 'Żaneta Gęś',
  signatoryRole: 'prezes zarządu',
  dpo: '',
};
