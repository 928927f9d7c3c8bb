import type { AgreementDocument } from '../../../service/domain/model/agreement/agreement.ts';
import { randomIds } from '../../../service/outbound/random-ids.ts';
import { AT, aShopId } from './builders.ts';
import { aCompany } from './staff-builders.ts';

export const anAgreementDocument = (changes: Partial<AgreementDocument> = {}): AgreementDocument => ({
  id: randomIds.next('dpa'),
  shopId: aShopId(),
  state: 'offered',
  method: 'electronic',
  locale: 'pl',
  templateVersion: '1.0.0',
  variables: {
    operator: {
      name: 'Operator S.A.',
      address: 'Kraków',
      country: 'PL',
      registration: 'KRS',
      email: 'o@operator.example',
      signatory: 'Ł',
      dpo: '',
      reviewedOn: null,
      restoredOn: null,
      statement: {
        hosting: 'own servers in Kraków',
        backups: 'encrypted',
        staffBound: true,
        hasNoSubProcessors: true,
      },
    },
    company: {
      ...aCompany(),
      instructionEmail: 'i@sklep.example',
      signatoryName: 'Ż',
      signatoryRole: 'prezes',
      dpo: '',
    },
    shop: { id: 'shp_x', name: 'x', url: 'https://x.example' },
    leadRetentionDays: 180,
    conversationRetentionDays: 90,
    serviceUrl: 'https://chat.example',
    subProcessorVersion: 0,
    subProcessors: [],
  },
  text: '# Umowa',
  sha256: 'a'.repeat(64),
  createdBy: randomIds.next('stf'),
  createdAt: AT,
  acceptance: null,
  scan: null,
  countersigned: null,
  activeAt: null,
  priorId: null,
  endedAt: null,
  endedBy: null,
  seal: null,
  expiresAt: null,
  ...changes,
});
