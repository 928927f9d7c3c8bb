import { LEAD_FIELDS, type LeadField } from '../../protocol/vocabulary.ts';
import type { FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { addressesIn } from '../model/text/mentions.ts';

type Vault = Pick<FieldVault, 'subjectKey'>;
type Values = Partial<Record<LeadField | 'message', string>>;

/** Keys of the address fields, e-mail first. */
export const fieldKeys = async (
  vault: Vault,
  scope: ShopScope,
  { email, phone }: Pick<Values, 'email' | 'phone'>,
): Promise<string[]> => {
  const keys: string[] = [];
  if (email !== undefined) keys.push(await vault.subjectKey(scope, 'email', email));
  if (phone !== undefined) keys.push(await vault.subjectKey(scope, 'phone', phone));
  return keys;
};

/** Keys of a lead's person; the first address in the text replaces an empty field. Rules: RT-1, RT-2. */
export const leadKeys = async (vault: Vault, scope: ShopScope, values: Values): Promise<string[]> => {
  const keys = await fieldKeys(vault, scope, values);
  if (values.email !== undefined) return keys;
  for (const { kind, value } of addressesIn(typedText(values))) {
    if (kind === 'email' || values.phone === undefined) keys.push(await vault.subjectKey(scope, kind, value));
  }
  return [...new Set(keys)];
};

/** Free-text fields. */
export const TYPED_FIELDS = [...LEAD_FIELDS, 'message'] as const;
const typedText = ({ name, message }: Values): string => [name, message].filter(Boolean).join('\n');
