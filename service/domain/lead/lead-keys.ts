import { LEAD_FIELDS, type LeadField } from '../../protocol/vocabulary.ts';
import type { FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { addressesIn } from '../model/text/mentions.ts';

type Vault = Pick<FieldVault, 'subjectKey'>;
type Values = Partial<Record<LeadField | 'message', string>>;

/** Keys of what stands in the fields for an address, the e-mail first. */
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

/**
 * Keys by which the person of a lead finds it. Where a field was left empty, what stands in the text in its place is
 * taken for the person's own, as the first address of a chat is: "write to me at …" in a form with a phone alone.
 * Other addresses are mentions. Rules: RT-1, RT-2.
 */
export const leadKeys = async (vault: Vault, scope: ShopScope, values: Values): Promise<string[]> => {
  const keys = await fieldKeys(vault, scope, values);
  if (values.email !== undefined) return keys;
  for (const { kind, value } of addressesIn(typedText(values))) {
    if (kind === 'email' || values.phone === undefined) keys.push(await vault.subjectKey(scope, kind, value));
  }
  return [...new Set(keys)];
};

/** The fields of a form into which any text can be written. */
export const TYPED_FIELDS = [...LEAD_FIELDS, 'message'] as const;
const typedText = ({ name, message }: Values): string => [name, message].filter(Boolean).join('\n');
