import type { OneTimeCodes } from '../domain/model/base/ports.ts';

const STEP_SECONDS = 30;
/** RFC 4226. */
const SECRET_BYTES = 20;

/** Lazy. */
const otplib = () => import('otplib');

/** RFC 6238: SHA-1, six digits, 30 seconds. */
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
    // One step of tolerance.
    const result = await verify({ secret, token: code, epoch, epochTolerance: STEP_SECONDS });
    if (!result.valid) return null;
    return Math.floor(epoch / STEP_SECONDS) + result.delta;
  },
};
