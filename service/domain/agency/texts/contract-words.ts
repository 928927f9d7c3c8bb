import type { Grant } from '../../model/staff/staff.ts';

type Party = {
  readonly name: string;
  readonly address: string;
  readonly country: string;
  readonly taxId: string;
  readonly registration: string;
  readonly email: string;
};

/** One line each, never empty. */
export type ContractGaps = {
  readonly version: string;
  readonly shopName: string;
  readonly shopUrl: string;
  readonly serviceUrl: string;
  readonly controller: Party;
  readonly agency: Party;
  readonly role: string;
  readonly dataTypes: readonly string[];
  readonly hasVisits: boolean;
  readonly operator: string | null;
};

export type ContractWords = {
  contract(gaps: ContractGaps): readonly string[];
  roles: Record<Grant['role'], string>;
  /** Checkbox label. */
  statement(company: string): string;
  /** For an account with an unproven address. */
  unproven: string;
  sides: { shop: string; agency: string };
  fileName: string;
};
