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

/**
 * What the agency is: a processor of the shop (Art. 28(3)), or a sub-processor of whoever runs the service, to which
 * the shop agrees (Art. 28(2), (4)).
 */
export const CONTRACT_KINDS = ['processor', 'sub_processor'] as const;
export type ContractKind = (typeof CONTRACT_KINDS)[number];
export type ContractSide = 'shop' | 'agency';

/** Everything in a contract that differs from one to the next. */
export type ContractVariables = {
  readonly kind: ContractKind;
  readonly shop: { readonly id: ShopId; readonly name: string; readonly url: string };
  readonly controller: Company;
  readonly agency: Company;
  readonly role: Grant['role'];
  readonly dataTypes: readonly DataType[];
  readonly serviceUrl: string;
  /** Null: the shop runs the service itself. */
  readonly operatorName: string | null;
  /** The agreement between shop and operator that a sub-processor joins. */
  readonly agreement: { readonly id: string; readonly sha256: string; readonly activeAt: string } | null;
  readonly subProcessorVersion: number;
};

/** Who accepted it for one side, as what and when; both are signed in. */
export type ContractAcceptance = {
  readonly side: ContractSide;
  readonly staffId: StaffId;
  readonly name: string;
  readonly email: string;
  /**
   * Whether a link from a mail had shown that the address is the person's own. Absent in acceptances from before it was
   * recorded: their signature covers them as they were.
   */
  readonly isAddressProven?: boolean;
  /** What the person is in the company. */
  readonly role: string;
  /** The words beside the box that was ticked. */
  readonly statement: string;
  readonly initialState: 'unchecked';
  readonly at: Date;
};

/** The contract between a shop and an agency, frozen with its words. Rule: PR-2. */
export type AgencyContract = {
  readonly id: AgencyContractId;
  readonly shopId: ShopId;
  readonly grantId: GrantId;
  readonly agencyId: OrganisationId;
  readonly locale: Locale;
  readonly templateVersion: string;
  readonly variables: ContractVariables;
  /** Canonical text; `sha256` is its hash. */
  readonly text: string;
  readonly sha256: string;
  readonly createdBy: StaffId;
  readonly createdAt: Date;
  /** None, one side, or both. */
  readonly acceptances: readonly ContractAcceptance[];
  /** When both sides had accepted. */
  readonly boundAt: Date | null;
  /** Signature of the service over the evidence, made when it began to bind. */
  readonly seal: { readonly keyId: string; readonly signature: string } | null;
  /** An unfinished one goes after 30 days, one that ended after 6 years; a binding one stays. Rule: RE-1. */
  readonly expiresAt: Date | null;
};

export const UNFINISHED_LIFE_MS = 30 * DAY_MS;

export type AgencyContractStore = {
  insert(scope: ShopScope, contract: AgencyContract): Promise<void>;
  get(scope: ShopScope, id: AgencyContractId): Promise<AgencyContract | null>;
  /** Newest first. */
  listByGrant(scope: ShopScope, grantId: GrantId): Promise<readonly AgencyContract[]>;
  /** Null when it binds already, or somebody else has accepted it since it was read with so many acceptances. */
  update(
    scope: ShopScope,
    id: AgencyContractId,
    acceptancesRead: number,
    changes: Partial<Pick<AgencyContract, 'acceptances' | 'boundAt' | 'seal' | 'expiresAt'>>,
  ): Promise<AgencyContract | null>;
  /** The access has ended: all contracts of the grant go then. */
  endByGrant(scope: ShopScope, grantId: GrantId, expiresAt: Date): Promise<void>;
  removeExpired(service: ServiceScope, now: Date): Promise<number>;
};
