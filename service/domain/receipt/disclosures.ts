import { type Disclosure, disclosureOf } from '../evidence/disclosure.ts';
import type { FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConsentEvent } from '../model/consent/consent.ts';
import { normalAddress } from '../model/text/normal-address.ts';

/** By these the visitor can show outsiders that a record is about their address. Decision 0089. */
export const disclosuresFor = async (
  { vault }: { vault: Pick<FieldVault, 'open'> },
  scope: ShopScope,
  events: readonly ConsentEvent[],
  data: Partial<Record<string, string>>,
): Promise<Disclosure[]> => {
  const told: Disclosure[] = [];
  for (const event of events) {
    const { subjectKind: kind, personSalt } = event;
    const address = kind === 'none' ? undefined : data[kind];
    if (kind === 'none' || address === undefined || !personSalt) continue;
    told.push(disclosureOf(event, normalAddress(kind, address), await vault.open(scope, personSalt)));
  }
  return told;
};
