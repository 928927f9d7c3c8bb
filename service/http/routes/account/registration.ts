import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import { DomainError } from '../../../domain/model/base/domain-error.ts';
import { composeAccountNotice, type NoticeOperator } from '../../../domain/registration/account-notice.ts';
import { REGISTRATION_DAYS } from '../../../domain/registration/registration.ts';
import { requireOpen } from '../../../domain/registration/start-registration.ts';
import {
  registrationAccepted,
  registrationQuery,
  registrationRequest,
  registrationResponse,
} from '../../../protocol/api/registration-api.ts';
import type { Deployment } from '../../../protocol/vocabulary.ts';
import type { RateLimits } from '../../../telemetry/rate-limit.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = {
  desk: ConsoleDesk['registration'];
  rateLimits: RateLimits;
  /** Irreversible counter key. Rule: MI-1. */
  addressKey(address: string): string;
  origin: string;
  deployment: Deployment;
  operator: NoticeOperator | null;
  registrationOpen: boolean;
};

const readRegistration = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/registration',
      audience: 'public',
      summary: 'Whether people may register, and the notice about account data.',
      rate: 'read',
      query: registrationQuery,
      answer: registrationResponse,
    },
    async ({ query: { locale } }) => {
      const { operator, registrationOpen, deployment } = deps;
      // Also while closed, for invited people.
      const notice =
        operator === null ? null : composeAccountNotice(operator, locale, deps.origin, deployment);
      return {
        body: {
          isOpen: registrationOpen,
          deployment,
          operator: operator === null ? null : { name: operator.name, email: operator.email },
          isMailSet: deps.desk.isMailSet(),
          notice:
            notice === null
              ? null
              : { title: notice.title, paragraphs: notice.paragraphs.map((one) => ({ ...one })) },
        },
      };
    },
  );

const startRegistration = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/registration',
      audience: 'public',
      summary: 'Asks for an account; a mail with a link follows. The answer is the same for a known address.',
      rate: 'registration',
      status: 202,
      body: registrationRequest,
      answer: registrationAccepted,
    },
    async ({ body: { website, ...wanted } }) => {
      requireOpen(deps);
      if (website !== undefined && website !== '') {
        throw new DomainError('invalid_request', 'Leave the field "website" empty.', {
          fields: { website: 'must stay empty' },
        });
      }
      // Limits mails per typed address, counted by hash.
      await deps.rateLimits.take('registrationMail', deps.addressKey(wanted.email));
      await deps.desk.startRegistration(wanted);
      return { body: { days: REGISTRATION_DAYS } };
    },
  );

export const registrationRoutes = (deps: Deps): Route[] => [readRegistration(deps), startRegistration(deps)];
