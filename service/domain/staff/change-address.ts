import type { StaffId } from '../../protocol/vocabulary.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Digest } from '../model/base/ports.ts';
import { SERVICE_SCOPE } from '../model/base/tenancy.ts';
import { type Confirmation, linkInvalid } from '../model/confirmation/confirmation.ts';
import type { ConfirmationHandler } from '../model/confirmation/confirmation-handlers.ts';
import type { ConfirmationStore } from '../model/confirmation/confirmation-store.ts';
import type { OpenConfirmation } from '../model/confirmation/open-confirmation.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { MailPauseStore } from '../model/mail/mail-pause.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import { beginMailboxPause } from '../model/mail/mailbox-pause.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import { ADDRESS_HOURS, ADDRESS_MS, type NextAddress, openAddress } from '../model/staff/next-address.ts';
import type { Staff } from '../model/staff/staff.ts';
import { proveLinkPassword, provePassword } from './prove-password.ts';
import { type ProofDeps, proveSecondFactor } from './prove-second-factor.ts';
import { recordOwnAct } from './record-own-act.ts';
import { addressCatalog } from './texts/address-catalog.ts';

type AddressDeps = ProofDeps &
  Parameters<typeof recordOwnAct>[0] & {
    confirmations: ConfirmationStore;
    mails: Pick<MailStore, 'removeByRef'>;
    mailPauses: MailPauseStore;
    digest: Digest;
    bus: EventBus;
    openConfirmation: OpenConfirmation;
    queueMail: QueueMail;
    origin(): string;
  };

/** Distinct from password links, which use the account id. */
const refOf = (staffId: StaffId): string => `${staffId}.address`;
const staffIdOf = (ref: string): StaffId => ref.replace(/\.address$/, '') as StaffId;

const dropLinks = async (deps: AddressDeps, staffId: StaffId): Promise<void> => {
  await deps.confirmations.removeByRef(SERVICE_SCOPE, refOf(staffId));
  await deps.mails.removeByRef(SERVICE_SCOPE, refOf(staffId));
};

const prove = async (deps: AddressDeps, staff: Staff, given: { password: string; code: string | null }) => {
  if (staff.secondFactor !== null && given.code === null) {
    throw new DomainError('invalid_request', 'Enter a code of the second step as well.', {
      fields: { code: 'is needed' },
    });
  }
  try {
    await provePassword(deps, staff, given.password);
    await proveSecondFactor(deps, staff, given.code ?? '');
  } catch (error) {
    const target = staff.id;
    await recordOwnAct(deps, staff.id, {
      ...{ actor: staff.id, action: 'staff.address_link', target, outcome: 'refused' },
    });
    throw error;
  }
};

/**
 * Mails a link to the new address, a notice to the old; known addresses are indistinguishable. Rule: SE-2
 * @throws DomainError invalid_request, credentials_wrong, rate_limited
 */
export const makeAskForAddress =
  (deps: AddressDeps) =>
  async (
    staff: Staff,
    given: { email: string; password: string; code: string | null },
  ): Promise<NextAddress> => {
    const { email } = given;
    if (email === staff.email) {
      throw new DomainError('invalid_request', 'This is the address of your account already.', {
        fields: { email: 'is your address already' },
      });
    }
    await prove(deps, staff, given);
    await beginMailboxPause(deps, SERVICE_SCOPE, 'address', email);
    const isKnown = (await deps.staff.findByEmail(email)) !== null;
    const { locale, name } = staff;
    await dropLinks(deps, staff.id);
    const ref = refOf(staff.id);
    const { link, confirmationHash } = await deps.openConfirmation(SERVICE_SCOPE, {
      ...{ kind: 'address', ref, locale, lifeMs: ADDRESS_MS },
    });
    const next: NextAddress = {
      email,
      from: staff.email,
      linkHash: confirmationHash,
      expiresAt: new Date(deps.clock.now().getTime() + ADDRESS_MS),
    };
    await deps.staff.update(staff.id, { nextAddress: next });
    const words = addressCatalog[locale];
    const gaps = { name, hours: String(ADDRESS_HOURS) };
    // First: no link without notice.
    await deps.queueMail(SERVICE_SCOPE, {
      ...{ kind: 'address_notice', locale, to: staff.email, words: words.askedMail },
      gaps: { ...gaps, link: `${deps.origin()}/console/#/forgotten` },
    });
    await deps.queueMail(SERVICE_SCOPE, {
      ...{ kind: 'email_confirmation', locale, to: email, ref },
      words: isKnown ? words.knownMail : words.confirmMail,
      gaps: { ...gaps, link: isKnown ? `${deps.origin()}/console/` : link },
      ...(isKnown ? {} : { confirmationHash }),
    });
    await recordOwnAct(deps, staff.id, {
      ...{ actor: staff.id, action: 'staff.address_link', target: staff.id, outcome: 'ok' },
    });
    return next;
  };

