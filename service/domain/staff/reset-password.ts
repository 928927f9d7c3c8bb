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
import { accountMails } from './texts/account-mails.ts';

type ResetDeps = SignInDeps & {
  confirmations: ConfirmationStore;
  mailPauses: MailPauseStore;
  mailer: Pick<Mailer, 'isSet'>;
  queueMail: QueueMail;
  origin(): string;
};

const LINK_MS = 3_600_000;
/** Limits the mails to one mailbox, however often they are asked for. */
const PAUSE_MS = 5 * 60_000;
/** Of several presses at the same moment one goes on: each would remove the link of the one before. */
const AT_ONCE_MS = 10_000;

/**
 * Sends a link for a new password, when the address has an account. The caller responds before this ends, so that
 * neither response nor timing shows whether it has one. Rule: SE-2.
 */
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
    // A newer link replaces older ones.
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
      words: accountMails[staff.locale].passwordReset,
      gaps: { name: staff.name, link },
      ref: staff.id,
      confirmationHash,
    });
    // Behind the mail: begun before it, the pause would silence the repeat of a press that an error cut off.
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

/**
 * The first mailed link of an account whose address was never proven. A second step from before may belong to a
 * stranger who created the account by a link that was handed over, so it is removed. Rule: SE-2
 */
const proveAddress = async (deps: ResetDeps, staffId: Staff['id'], now: Date): Promise<void> => {
  const staff = await deps.staff.get(staffId);
  // Without mail settings this link was handed over as well.
  if (staff === null || staff.addressProvenAt !== null || !deps.mailer.isSet) return;
  const { secondFactor } = staff;
  if (secondFactor !== null) {
    // Being used by another request: the next mailed link removes it.
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
 * Sets a new password by the link: every session ends and the lock after wrong attempts is lifted. The second step of
 * a person whose address is proven stays, and the next sign-in asks for it.
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
    // Whoever asked for another address may be the reason for the new password.
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
