import { type Disclosure, disclosureOf } from '../evidence/disclosure.ts';
import type { Digest, FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConsentEvent } from '../model/consent/consent.ts';
import { commit } from '../model/consent/consent-hash.ts';
import { normalAddress } from '../model/text/normal-address.ts';

type Deps = { vault: Pick<FieldVault, 'open'>; digest: Pick<Digest, 'sha256Hex'> };

/**
 * Salt that ties an event to an address.
 * @returns null: no address or salt erased; `other_address`: about another one
 */
export const discloseTo = async (
  { vault, digest }: Deps,
  scope: ShopScope,
  event: ConsentEvent,
  addresses: { readonly email?: string | null | undefined; readonly phone?: string | null | undefined },
): Promise<Disclosure | 'other_address' | null> => {
  const { subjectKind: kind, personSalt, personCommitment } = event;
  if (kind === 'none' || !personSalt) return null;
  const given = addresses[kind] ?? null;
  if (given === null) return null;
  const salt = await vault.open(scope, personSalt);
  const address = normalAddress(kind, given);
  return commit(salt, address, digest) === personCommitment
    ? disclosureOf(event, address, salt)
    : 'other_address';
};
