import type { EnvReader } from './env-reader.ts';

export type UpdatesConfig = Readonly<{ url: string; publicKeyPem: string }>;

/** Ed25519 public key: 12 fixed bytes, then 32 key bytes. */
const KEY = /^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=$/;
const CONTACT = /^(mailto:[^\s@,]+@[^\s@,]+|https:\/\/[^\s,]+)$/;

/** Null: off or faulty. */
export const readUpdates = ({ text, fault }: EnvReader): UpdatesConfig | null => {
  const url = text('ZGODA_UPDATES_URL');
  if (url === null) return null;
  const key = text('ZGODA_UPDATES_KEY') ?? '';
  const isUrl = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  if (!isUrl) fault('ZGODA_UPDATES_URL must be an address such as https://releases.example/advisories.json.');
  if (!KEY.test(key))
    fault('ZGODA_UPDATES_KEY must be the line between BEGIN and END of the Ed25519 key that signs releases.');
  const publicKeyPem = `-----BEGIN PUBLIC KEY-----\n${key}\n-----END PUBLIC KEY-----\n`;
  return isUrl && KEY.test(key) ? { url, publicKeyPem } : null;
};

/** RFC 9116; empty: none. */
export const readSecurityContacts = ({ text, fault }: EnvReader): readonly string[] => {
  const contacts = (text('ZGODA_SECURITY_CONTACT') ?? '')
    .split(',')
    .map((contact) => contact.trim())
    .filter(Boolean);
  if (!contacts.every((contact) => CONTACT.test(contact)))
    fault(
      'ZGODA_SECURITY_CONTACT must name addresses such as mailto:security@shop.example or https://shop.example/security, separated by commas.',
    );
  return contacts;
};
