import { type Disclosure, disclosureOf } from '../evidence/disclosure.ts';
import type { Digest, FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConsentEvent } from '../model/consent/consent.ts';
import { commit } from '../model/consent/consent-hash.ts';
import { normalAddress } from '../model/text/normal-address.ts';

type Deps = { vault: Pick<FieldVault, 'open'>; digest: Pick<Digest, 'sha256Hex'> };

/**
 * What shows outsiders that an event is about one of these addresses.
 * @returns null without an address, or when the salt is erased; `other_address` when the event is about another one,
 * such as that of a form before it was corrected
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
