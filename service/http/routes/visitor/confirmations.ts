import type { VisitorDesk } from '../../../desks/visitor-desk.ts';
import {
  confirmationLookResponse,
  confirmationRequest,
  confirmationResponse,
  confirmRequest,
} from '../../../protocol/api/confirmation-api.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: VisitorDesk['mailLinks'] };

const lookAtConfirmation = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/confirmations/look',
      audience: 'visitor',
      summary: 'What a link from a mail is about; changes nothing.',
      rate: 'read',
      body: confirmationRequest,
      answer: confirmationLookResponse,
    },
    async ({ body }) => {
      const { confirmation, question } = await desk.lookAtConfirmation(body.secret);
      const paragraphs = [...question.paragraphs];
      const { passwordLabel = null } = question;
      return { body: { ...question, passwordLabel, paragraphs, locale: confirmation.locale } };
    },
  );

const confirm = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/confirmations/confirm',
      audience: 'visitor',
      summary: 'Does what a link from a mail is for, once.',
      rate: 'read',
      body: confirmRequest,
      answer: confirmationResponse,
    },
    async ({ body }) => {
      const { title, paragraphs, next } = await desk.confirm(body.secret, body.password);
      return { body: { title, paragraphs: [...paragraphs], next: next ?? null } };
    },
  );

/** One call shows, the other acts; own page only. */
export const confirmationRoutes = (deps: Deps): Route[] => [lookAtConfirmation(deps), confirm(deps)];
