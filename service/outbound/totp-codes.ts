import type { OneTimeCodes } from '../domain/model/base/ports.ts';

const STEP_SECONDS = 30;
/** 160 bits, as RFC 4226 recommends. */
const SECRET_BYTES = 20;

/** Loaded with the first code: many installations have no second step. */
const otplib = () => import('otplib');

/** Time-based codes (RFC 6238) as every authenticator app makes them: SHA-1, six digits, 30 seconds. */
export const totpCodes: OneTimeCodes = {
  async newSecret(account) {
    const { generateSecret, generateURI } = await otplib();
    const secret = generateSecret({ length: SECRET_BYTES });
    return { secret, address: generateURI({ issuer: 'Zgoda', label: account, secret }) };
  },
  async stepOf(secret, code, now) {
    if (!/^\d{6}$/.test(code)) return null;
    const epoch = Math.floor(now.getTime() / 1000);
    const { verify } = await otplib();
    // One step either way, for clocks that are slightly off.
    const result = await verify({ secret, token: code, epoch, epochTolerance: STEP_SECONDS });
    if (!result.valid) return null;
    return Math.floor(epoch / STEP_SECONDS) + result.delta;
  },
};
