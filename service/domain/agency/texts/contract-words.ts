import type { ContractKind } from '../../model/agreement/agency-contract.ts';
import type { Grant } from '../../model/staff/staff.ts';

type Party = {
  readonly name: string;
  readonly address: string;
  readonly country: string;
  readonly taxId: string;
  readonly registration: string;
  readonly email: string;
};

/** Values ready to stand in the text: one line each, never empty. */
export type ContractGaps = {
  readonly version: string;
  readonly kind: ContractKind;
  readonly shopName: string;
  readonly shopUrl: string;
  readonly serviceUrl: string;
  readonly controller: Party;
  readonly agency: Party;
  readonly role: string;
  readonly dataTypes: readonly string[];
  /** Visitors of the visitor list are one more category of people. */
  readonly hasVisits: boolean;
  readonly operator: string | null;
  readonly agreement: { readonly id: string; readonly sha256: string; readonly activeAt: string };
  readonly listVersion: string;
};

export type ContractWords = {
  contract(gaps: ContractGaps): readonly string[];
  /** Roles of the console, as they stand in a sentence. */
  roles: Record<Grant['role'], string>;
  /** Words beside the box. */
  statement(company: string): string;
  /** Behind an acceptance from an account whose address no link from a mail has proven. */
  unproven: string;
  sides: { shop: string; agency: string };
  fileName: string;
};
