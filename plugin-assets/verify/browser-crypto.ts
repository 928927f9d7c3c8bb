import type { KeyIdOf } from '../../service/domain/evidence/evidence.ts';
import type { Judge } from '../../service/domain/evidence/judge-signature.ts';

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
const bodyOf = (pem: string): string => pem.replace(/-----[^-]+-----|\s/g, '');
const fromPem = (pem: string) => bytesOf(bodyOf(pem));
const fromUrl = (text: string) => bytesOf(text.replace(/-/g, '+').replace(/_/g, '/'));
const utf8 = (text: string) => new TextEncoder().encode(text);

/** False in some browsers, and outside a secure context. */
export const knowsEd25519 = async (): Promise<boolean> => {
  try {
    await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
    return true;
  } catch {
    return false;
  }
};

const hexOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

/** DER prefix of an Ed25519 key; 32 bytes follow. */
const ED25519_START = 'MCowBQYDK2VwAyEA';
export const browserKeyId: KeyIdOf = async (publicKeyPem) => {
  const body = bodyOf(publicKeyPem);
  const isEd25519 = body.startsWith(ED25519_START) && body.length === 60;
  return isEd25519 ? (await hexOf(bytesOf(body))).slice(0, 16) : null;
};

/** Local; nothing is sent. */
export const browserJudge: Judge = {
  sha256Hex: (text) => hexOf(utf8(text)),
  readKey: async (publicKeyPem) => {
    try {
      const key = await crypto.subtle.importKey('spki', fromPem(publicKeyPem), 'Ed25519', false, ['verify']);
      return async (text, signature) => {
        try {
          return await crypto.subtle.verify('Ed25519', key, fromUrl(signature), utf8(text));
        } catch {
          return false;
        }
      };
    } catch {
      return null;
    }
  },
};
