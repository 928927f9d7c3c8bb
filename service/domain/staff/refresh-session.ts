import { DomainError } from '../model/base/domain-error.ts';
import type { Digest } from '../model/base/ports.ts';
import type { StaffSession } from '../model/staff/staff.ts';
import { recordOwnAct } from './record-own-act.ts';
import { familyOf, sessionOfSecret, turnOf } from './session-secret.ts';
import type { SignedIn, SignInDeps } from './sign-in.ts';

const SESSION_IDLE_MS = 14 * 24 * 3_600_000;
/** Several tabs may use the same refresh secret at nearly the same time. */
const ROTATION_GRACE_MS = 10_000;
/**
 * A lost response is noticed once the browser gives up waiting, or when the lid is opened the next morning: for this long
 * the secret before is taken, unless its successor was used.
 */
const LOST_RESPONSE_MS = 24 * 3_600_000;
const ended = (): DomainError => new DomainError('unauthenticated', 'You are signed out. Sign in again.');

/** Somebody has a copy of the secret: the session ends for both. */
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
 * The secret after `secret`. It follows from it, so that a browser that lost the response, because its page was reloaded
 * meanwhile, gets the same one when it asks again.
 * @param replacing hash of the successor that nobody used and that is worth nothing from now on; null for the first one.
 *   Whoever has that one after all is found out when using it.
 */
const nextSecret = (digest: Digest, secret: string, replacing: string | null = null): string =>
  familyOf(secret) + digest.keyed('refresh', replacing === null ? secret : `${secret} ${replacing}`);

/**
 * A new access token; the refresh secret rotates, at most once in the grace period. The secret before is taken for a day
 * while its successor was not used; then it gets another successor. Any other older secret means that somebody has a
 * copy: the whole session ends. Rule: SE-2
 * @returns `refreshSecret` null when the browser is to keep the one it has
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
      // The current one stays; from a secret whose successor was replaced no way leads to it.
      const isNext = secretHash === digest.sha256Hex(turnOf(first));
      return { ...common, refreshSecret: isNext ? first : null };
    }
    if (isCurrent) {
      // Where another request with the same secret was faster, it rotated to the same one.
      await sessions.rotate(id, turnHash, digest.sha256Hex(turnOf(first)), now);
      return { ...common, refreshSecret: first };
    }
    const other = nextSecret(digest, secret, secretHash);
    const isReplaced = await sessions.rotate(id, secretHash, digest.sha256Hex(turnOf(other)), now, turnHash);
    // Another request was faster, with this secret or with its successor: what it left decides.
    return isReplaced ? { ...common, refreshSecret: other } : refresh(secret);
  };
  return refresh;
};

/** Ends the session of this browser; an unknown secret is no error. */
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
