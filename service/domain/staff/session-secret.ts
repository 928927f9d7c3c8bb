import type { Digest } from '../model/base/ports.ts';
import type { StaffSession } from '../model/staff/staff.ts';
import type { StaffSessionStore } from '../model/staff/staff-store.ts';

/** Characters of each part of a refresh secret: 32 bytes, base64url. */
const PART = 43;

/** A secret from before it had two parts has one, which then is both. */
export const familyOf = (secret: string): string => secret.slice(0, PART);
export const turnOf = (secret: string): string => secret.slice(-PART);

/** The session of a refresh secret, whichever of its turns it is from. */
export const sessionOfSecret = (
  deps: { sessions: StaffSessionStore; digest: Digest },
  secret: string,
): Promise<StaffSession | null> => deps.sessions.findByFamily(deps.digest.sha256Hex(familyOf(secret)));