/** Voids the link. */
export const makeCancelAddress =
  (deps: AddressDeps) =>
  async (staff: Staff): Promise<void> => {
    await deps.staff.update(staff.id, { nextAddress: null });
    await dropLinks(deps, staff.id);
  };

/** Applies the new address and voids old password links. Resumable. */
export const makeAddressConfirmation = (deps: AddressDeps): ConfirmationHandler => {
  const read = async (confirmation: Confirmation) => {
    const staff = await deps.staff.get(staffIdOf(confirmation.ref));
    const next = staff === null ? null : openAddress(staff, deps.clock.now());
    if (staff === null || next === null || next.linkHash !== confirmation.secretHash) throw linkInvalid();
    return { staff, next, words: addressCatalog[staff.locale] };
  };

  const change = async (staff: Staff, next: NextAddress, { delivery }: Confirmation): Promise<boolean> => {
    if (staff.email === next.email) return true;
    // A link handed over proves no address.
    const addressProvenAt = delivery === null ? null : deps.clock.now();
    const changed = await deps.staff.changeEmail(staff.id, next.linkHash, next.email, addressProvenAt);
    if (changed === 'gone') throw linkInvalid();
    return changed === 'changed';
  };

  const followUp = async (staff: Staff, next: NextAddress): Promise<void> => {
    await deps.confirmations.removeByRef(SERVICE_SCOPE, staff.id);
    await deps.mails.removeByRef(SERVICE_SCOPE, staff.id);
    await deps.signInFailures.clear(next.from);
    const name = staff.name === next.from ? next.email : staff.name;
    const words = addressCatalog[staff.locale];
    await deps.queueMail(SERVICE_SCOPE, {
      ...{ kind: 'address_notice', locale: staff.locale, to: next.from, words: words.changedMail },
      gaps: { name },
      onceFor: next.linkHash,
    });
    await recordOwnAct(deps, staff.id, {
      ...{ actor: staff.id, action: 'staff.address', target: staff.id, outcome: 'ok' },
    });
    await deps.staff.update(staff.id, { name, nextAddress: null });
    deps.bus.publish({ type: 'access.changed', staffId: staff.id });
  };

  return {
    async describe(confirmation) {
      const { next, words } = await read(confirmation);
      const { title, paragraphs, button } = words.question;
      return {
        title,
        paragraphs: paragraphs.map((text) => text.replace('{email}', () => next.email)),
        button,
        passwordLabel: words.question.passwordLabel,
        shopName: null,
      };
    },
    async confirm(confirmation, password) {
      const { staff, next, words } = await read(confirmation);
      await proveLinkPassword(deps, staff.id, staff.passwordHash, password);
      const isChanged = await change(staff, next, confirmation);
      if (isChanged) await followUp(staff, next);
      else await deps.staff.update(staff.id, { nextAddress: null });
      const said = isChanged ? words.done : words.known;
      return {
        title: said.title,
        paragraphs: said.paragraphs,
        next: { label: said.next, href: `${deps.origin()}/console/` },
      };
    },
  };
};
