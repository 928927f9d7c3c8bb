import type { Act, RecordAct } from '../model/audit/record-act.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock, Digest, Ids, PasswordHasher, TokenSigner } from '../model/base/ports.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { Staff, StaffSession } from '../model/staff/staff.ts';
import type {
  MembershipStore,
  SignInFailureStore,
  StaffSessionStore,
  StaffStore,
} from '../model/staff/staff-store.ts';
import { changeAndEndSessions } from './end-sessions.ts';
import { keyOfTries, MAX_PASSWORD_FAILURES, provePassword, tryPassword } from './prove-password.ts';
import { recordOwnAct } from './record-own-act.ts';
import { secondFactorRequired } from './second-step-ticket.ts';

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

/** Access token in memory, refresh secret in a `__Host-` cookie. */
export type SignedIn = { accessToken: string; expiresAt: Date; refreshSecret: string; sessionEndsAt: Date };

const SESSION_MS = 60 * 24 * 3_600_000;

const isStillProven = (proven: Staff, now: Staff | null): boolean =>
  now !== null &&
  now.passwordHash === proven.passwordHash &&
  (now.secondFactor === null) === (proven.secondFactor === null);

/**
 * @param staff as of the proof
 * @throws DomainError credentials_wrong when the proof changed meanwhile
 */
export const startSession = async (deps: SignInDeps, staff: Staff): Promise<SignedIn> => {
  const now = deps.clock.now();
  const [family, turn] = [deps.ids.secret(), deps.ids.secret()];
  const session: StaffSession = {
    id: deps.ids.next('ses'),
    staffId: staff.id,
    familyHash: deps.digest.sha256Hex(family),
    secretHash: deps.digest.sha256Hex(turn),
    previousHash: null,
    rotatedAt: now,
    createdAt: now,
    revokedAt: null,
    expiresAt: new Date(now.getTime() + SESSION_MS),
  };
  await deps.sessions.insert(session);
  if (!isStillProven(staff, await deps.staff.get(staff.id))) {
    await deps.sessions.revoke(session.id, deps.clock.now());
    await recordOwnAct(deps, staff.id, {
      actor: staff.id,
      action: 'staff.sign_in',
      target: staff.id,
      outcome: 'refused',
    });
    throw new DomainError(
      'credentials_wrong',
      'Password or second step were changed just now. Sign in once more.',
    );
  }
  const { accessToken, expiresAt } = deps.tokens.sign({ staffId: staff.id, sessionId: session.id });
  return { accessToken, expiresAt, refreshSecret: family + turn, sessionEndsAt: session.expiresAt };
};

/**
 * Same answer and time for unknown accounts.
 * @param cookie refresh secret, perhaps ended
 * @throws DomainError credentials_wrong, rate_limited, second_factor_required with a ticket
 */
export const makeSignIn =
  (deps: SignInDeps) =>
  async (email: string, password: string, cookie: string | null): Promise<SignedIn> => {
    const staff = await deps.staff.findByEmail(email);
    const key = await keyOfTries(deps, email, staff, cookie);
    const { isRight, tries } = await tryPassword(deps, key, staff?.passwordHash ?? null, password);
    if (!isRight || staff === null) {
      const refused: Act = {
        actor: staff?.id ?? 'unknown',
        action: tries >= MAX_PASSWORD_FAILURES ? 'staff.locked' : 'staff.sign_in',
        target: staff?.id ?? '-',
        outcome: 'refused',
        details: { failures: tries },
      };
      if (staff === null) await deps.recordAct(refused);
      else await recordOwnAct(deps, staff.id, refused);
      throw new DomainError('credentials_wrong', 'E-mail address or password is wrong.');
    }
    if (staff.secondFactor !== null) throw secondFactorRequired(deps, staff, deps.clock.now());
    await deps.signInFailures.clear(key);
    await recordOwnAct(deps, staff.id, {
      actor: staff.id,
      action: 'staff.sign_in',
      target: staff.id,
      outcome: 'ok',
    });
    return startSession(deps, staff);
  };

export const makeChangePassword =
  (deps: SignInDeps) =>
  async (staff: Staff, keepSessionId: string, current: string, next: string): Promise<void> => {
    const act = { actor: staff.id, action: 'staff.password', target: staff.id };
    try {
      await provePassword(deps, staff, current, 'currentPassword');
    } catch (error) {
      await recordOwnAct(deps, staff.id, { ...act, outcome: 'refused' });
      throw error;
    }
    const passwordHash = await deps.passwords.hash(next);
    const change = () => deps.staff.update(staff.id, { passwordHash, nextAddress: null });
    await changeAndEndSessions(deps, staff.id, change, keepSessionId);
    await recordOwnAct(deps, staff.id, { ...act, outcome: 'ok' });
  };
