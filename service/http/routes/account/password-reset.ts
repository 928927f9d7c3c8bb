import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import { passwordResetFinishRequest, passwordResetRequest } from '../../../protocol/api/account-api.ts';
import { faultFields, type ServiceLogger } from '../../../telemetry/logger.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['signIn']; logger: ServiceLogger };

const requestPasswordReset = ({ desk, logger }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/password-reset',
      audience: 'public',
      summary: 'Sends a link for a new password, if the address has an account; the answer does not tell.',
      rate: 'signIn',
      body: passwordResetRequest,
    },
    async ({ body }) => {
      // Not awaited: timing would reveal accounts.
      desk
        .requestPasswordReset(body.email)
        .catch((error: unknown) =>
          logger.warn(faultFields(error), 'A link for a new password was not sent.'),
        );
      return {};
    },
  );

const finishPasswordReset = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/password-reset/finish',
      audience: 'public',
      summary: 'Sets a new password by the link and signs out everywhere.',
      rate: 'signIn',
      body: passwordResetFinishRequest,
    },
    async ({ body }) => {
      await desk.finishPasswordReset(body.token, body.password);
      return {};
    },
  );

/** Rule: SE-2. */
export const passwordResetRoutes = (deps: Deps): Route[] => [
  requestPasswordReset(deps),
  finishPasswordReset(deps),
];
