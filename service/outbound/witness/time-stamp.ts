import { createHash, randomBytes } from 'node:crypto';
import { Integer, OctetString } from 'asn1js';
import {
  AlgorithmIdentifier,
  Certificate,
  ContentInfo,
  type ExtKeyUsage,
  MessageImprint,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import type { TimeStampReader } from '../../domain/model/base/ports.ts';

/** RFC 3161, by `pkijs`. */
const SHA256 = '2.16.840.1.101.3.4.2.1';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';

const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

export const timeStampRequest = (text: string): Buffer => {
  const nonce = randomBytes(8);
  // Positive, no leading zero (DER).
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40;
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256 }),
      hashedMessage: new OctetString({
        valueHex: bufferOf(createHash('sha256').update(text, 'utf8').digest()),
      }),
    }),
    nonce: new Integer({ valueHex: bufferOf(nonce) }),
    certReq: true,
  });
  return Buffer.from(request.toSchema().toBER());
};

/** Base64. @throws Error (not granted) */
export const tokenIn = (answer: Uint8Array): string => {
  const { timeStampToken } = TimeStampResp.fromBER(bufferOf(answer));
  if (timeStampToken === undefined) throw new Error('The time-stamp authority refused.');
  return Buffer.from(timeStampToken.toSchema().toBER()).toString('base64');
};

/** @throws Error (no PEM certificates) */
const certificatesOf = (pem: string): Certificate[] => {
  const found = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g)];
  if (found.length === 0) throw new Error('There is no certificate in it.');
  return found.map(([, base64 = '']) => Certificate.fromBER(bufferOf(Buffer.from(base64, 'base64'))));
};

const mayStamp = ({ extensions = [] }: Certificate): boolean => {
  const usage = extensions.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE)?.parsedValue;
  return (usage as ExtKeyUsage | undefined)?.keyPurposes.includes(TIME_STAMPING) === true;
};

const checked = async (token: string, text: string, trusted: Certificate[]): Promise<string | null> => {
  const content = ContentInfo.fromBER(bufferOf(Buffer.from(token, 'base64')));
  const signed = new SignedData({ schema: content.content });
  const { eContentType, eContent } = signed.encapContentInfo;
  if (eContentType !== TST_INFO || eContent === undefined) return null;
  const { genTime } = TSTInfo.fromBER(eContent.getValue());
  const result = await signed.verify({
    signer: 0,
    data: bufferOf(Buffer.from(text, 'utf8')),
    trustedCerts: trusted,
    checkChain: true,
    // May have expired since.
    checkDate: genTime,
    extendedMode: true,
  });
  const { signatureVerified, signerCertificateVerified, signerCertificate } = result;
  const isRight = signatureVerified === true && signerCertificateVerified === true;
  return isRight && signerCertificate && mayStamp(signerCertificate) ? genTime.toISOString() : null;
};

/**
 * Null: no match or not trusted.
 * @param pem null: none trusted
 * @throws Error (unreadable)
 */
export const timeStampReader = (pem: string | null): TimeStampReader => {
  const trusted = pem === null ? [] : certificatesOf(pem);
  return async (token, text) => {
    if (trusted.length === 0) return null;
    return checked(token, text, trusted).catch(() => null);
  };
};
