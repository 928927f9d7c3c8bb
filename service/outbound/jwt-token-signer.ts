import { createSecretKey } from 'node:crypto';
import jwt from 'jsonwebtoken';
import type { Clock, StaffToken, TokenSigner } from '../domain/model/base/ports.ts';
import type { StaffId } from '../protocol/vocabulary.ts';

const ISSUER = 'zgoda';
const AUDIENCE = 'staff';
const LIFE_SECONDS = 600;

const seconds = (clock: Clock): number => Math.floor(clock.now().getTime() / 1000);

/**
 * HS256, enforced. Rule: SE-2.
 * @param secret at least 32 characters
 */
export const makeTokenSigner = (secret: string, clock: Clock): TokenSigner => {
  // Faster than a string.
  const key = createSecretKey(secret, 'utf8');
  return {
    sign: (token) => {
      const issuedAt = seconds(clock);
      const claims = { sid: token.sessionId, iat: issuedAt, exp: issuedAt + LIFE_SECONDS };
      const accessToken = jwt.sign(claims, key, {
        algorithm: 'HS256',
        issuer: ISSUER,
        audience: AUDIENCE,
        subject: token.staffId,
      });
      return { accessToken, expiresAt: new Date(claims.exp * 1000) };
    },
    verify: (accessToken) => {
      try {
        const claims = jwt.verify(accessToken, key, {
          algorithms: ['HS256'],
          issuer: ISSUER,
          audience: AUDIENCE,
          clockTimestamp: seconds(clock),
        });
        if (typeof claims === 'string' || typeof claims.sub !== 'string' || typeof claims.exp !== 'number')
          return null;
        const sessionId: unknown = claims.sid;
        if (typeof sessionId !== 'string') return null;
        const token: StaffToken = { staffId: claims.sub as StaffId, sessionId };
        return { ...token, expiresAt: new Date(claims.exp * 1000) };
      } catch {
        return null;
      }
    },
  };
};
