import { createPrivateKey } from 'node:crypto';
import type { EnvReader } from './env-reader.ts';

export type PushConfig = Readonly<{
  /** `mailto:` or `https:`. */
  contact: string;
  privateKeyPem: string;
  hosts: readonly string[];
}>;

const CONTACT = /^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/;
const HOST = /^(\*\.)?[a-z0-9][a-z0-9.-]*$/;

const isKey = (pem: string): boolean => {
  try {
    return createPrivateKey(pem).asymmetricKeyDetails?.namedCurve === 'prime256v1';
  } catch {
    return false;
  }
};

/** Null: off or faulty. */
export const readPush = ({ text, fault }: EnvReader): PushConfig | null => {
  const contact = text('ZGODA_PUSH_CONTACT');
  if (contact === null) return null;
  const privateKeyPem = (text('ZGODA_PUSH_KEY') ?? '').replace(/\\n/g, '\n');
  const hosts = (text('ZGODA_PUSH_HOSTS') ?? '')
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter(Boolean);
  const isContact = CONTACT.test(contact);
  const areHosts = hosts.length > 0 && hosts.every((host) => HOST.test(host));
  if (!isContact)
    fault('ZGODA_PUSH_CONTACT must be an address such as mailto:it@shop.example or https://shop.example.');
  if (!isKey(privateKeyPem))
    fault('ZGODA_PUSH_KEY must be a P-256 private key in PKCS#8 PEM form. `npm start` makes one.');
  if (!areHosts) fault('ZGODA_PUSH_HOSTS must name hosts such as fcm.googleapis.com, separated by commas.');
  return isContact && areHosts && isKey(privateKeyPem) ? { contact, privateKeyPem, hosts } : null;
};
