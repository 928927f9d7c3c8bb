import type { RecordAct } from '../model/audit/record-act.ts';
import type { Clock, FieldVault, Ids } from '../model/base/ports.ts';
import { type Confirmation, linkInvalid } from '../model/confirmation/confirmation.ts';
import type {
  ConfirmationHandler,
  ConfirmationOutcome,
} from '../model/confirmation/confirmation-handlers.ts';
import { NEW_ACCOUNT } from '../model/staff/staff.ts';
import type { MembershipStore, OrganisationStore, StaffStore } from '../model/staff/staff-store.ts';
import { fillGaps } from '../model/text/fill-gaps.ts';
import { proveLinkPassword } from '../staff/prove-password.ts';
import type { Registration, RegistrationContent } from './registration.ts';
import type { RegistrationStore } from './registration-store.ts';
import { registrationCatalog } from './texts/registration-catalog.ts';

type ConfirmRegistrationDeps = Parameters<typeof proveLinkPassword>[0] & {
  registrations: RegistrationStore;
  staff: StaffStore;
  organisations: OrganisationStore;
  memberships: MembershipStore;
  vault: FieldVault;
  ids: Ids;
  clock: Clock;
  recordAct: RecordAct;
  origin(): string;
};

/** Removes an incomplete account. */
export const dropHalfMade = async (
  deps: Pick<ConfirmRegistrationDeps, 'staff' | 'organisations' | 'memberships'>,
  registration: Registration,
): Promise<void> => {
  if ((await deps.staff.get(registration.staffId)) !== null) return;
  await deps.memberships.remove(registration.organisationId, registration.membershipId);
  await deps.organisations.remove(registration.organisationId);
};

/** Creates the account last: incomplete ones must not sign in. Idempotent by preset ids. */
export const makeRegistrationConfirmation = (deps: ConfirmRegistrationDeps): ConfirmationHandler => {
  const read = async (confirmation: Confirmation) => {
    const registration = await deps.registrations.get(confirmation.ref);
    if (registration === null || registration.expiresAt <= deps.clock.now()) throw linkInvalid();
    const content = JSON.parse(
      await deps.vault.openForService(registration.sealed),
    ) as RegistrationContent | null;
    if (content === null) throw linkInvalid();
    return { registration, content, words: registrationCatalog[registration.locale] };
  };
  const signInLink = () => `${deps.origin()}/console/`;

  const complete = async (registration: Registration, content: RegistrationContent): Promise<boolean> => {
    const { staffId, organisationId, membershipId } = registration;
    const known = await deps.staff.findByEmail(content.email);
    if (known !== null && known.id !== staffId) return false;
    const now = deps.clock.now();
    if ((await deps.organisations.get(organisationId)) === null) {
      await deps.organisations.insert({
        id: organisationId,
        kind: content.kind,
        name: content.company.legalName,
        code: deps.ids.reference(),
        company: content.company,
        ownersNeedSecondFactor: false,
        createdAt: now,
      });
    }
    await deps.memberships.insert({
      id: membershipId,
      staffId,
      organisationId,
      role: 'owner',
      shopIds: null,
      since: now,
    });
    if (known !== null) return true;
    return deps.staff.insert({
      id: staffId,
      email: content.email,
      name: content.name,
      passwordHash: content.passwordHash,
      locale: registration.locale,
      isOperator: false,
      ...NEW_ACCOUNT,
      addressProvenAt: now,
      createdAt: now,
    });
  };

  return {
    async describe(confirmation) {
      const { content, words } = await read(confirmation);
      return {
        title: words.question.title,
        paragraphs: words.question.paragraphs.map((text) =>
          fillGaps(text, { company: content.company.legalName }),
        ),
        button: words.question.button,
        passwordLabel: words.question.passwordLabel,
        shopName: null,
      };
    },
    async confirm(confirmation, password): Promise<ConfirmationOutcome> {
      const { registration, content, words } = await read(confirmation);
      await proveLinkPassword(deps, registration.id, content.passwordHash, password);
      const isNew = await complete(registration, content);
      if (isNew) {
        await deps.recordAct({
          actor: registration.staffId,
          organisationId: registration.organisationId,
          action: 'organisation.register',
          target: registration.organisationId,
          outcome: 'ok',
          details: { kind: content.kind },
        });
      } else await dropHalfMade(deps, registration);
      await deps.registrations.removeByEmail(registration.emailKey);
      const said = isNew ? words.done : words.known;
      return {
        title: said.title,
        paragraphs: said.paragraphs,
        next: { label: said.next, href: signInLink() },
      };
    },
  };
};

/** With incomplete accounts. Rule: RE-1. */
export const makeSweepRegistrations =
  (deps: Pick<ConfirmRegistrationDeps, 'registrations' | 'staff' | 'organisations' | 'memberships'>) =>
  async (now: Date): Promise<number> => {
    const expired = await deps.registrations.listExpired(now);
    for (const registration of expired) {
      await dropHalfMade(deps, registration);
      await deps.registrations.remove(registration.id);
    }
    return expired.length;
  };
