import type { Act, RecordAct } from '../audit/record-act.ts';
import { DomainError } from '../domain-error.ts';
import type { Clock, Digest, EventBus, Ids, PasswordHasher, TokenSigner } from '../ports.ts';
import { countFailure, MAX_PASSWORD_FAILURES, refuseWhileLocked } from './prove-second-factor.ts';
import { recordOwnAct } from './record-own-act.ts';
import { secondFactorRequired } from './second-step-ticket.ts';
import type { Staff, StaffSession } from './staff.ts';
import type { MembershipStore, SignInFailureStore, StaffSessionStore, StaffStore } from './staff-store.ts';

export type SignInDeps = {
  staff: StaffStore;
  sessions: StaffSessionStore;
  signInFailures: SignInFailureStore;
  memberships: MembershipStore;
  passwords: PasswordHasher;
  tokens: TokenSigner;
  digest: Digest;
  ids: Ids;
  clock: Clock;
  bus: EventBus;
  recordAct: RecordAct;
};

/** Access token for memory, refresh secret for a `__Host-` cookie. */
export type SignedIn = { accessToken: string; expiresAt: Date; refreshSecret: string; sessionEndsAt: Date };

const SESSION_MS = 60 * 24 * 3_600_000;
const SESSION_IDLE_MS = 14 * 24 * 3_600_000;
/** Two tabs may use the same refresh secret at nearly the same time. */
const ROTATION_GRACE_MS = 10_000;

export const startSession = async (deps: SignInDeps, staff: Staff): Promise<SignedIn> => {
  const now = deps.clock.now();
  const refreshSecret = deps.ids.secret();
  const session: StaffSession = {
    id: deps.ids.next('ses'),
    staffId: staff.id,
    secretHash: deps.digest.sha256Hex(refreshSecret),
    previousHash: null,
    rotatedAt: now,
    createdAt: now,
    revokedAt: null,
    expiresAt: new Date(now.getTime() + SESSION_MS),
  };
  await deps.sessions.insert(session);
  const { accessToken, expiresAt } = deps.tokens.sign({ staffId: staff.id, sessionId: session.id });
  return { accessToken, expiresAt, refreshSecret, sessionEndsAt: session.expiresAt };
};

/**
 * The same answer, in the same time, for an unknown account and a wrong password.
 * @throws DomainError credentials_wrong, rate_limited, second_factor_required with a ticket for the second step
 */
export const makeSignIn =
  (deps: SignInDeps) =>
  async (email: string, password: string): Promise<SignedIn> => {
    await refuseWhileLocked(deps, email, MAX_PASSWORD_FAILURES);
    const staff = await deps.staff.findByEmail(email);
    if (!(await deps.passwords.verify(password, staff?.passwordHash ?? null)) || staff === null) {
      const failures = await countFailure(deps, email);
      const refused: Act = {
        actor: staff?.id ?? 'unknown',
        action: failures >= MAX_PASSWORD_FAILURES ? 'staff.locked' : 'staff.sign_in',
        target: staff?.id ?? '-',
        outcome: 'refused',
        details: { failures },
      };
      if (staff === null) await deps.recordAct(refused);
      else await recordOwnAct(deps, staff.id, refused);
      throw new DomainError('credentials_wrong', 'E-mail address or password is wrong.');
    }
    if (staff.secondFactor !== null) throw secondFactorRequired(deps, staff, deps.clock.now());
    await deps.signInFailures.clear(email);
    await recordOwnAct(deps, staff.id, {
      actor: staff.id,
      action: 'staff.sign_in',
      target: staff.id,
      outcome: 'ok',
    });
    return startSession(deps, staff);
  };

const ended = (): DomainError => new DomainError('unauthenticated', 'You are signed out. Sign in again.');

/**
 * A new access token; the refresh secret rotates. An old secret used again after the grace period means that somebody
 * has a copy: the whole session ends.
 * @returns `refreshSecret` null when the secret had just been rotated by another tab
 * @throws DomainError unauthenticated
 */
export const makeRefreshSession =
  (deps: SignInDeps) =>
  async (secret: string): Promise<Omit<SignedIn, 'refreshSecret'> & { refreshSecret: string | null }> => {
    const now = deps.clock.now();
    const hash = deps.digest.sha256Hex(secret);
    const session = await deps.sessions.findBySecret(hash);
    if (session === null || session.revokedAt !== null) throw ended();
    const isIdle = now.getTime() - session.rotatedAt.getTime() > SESSION_IDLE_MS;
    if (isIdle || session.expiresAt <= now) throw ended();
    const access = deps.tokens.sign({ staffId: session.staffId, sessionId: session.id });
    const common = { ...access, sessionEndsAt: session.expiresAt };
    if (session.previousHash === hash) {
      if (now.getTime() - session.rotatedAt.getTime() <= ROTATION_GRACE_MS)
        return { ...common, refreshSecret: null };
      await deps.sessions.revoke(session.id, now);
      deps.bus.publish({ type: 'session.revoked', staffId: session.staffId, sessionId: session.id });
      await recordOwnAct(deps, session.staffId, {
        actor: session.staffId,
        action: 'staff.token_reuse',
        target: session.id,
        outcome: 'refused',
      });
      throw ended();
    }
    const next = deps.ids.secret();
    const isRotated = await deps.sessions.rotate(session.id, hash, deps.digest.sha256Hex(next), now);
    return { ...common, refreshSecret: isRotated ? next : null };
  };

/** Ends the session of this browser; an unknown secret is no error. */
export const makeSignOut =
  (deps: SignInDeps) =>
  async (secret: string): Promise<void> => {
    const session = await deps.sessions.findBySecret(deps.digest.sha256Hex(secret));
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

/** @throws DomainError credentials_wrong */
export const makeChangePassword =
  (deps: SignInDeps) =>
  async (staff: Staff, keepSessionId: string, current: string, next: string): Promise<void> => {
    const act = { actor: staff.id, action: 'staff.password', target: staff.id };
    if (!(await deps.passwords.verify(current, staff.passwordHash))) {
      await recordOwnAct(deps, staff.id, { ...act, outcome: 'refused' });
      throw new DomainError('credentials_wrong', 'The current password is wrong.', {
        fields: { currentPassword: 'is wrong' },
      });
    }
    await deps.staff.update(staff.id, { passwordHash: await deps.passwords.hash(next) });
    await recordOwnAct(deps, staff.id, { ...act, outcome: 'ok' });
    for (const id of await deps.sessions.revokeAll(staff.id, deps.clock.now(), keepSessionId)) {
      deps.bus.publish({ type: 'session.revoked', staffId: staff.id, sessionId: id });
    }
  };
