import { X509Certificate } from 'node:crypto';
import type { EnvName } from './env.ts';
import type { EnvReader } from './env-reader.ts';

/** An installation and its public keys: the base64 line of each PEM. */
export type NamedInstallation = Readonly<{ name: string; keys: readonly string[] }>;

/** Who sees the ledgers' statements of this installation, and whose statements it sees. */
export type WitnessConfig = Readonly<{
  /** Other installations that are asked to countersign. */
  witnesses: readonly NamedInstallation[];
  /** Other installations whose statements are countersigned here. */
  witnessFor: readonly NamedInstallation[];
  /** A time-stamp authority (RFC 3161), with the certificates that it must be under; null: none. */
  timeStamps: Readonly<{ url: string; certificates: string }> | null;
}>;

/** An Ed25519 public key: 12 fixed bytes, then 32 of the key. */
const KEY = /^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=$/;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3})$/;

const originOf = (address: string): string | null => {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.pathname !== '/' || url.search !== '' || url.hash !== '') return null;
  const isAllowed = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
  return isAllowed ? url.origin : null;
};

const readInstallations = (name: EnvName, { text, fault }: EnvReader): NamedInstallation[] =>
  (text(name) ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean)
    .flatMap((entry) => {
      const [address = '', ...keys] = entry.split(/\s+/);
      const origin = originOf(address);
      if (origin !== null && keys.length > 0 && keys.every((key) => KEY.test(key))) {
        return [{ name: origin, keys }];
      }
      fault(
        `${name} must be a comma-separated list of "https://ADDRESS KEY", each key the line between BEGIN and END of an evidence key in https://ADDRESS/.well-known/zgoda-keys.json.`,
      );
      return [];
    });

/** Read now, so that a wrong one stops the start and not the first time stamp. */
const areCertificates = (pem: string): boolean => {
  const found = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  try {
    return found.map((one) => new X509Certificate(one)).length > 0;
  } catch {
    return false;
  }
};

const readTimeStamps = ({ text, fault }: EnvReader): WitnessConfig['timeStamps'] => {
  const url = text('ZGODA_TIMESTAMP_URL');
  if (url === null) return null;
  const certificates = (text('ZGODA_TIMESTAMP_CA') ?? '').replace(/\\n/g, '\n');
  const isUrl = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  if (!isUrl) fault('ZGODA_TIMESTAMP_URL must be the address of a time-stamp authority (RFC 3161).');
  if (!areCertificates(certificates)) {
    fault(
      'ZGODA_TIMESTAMP_CA must be the certificates of that authority, or of those above it, in PEM form.',
    );
  }
  return { url, certificates };
};

export const readWitnesses = (reader: EnvReader): WitnessConfig => ({
  witnesses: readInstallations('ZGODA_WITNESSES', reader),
  witnessFor: readInstallations('ZGODA_WITNESS_FOR', reader),
  timeStamps: readTimeStamps(reader),
});
