import { discloseTo } from '../consent/disclose-to.ts';
import type { Disclosure } from '../evidence/disclosure.ts';
import type { Digest, FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConsentEvent } from '../model/consent/consent.ts';

/**
 * Disclosures that prove the address.
 * @returns also whether a correction hides one
 */
export const disclosuresFor = async (
  deps: { vault: Pick<FieldVault, 'open'>; digest: Pick<Digest, 'sha256Hex'> },
  scope: ShopScope,
  events: readonly ConsentEvent[],
  data: Partial<Record<string, string>>,
): Promise<{ disclosures: Disclosure[]; isForEarlier: boolean }> => {
  const found = await Promise.all(
    events.map((event) => discloseTo(deps, scope, event, { email: data.email, phone: data.phone })),
  );
  return {
    disclosures: found.flatMap((one) => (one === null || one === 'other_address' ? [] : [one])),
    isForEarlier: found.includes('other_address'),
  };
};
