import type { Digest } from '../model/base/ports.ts';
import type { StaffSession } from '../model/staff/staff.ts';
import type { StaffSessionStore } from '../model/staff/staff-store.ts';

/** 32 bytes, base64url. */
const PART = 43;

/** A secret: session part, turn part. */
export const familyOf = (secret: string): string => secret.slice(0, PART);
export const turnOf = (secret: string): string => secret.slice(-PART);

export const sessionOfSecret = (
  deps: { sessions: StaffSessionStore; digest: Digest },
  secret: string,
): Promise<StaffSession | null> => deps.sessions.findByFamily(deps.digest.sha256Hex(familyOf(secret)));
