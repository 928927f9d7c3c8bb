import type { VisitorDesk } from '../../../desks/visitor-desk.ts';
import {
  confirmationLookResponse,
  confirmationRequest,
  confirmationResponse,
} from '../../../protocol/api/confirmation-api.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: VisitorDesk['mailLinks'] };

const lookAtUnsubscribe = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/unsubscribe/look',
      audience: 'visitor',
      summary: 'What the link in a mailing of a shop is about; changes nothing.',
      rate: 'read',
      body: confirmationRequest,
      answer: confirmationLookResponse,
    },
    async ({ body }) => {
      const question = await desk.lookAtUnsubscribe(body.secret);
      return { body: { ...question, passwordLabel: null, paragraphs: [...question.paragraphs] } };
    },
  );

const confirmUnsubscribe = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/unsubscribe/confirm',
      audience: 'visitor',
      summary: 'Takes a consent to offers back, without login or reason (CO-6, MK-4).',
      rate: 'read',
      body: confirmationRequest,
      answer: confirmationResponse,
    },
    async ({ body }) => {
      const { title, paragraphs } = await desk.unsubscribe(body.secret);
      return { body: { title, paragraphs: [...paragraphs], next: null } };
    },
  );

/** Rules: CO-6, MK-4. */
export const unsubscribeRoutes = (deps: Deps): Route[] => [lookAtUnsubscribe(deps), confirmUnsubscribe(deps)];
