import { DomainError } from '../model/base/domain-error.ts';
import type { Digest } from '../model/base/ports.ts';
import type { StaffSession } from '../model/staff/staff.ts';
import { recordOwnAct } from './record-own-act.ts';
import { familyOf, sessionOfSecret, turnOf } from './session-secret.ts';
import type { SignedIn, SignInDeps } from './sign-in.ts';

const SESSION_IDLE_MS = 14 * 24 * 3_600_000;
/** Several tabs may use the same refresh secret at nearly the same time. */
const ROTATION_GRACE_MS = 10_000;
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
 * The secret after `secret`. It follows from it, so that a browser that lost the answer, because its page was reloaded
 * meanwhile, gets the same one when it asks again.
 */
const nextSecret = (digest: Digest, secret: string): string =>
  familyOf(secret) + digest.keyed('refresh', secret);

/**
 * A new access token; the refresh secret rotates, at most once in the grace period. Any older secret used after it
 * means that somebody has a copy: the whole session ends. Rule: SE-2
 * @returns `refreshSecret` null when the browser is to keep the one it has
 * @throws DomainError unauthenticated
 */
export const makeRefreshSession =
  (deps: SignInDeps) =>
  async (secret: string): Promise<Omit<SignedIn, 'refreshSecret'> & { refreshSecret: string | null }> => {
    const now = deps.clock.now();
    const session = await sessionOfSecret(deps, secret);
    if (session === null || session.revokedAt !== null) throw ended();
    const sinceRotation = now.getTime() - session.rotatedAt.getTime();
    if (sinceRotation > SESSION_IDLE_MS || session.expiresAt <= now) throw ended();
    const turnHash = deps.digest.sha256Hex(turnOf(secret));
    const isJustRotated = session.previousHash !== null && sinceRotation <= ROTATION_GRACE_MS;
    const isCurrent = session.secretHash === turnHash;
    if (!isCurrent && !(isJustRotated && session.previousHash === turnHash)) {
      await endCopied(deps, session, now);
      throw ended();
    }
    const access = deps.tokens.sign({ staffId: session.staffId, sessionId: session.id });
    const common = { ...access, sessionEndsAt: session.expiresAt };
    const next = nextSecret(deps.digest, secret);
    const nextHash = deps.digest.sha256Hex(turnOf(next));
    if (isJustRotated) {
      // A secret two turns behind has no way to the current one.
      return { ...common, refreshSecret: session.secretHash === nextHash ? next : null };
    }
    // Where another request with the same secret was faster, it rotated to the same one.
    await deps.sessions.rotate(session.id, turnHash, nextHash, now);
    return { ...common, refreshSecret: next };
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
