import { SERVICE_SCOPE } from '../model/base/tenancy.ts';
import type { Confirmation } from '../model/confirmation/confirmation.ts';
import { linkInvalid } from '../model/confirmation/confirmation.ts';
import type { ConfirmationStore } from '../model/confirmation/confirmation-store.ts';
import type { MailPauseStore } from '../model/mail/mail-pause.ts';
import type { Mailer } from '../model/mail/mailer.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import type { Staff } from '../model/staff/staff.ts';
import { changeAndEndSessions } from './end-sessions.ts';
import { recordOwnAct } from './record-own-act.ts';
import type { SignInDeps } from './sign-in.ts';
import { accountMailsCatalog } from './texts/account-mails-catalog.ts';

type ResetDeps = SignInDeps & {
  confirmations: ConfirmationStore;
  mailPauses: MailPauseStore;
  mailer: Pick<Mailer, 'isSet'>;
  queueMail: QueueMail;
  origin(): string;
};

const LINK_MS = 3_600_000;
/** Mail pause per mailbox, in milliseconds. */
const PAUSE_MS = 5 * 60_000;
/** Concurrent requests would remove each other's links; milliseconds. */
const AT_ONCE_MS = 10_000;

/** The caller answers first, against enumeration. Rule: SE-2. */
export const makeRequestPasswordReset =
  (deps: ResetDeps) =>
  async (email: string): Promise<void> => {
    const staff = await deps.staff.findByEmail(email);
    if (staff === null) return;
    const now = deps.clock.now();
    const pause = `password.${staff.id}`;
    const after = (ms: number) => new Date(now.getTime() + ms);
    if ((await deps.mailPauses.endOf(SERVICE_SCOPE, pause, now)) !== null) return;
    const atOnce = `password_at_once.${staff.id}`;
    if (!(await deps.mailPauses.begin(SERVICE_SCOPE, atOnce, now, after(AT_ONCE_MS)))) return;
    await deps.confirmations.removeByRef(SERVICE_SCOPE, staff.id);
    const secret = deps.ids.secret();
    const confirmationHash = deps.digest.sha256Hex(secret);
    await deps.confirmations.insert(SERVICE_SCOPE, {
      secretHash: confirmationHash,
      shopId: null,
      kind: 'password_reset',
      ref: staff.id,
      locale: staff.locale,
      subjectKey: null,
      delivery: null,
      createdAt: now,
      usedAt: null,
      actingSince: null,
      expiresAt: after(LINK_MS),
    });
    const link = `${deps.origin()}/console/#/reset/${secret}`;
    await deps.queueMail(SERVICE_SCOPE, {
      kind: 'password_reset',
      locale: staff.locale,
      to: staff.email,
      words: accountMailsCatalog[staff.locale].passwordReset,
      gaps: { name: staff.name, link },
      ref: staff.id,
      confirmationHash,
    });
    // After the mail: a failed attempt must be repeatable.
    await deps.mailPauses.begin(SERVICE_SCOPE, pause, now, after(PAUSE_MS));
    await recordOwnAct(deps, staff.id, {
      actor: 'system',
      action: 'staff.password_link',
      target: staff.id,
      outcome: 'ok',
    });
  };

const findLink = async (deps: ResetDeps, secret: string): Promise<Confirmation> => {
  const link = await deps.confirmations.findBySecret(deps.digest.sha256Hex(secret));
  const isGood =
    link !== null &&
    link.kind === 'password_reset' &&
    link.usedAt === null &&
    link.expiresAt > deps.clock.now();
  if (!isGood) throw linkInvalid();
  return link;
};

/** A stranger may have set the second step. Rule: SE-2 */
const proveAddress = async (deps: ResetDeps, staffId: Staff['id'], now: Date): Promise<void> => {
  const staff = await deps.staff.get(staffId);
  if (staff === null || staff.addressProvenAt !== null || !deps.mailer.isSet) return;
  const { secondFactor } = staff;
  if (secondFactor !== null) {
    if (!(await deps.staff.changeSecondFactor(staff.id, secondFactor.version, null))) return;
    await recordOwnAct(deps, staff.id, {
      actor: staff.id,
      action: 'staff.second_factor_reset',
      target: staff.id,
      outcome: 'ok',
    });
  }
  await deps.staff.update(staff.id, { addressProvenAt: now });
};

/**
 * Sets a password, ends sessions, lifts the lock; a proven second step stays.
 * @throws DomainError link_invalid
 */
export const makeFinishPasswordReset =
  (deps: ResetDeps) =>
  async (secret: string, password: string): Promise<void> => {
    const link = await findLink(deps, secret);
    const now = deps.clock.now();
    const passwordHash = await deps.passwords.hash(password);
    if (!(await deps.confirmations.use(link.secretHash, now))) throw linkInvalid();
    const staffId = link.ref as `stf_${string}`;
    // A pending address may be an attacker's.
    const change = () => deps.staff.update(staffId, { passwordHash, nextAddress: null });
    const staff = await changeAndEndSessions(deps, staffId, change);
    if (staff === null) throw linkInvalid();
    await deps.signInFailures.clear(staff.email);
    await proveAddress(deps, staff.id, now);
    await recordOwnAct(deps, staff.id, {
      actor: staff.id,
      action: 'staff.password_reset',
      target: staff.id,
      outcome: 'ok',
    });
  };
