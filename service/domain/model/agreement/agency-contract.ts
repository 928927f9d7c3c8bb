import type {
  AgencyContractId,
  GrantId,
  Locale,
  OrganisationId,
  ShopId,
  StaffId,
} from '../../../protocol/vocabulary.ts';
import { DAY_MS } from '../base/calendar.ts';
import type { ServiceScope, ShopScope } from '../base/tenancy.ts';
import type { Company } from '../staff/company.ts';
import type { Grant } from '../staff/staff.ts';
import type { DataType } from './agreement-variables.ts';

export type ContractSide = 'shop' | 'agency';

/** The agency is a processor of the shop, Art. 28(3) GDPR. */
export type ContractVariables = {
  readonly shop: { readonly id: ShopId; readonly name: string; readonly url: string };
  readonly controller: Company;
  readonly agency: Company;
  readonly role: Grant['role'];
  readonly dataTypes: readonly DataType[];
  readonly serviceUrl: string;
  /** Null: self-hosted. */
  readonly operatorName: string | null;
};

export type ContractAcceptance = {
  readonly side: ContractSide;
  readonly staffId: StaffId;
  readonly name: string;
  readonly email: string;
  readonly isAddressProven: boolean;
  readonly role: string;
  readonly statement: string;
  readonly initialState: 'unchecked';
  readonly at: Date;
};

/** Frozen with its text. Rule: PR-2. */
export type AgencyContract = {
  readonly id: AgencyContractId;
  readonly shopId: ShopId;
  readonly grantId: GrantId;
  readonly agencyId: OrganisationId;
  readonly locale: Locale;
  readonly templateVersion: string;
  readonly variables: ContractVariables;
  /** Canonical. */
  readonly text: string;
  readonly sha256: string;
  readonly createdBy: StaffId;
  readonly createdAt: Date;
  readonly acceptances: readonly ContractAcceptance[];
  readonly boundAt: Date | null;
  /** Signature over the evidence. */
  readonly seal: { readonly keyId: string; readonly signature: string } | null;
  /** Unfinished: 30 days; ended: 6 years; binding: null. Rule: RE-1. */
  readonly expiresAt: Date | null;
};

export const UNFINISHED_LIFE_MS = 30 * DAY_MS;

export type AgencyContractStore = {
  insert(scope: ShopScope, contract: AgencyContract): Promise<void>;
  get(scope: ShopScope, id: AgencyContractId): Promise<AgencyContract | null>;
  /** Newest first. */
  listByGrant(scope: ShopScope, grantId: GrantId): Promise<readonly AgencyContract[]>;
  /** Null when already binding or concurrently accepted. */
  update(
    scope: ShopScope,
    id: AgencyContractId,
    acceptancesRead: number,
    changes: Partial<Pick<AgencyContract, 'acceptances' | 'boundAt' | 'seal' | 'expiresAt'>>,
  ): Promise<AgencyContract | null>;
  endByGrant(scope: ShopScope, grantId: GrantId, expiresAt: Date): Promise<void>;
  removeExpired(service: ServiceScope, now: Date): Promise<number>;
};
