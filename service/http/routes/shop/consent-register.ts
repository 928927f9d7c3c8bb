import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import {
  consentRegisterExportQuery,
  consentRegisterQuery,
  consentRegisterResponse,
} from '../../../protocol/api/consent-register-api.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import { registerCountsView } from '../../../views/register-views.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['consentRegister']; now(): Date };

const params = idParams('shopId', shopIdField);
const instant = (text: string | undefined): Date | null => (text === undefined ? null : new Date(text));

const countRegister = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/consent-register',
      audience: 'staff',
      summary:
        'How many consents of every purpose there are, by version of the notice and what became of them.',
      rate: 'staff',
      params,
      query: consentRegisterQuery,
      answer: consentRegisterResponse,
    },
    async ({ params: { shopId }, query: { from, to } }, { access }) => ({
      body: registerCountsView(
        await desk.countRegister(access, shopId, { from: instant(from), to: instant(to) }),
      ),
    }),
  );

const exportRegister = ({ desk, now }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/consent-register/export',
      audience: 'staff',
      summary:
        'The register as CSV or JSON, with a signed statement over the list; nothing about any person.',
      rate: 'wholeList',
      params,
      query: consentRegisterExportQuery,
      files: ['text/csv', 'application/json'],
    },
    async ({ params: { shopId }, query }, { access }) => {
      const { format, purpose = null, notice = null, state = null, from, to } = query;
      const wish = { purpose, noticeId: notice, state, from: instant(from), to: instant(to) };
      return {
        file: {
          name: `zgoda-register-${now().toISOString().slice(0, 10)}.${format}`,
          type: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json',
          parts: await desk.exportRegister(access, shopId, wish, format),
        },
      };
    },
  );

/** Rules: CO-9, PR-6. */
export const consentRegisterRoutes = (deps: Deps): Route[] => [countRegister(deps), exportRegister(deps)];
