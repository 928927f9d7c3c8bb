import type { Digest } from '../model/base/ports.ts';
import type { StaffSession } from '../model/staff/staff.ts';
import type { StaffSessionStore } from '../model/staff/staff-store.ts';

/** Characters of each part of a refresh secret: 32 bytes, base64url. */
const PART = 43;

/** A secret has two parts: that of its session and that of its turn. */
export const familyOf = (secret: string): string => secret.slice(0, PART);
export const turnOf = (secret: string): string => secret.slice(-PART);

/** The session of a refresh secret, whichever of its turns it is from. */
export const sessionOfSecret = (
  deps: { sessions: StaffSessionStore; digest: Digest },
  secret: string,
): Promise<StaffSession | null> => deps.sessions.findByFamily(deps.digest.sha256Hex(familyOf(secret)));
