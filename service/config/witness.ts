import { X509Certificate } from 'node:crypto';
import type { EnvReader } from './env-reader.ts';

export type WitnessConfig = Readonly<{
  /** RFC 3161; null: none. */
  timeStamps: Readonly<{ url: string; certificates: string }> | null;
}>;

/** Early, to stop the start. */
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

export const readWitness = (reader: EnvReader): WitnessConfig => ({
  timeStamps: readTimeStamps(reader),
});
