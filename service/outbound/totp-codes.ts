import { generateSecret, generateURI, verify } from 'otplib';
import type { OneTimeCodes } from '../domain/model/base/ports.ts';

const STEP_SECONDS = 30;
/** 160 bits, as RFC 4226 recommends. */
const SECRET_BYTES = 20;

/** Time-based codes (RFC 6238) as every authenticator app makes them: SHA-1, six digits, 30 seconds. */
export const totpCodes: OneTimeCodes = {
  newSecret: () => generateSecret({ length: SECRET_BYTES }),
  address: (secret, account) => generateURI({ issuer: 'Zgoda', label: account, secret }),
  async stepOf(secret, code, now) {
    if (!/^\d{6}$/.test(code)) return null;
    const epoch = Math.floor(now.getTime() / 1000);
    // One step either way, for clocks that are slightly off.
    const result = await verify({ secret, token: code, epoch, epochTolerance: STEP_SECONDS });
    if (!result.valid) return null;
    return Math.floor(epoch / STEP_SECONDS) + result.delta;
  },
};
