import type { Locale, OrganisationKind } from '../../protocol/vocabulary.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock, Digest, FieldVault, Ids, PasswordHasher } from '../model/base/ports.ts';
import { SERVICE_SCOPE } from '../model/base/tenancy.ts';
import type { OpenConfirmation } from '../model/confirmation/open-confirmation.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import type { Company } from '../model/staff/company.ts';
import type { StaffStore } from '../model/staff/staff-store.ts';
import { checkedCompany } from '../staff/change-company.ts';
import {
  REGISTRATION_DAYS,
  REGISTRATION_MS,
  type RegistrationContent,
  type RegistrationSettings,
} from './registration.ts';
import type { RegistrationStore } from './registration-store.ts';
import { registrationCatalog } from './texts/registration-catalog.ts';

type StartRegistrationDeps = RegistrationSettings & {
  registrations: RegistrationStore;
  staff: Pick<StaffStore, 'findByEmail'>;
  passwords: PasswordHasher;
  vault: FieldVault;
  digest: Digest;
  ids: Ids;
  clock: Clock;
  openConfirmation: OpenConfirmation;
  queueMail: QueueMail;
  origin(): string;
};

export type NewRegistration = {
  kind: OrganisationKind;
  name: string;
  email: string;
  password: string;
  locale: Locale;
  company: Company;
};

export const emailKeyOf = (digest: Digest, email: string): string => digest.keyed('registration', email);

/** @throws DomainError forbidden when by invitation only */
export const requireOpen = (settings: RegistrationSettings): void => {
  if (settings.registrationOpen) return;
  throw new DomainError(
    'forbidden',
    'Registration is closed here. Ask the operator of this service for an invitation.',
  );
};

/**
 * Mails a link; known addresses get a notice, indistinguishably.
 * @throws DomainError forbidden, invalid_request with the fields
 */
export const makeStartRegistration =
  (deps: StartRegistrationDeps) =>
  async (given: NewRegistration): Promise<void> => {
    requireOpen(deps);
    const company = checkedCompany(given.company, 'company.');
    const { email, locale, kind, name } = given;
    // Before the lookup: timing must not reveal accounts.
    const passwordHash = await deps.passwords.hash(given.password);
    const words = registrationCatalog[locale];
    const isKnown = (await deps.staff.findByEmail(email)) !== null;
    const content: RegistrationContent = { kind, name, email, passwordHash, company };
    const now = deps.clock.now();
    const id = deps.ids.next('reg');
    await deps.registrations.insert({
      id,
      emailKey: emailKeyOf(deps.digest, email),
      sealed: await deps.vault.sealForService(JSON.stringify(isKnown ? null : content)),
      locale,
      staffId: deps.ids.next('stf'),
      organisationId: deps.ids.next('org'),
      membershipId: deps.ids.next('mbr'),
      createdAt: now,
      expiresAt: new Date(now.getTime() + REGISTRATION_MS),
    });
    const { link, confirmationHash } = await deps.openConfirmation(SERVICE_SCOPE, {
      kind: 'email',
      ref: id,
      locale,
      lifeMs: REGISTRATION_MS,
    });
    const mail = isKnown ? words.knownMail : words.confirmMail;
    const gaps = { link: isKnown ? `${deps.origin()}/console/` : link, days: String(REGISTRATION_DAYS) };
    await deps.queueMail(SERVICE_SCOPE, {
      kind: 'email_confirmation',
      locale,
      to: email,
      words: mail,
      gaps,
      ...(isKnown ? {} : { confirmationHash }),
    });
  };
