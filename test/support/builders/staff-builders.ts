import type {
  AgencyContract,
  ContractAcceptance,
} from '../../../service/domain/model/agreement/agency-contract.ts';
import type { Company } from '../../../service/domain/model/staff/company.ts';
import type {
  Grant,
  Invitation,
  Membership,
  Organisation,
  Staff,
  StaffSession,
} from '../../../service/domain/model/staff/staff.ts';
import { NEW_ACCOUNT } from '../../../service/domain/model/staff/staff.ts';
import type { Registration } from '../../../service/domain/registration/registration.ts';
import { randomIds } from '../../../service/outbound/random-ids.ts';

import { AT, aHash, aShopId, later } from './builders.ts';

export const anOrganisation = (changes: Partial<Organisation> = {}): Organisation => ({
  id: randomIds.next('org'),
  kind: 'merchant',
  name: 'Sklep Pod Lipą',
  code: randomIds.reference(),
  company: null,
  ownersNeedSecondFactor: false,
  createdAt: AT,
  ...changes,
});

export const aCompany = (changes: Partial<Company> = {}): Company => ({
  legalName: 'Sklep Pod Lipą sp. z o.o.',
  address: 'ul. Lipowa 1, 00-001 Warszawa',
  taxId: '5260001246',
  registerNo: '0000123456',
  country: 'PL',
  contactEmail: 'biuro@sklep.example',
  ...changes,
});

export const aStaff = (changes: Partial<Staff> = {}): Staff => ({
  id: randomIds.next('stf'),
  email: `${randomIds.reference().toLowerCase()}@sklep.example`,
  name: 'Ada',
  passwordHash: 'scrypt$1$x',
  locale: 'pl',
  isOperator: false,
  ...NEW_ACCOUNT,
  addressProvenAt: AT,
  createdAt: AT,
  ...changes,
});

export const aMembership = (changes: Partial<Membership> = {}): Membership => ({
  id: randomIds.next('mbr'),
  staffId: randomIds.next('stf'),
  organisationId: randomIds.next('org'),
  role: 'consultant',
  shopIds: null,
  since: AT,
  ...changes,
});

export const aGrant = (changes: Partial<Grant> = {}): Grant => ({
  id: randomIds.next('grt'),
  agencyId: randomIds.next('org'),
  shopId: aShopId(),
  role: 'consultant',
  since: AT,
  until: null,
  // Most tests need an agency with a contract.
  contractId: randomIds.next('agc'),
  ...changes,
});

export const anAgencyContract = (changes: Partial<AgencyContract> = {}): AgencyContract => {
  const shopId = aShopId();
  const { variables: _variables, ...changed } = changes;
  return {
    id: randomIds.next('agc'),
    shopId,
    grantId: randomIds.next('grt'),
    agencyId: randomIds.next('org'),
    locale: 'pl',
    templateVersion: '1.0.0',
    variables: {
      shop: { id: shopId, name: 'Herbaciarnia', url: 'https://sklep.example' },
      controller: aCompany(),
      agency: aCompany({ legalName: 'Agencja Dobra sp. z o.o.' }),
      role: 'consultant',
      dataTypes: ['conversation'],
      serviceUrl: 'https://czat.example',
      operatorName: null,
    },
    text: '# Umowa',
    sha256: aHash(),
    createdBy: randomIds.next('stf'),
    createdAt: AT,
    acceptances: [],
    boundAt: null,
    seal: null,
    expiresAt: later(30),
    ...changed,
  };
};
export const anAcceptance = (): ContractAcceptance => ({
  side: 'shop',
  staffId: randomIds.next('stf'),
  name: 'Ewa',
  email: 'ewa@sklep.example',
  isAddressProven: true,
  role: 'prezes',
  statement: 'Zawieram tę umowę.',
  initialState: 'unchecked',
  at: AT,
});

export const anInvitation = (changes: Partial<Invitation> = {}): Invitation => ({
  id: randomIds.next('inv'),
  secretHash: aHash(),
  organisationId: randomIds.next('org'),
  email: 'new@sklep.example',
  role: 'manager',
  shopIds: null,
  invitedBy: null,
  byMail: false,
  expiresAt: later(3600),
  usedAt: null,
  ...changes,
});

export const aSession = (changes: Partial<StaffSession> = {}): StaffSession => ({
  id: randomIds.next('ses'),
  staffId: randomIds.next('stf'),
  familyHash: aHash(),
  secretHash: aHash(),
  previousHash: null,
  rotatedAt: AT,
  createdAt: AT,
  revokedAt: null,
  expiresAt: later(3600),
  ...changes,
});

export const aRegistration = (changes: Partial<Registration> = {}): Registration => ({
  id: randomIds.next('reg'),
  emailKey: aHash(),
  sealed: 'sealed-registration',
  locale: 'pl',
  staffId: randomIds.next('stf'),
  organisationId: randomIds.next('org'),
  membershipId: randomIds.next('mbr'),
  createdAt: AT,
  expiresAt: later(7 * 86_400),
  ...changes,
});
