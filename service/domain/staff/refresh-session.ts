import { DomainError } from '../model/base/domain-error.ts';
import type { Digest } from '../model/base/ports.ts';
import type { StaffSession } from '../model/staff/staff.ts';
import { recordOwnAct } from './record-own-act.ts';
import { familyOf, sessionOfSecret, turnOf } from './session-secret.ts';
import type { SignedIn, SignInDeps } from './sign-in.ts';

const SESSION_IDLE_MS = 14 * 24 * 3_600_000;
/** Tabs may refresh concurrently; milliseconds. */
const ROTATION_GRACE_MS = 10_000;
/** Grace for a lost response, unless its successor was used; milliseconds. */
const LOST_RESPONSE_MS = 24 * 3_600_000;
const ended = (): DomainError => new DomainError('unauthenticated', 'You are signed out. Sign in again.');

const endCopied = async (deps: SignInDeps, session: StaffSession, now: Date): Promise<void> => {
  await deps.sessions.revoke(session.id, now);
  deps.bus.publish({ type: 'session.revoked', staffId: session.staffId, sessionId: session.id });
  await recordOwnAct(deps, session.staffId, {
    actor: session.staffId,
    action: 'staff.token_reuse',
    target: session.id,
    outcome: 'refused',
  });
};

/**
 * Derived, so repeats get the same secret.
 * @param replacing hash of the replaced successor; null: first. A client that still uses it is detected as a
 * replay.
 */
const nextSecret = (digest: Digest, secret: string, replacing: string | null = null): string =>
  familyOf(secret) + digest.keyed('refresh', replacing === null ? secret : `${secret} ${replacing}`);

/**
 * Rotates the refresh secret; the predecessor is valid for a day while its successor is unused, older ones
 * end the session. Rule: SE-2
 * @returns `refreshSecret` null: keep
 * @throws DomainError unauthenticated
 */
export const makeRefreshSession = (deps: SignInDeps) => {
  const { digest, sessions } = deps;
  const refresh = async (
    secret: string,
  ): Promise<Omit<SignedIn, 'refreshSecret'> & { refreshSecret: string | null }> => {
    const now = deps.clock.now();
    const session = await sessionOfSecret(deps, secret);
    if (session === null || session.revokedAt !== null) throw ended();
    const { id, staffId, secretHash, previousHash } = session;
    const sinceRotation = now.getTime() - session.rotatedAt.getTime();
    if (sinceRotation > SESSION_IDLE_MS || session.expiresAt <= now) throw ended();
    const turnHash = digest.sha256Hex(turnOf(secret));
    const isCurrent = secretHash === turnHash;
    const isPrevious = previousHash === turnHash;
    if (!isCurrent && !(isPrevious && sinceRotation <= LOST_RESPONSE_MS)) {
      await endCopied(deps, session, now);
      throw ended();
    }
    const access = deps.tokens.sign({ staffId, sessionId: id });
    const common = { ...access, sessionEndsAt: session.expiresAt };
    const first = nextSecret(digest, secret);
    if (previousHash !== null && sinceRotation <= ROTATION_GRACE_MS) {
      const isNext = secretHash === digest.sha256Hex(turnOf(first));
      return { ...common, refreshSecret: isNext ? first : null };
    }
    if (isCurrent) {
      await sessions.rotate(id, turnHash, digest.sha256Hex(turnOf(first)), now);
      return { ...common, refreshSecret: first };
    }
    const other = nextSecret(digest, secret, secretHash);
    const isReplaced = await sessions.rotate(id, secretHash, digest.sha256Hex(turnOf(other)), now, turnHash);
    return isReplaced ? { ...common, refreshSecret: other } : refresh(secret);
  };
  return refresh;
};

/** Ends this session; unknown secrets are ignored. */
export const makeSignOut =
  (deps: SignInDeps) =>
  async (secret: string): Promise<void> => {
    const session = await sessionOfSecret(deps, secret);
    if (session === null) return;
    await deps.sessions.revoke(session.id, deps.clock.now());
    await recordOwnAct(deps, session.staffId, {
      actor: session.staffId,
      action: 'staff.sign_out',
      target: session.id,
      outcome: 'ok',
    });
    deps.bus.publish({ type: 'session.revoked', staffId: session.staffId, sessionId: session.id });
  };
