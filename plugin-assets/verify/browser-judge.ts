import type { Judge } from '../../service/domain/evidence/judge-signature.ts';

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
const fromPem = (pem: string) => bytesOf(pem.replace(/-----[^-]+-----|\s/g, ''));
const fromUrl = (text: string) => bytesOf(text.replace(/-/g, '+').replace(/_/g, '/'));
const utf8 = (text: string) => new TextEncoder().encode(text);

/** Whether this browser can verify Ed25519 signatures; some cannot, and none can outside a secure context. */
export const knowsEd25519 = async (): Promise<boolean> => {
  try {
    await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
    return true;
  } catch {
    return false;
  }
};

/** Verifies with the browser's own cryptography; nothing is sent anywhere. */
export const browserJudge: Judge = {
  sha256Hex: async (text) => {
    const hash = await crypto.subtle.digest('SHA-256', utf8(text));
    return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  },
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
