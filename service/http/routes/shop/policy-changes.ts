import * as v from 'valibot';
import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import { roleMay } from '../../../domain/model/base/tenancy.ts';
import { shopWith } from '../../../domain/model/staff/resolve-access.ts';
import {
  changeResponse,
  changesResponse,
  decisionRequest,
  decisionResponse,
  policyChangeIdField,
} from '../../../protocol/api/change-api.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import { policyChangesView, policyChangeView } from '../../../views/policy-change-views.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['policyChanges'] };

const shopParams = idParams('shopId', shopIdField);
const changeParams = v.object({ shopId: shopIdField, changeId: policyChangeIdField });

const listChanges = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/changes',
      audience: 'staff',
      summary: 'Versions of the notice by language, and every change of the policy text (CO-4, D5).',
      rate: 'staff',
      params: shopParams,
      answer: changesResponse,
    },
    async ({ params: { shopId } }, { access }) => {
      const { scope, role } = shopWith(access, shopId, 'evidence');
      return { body: policyChangesView(await desk.listChanges(scope), roleMay(role, 'settings')) };
    },
  );

const readChange = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/changes/:changeId',
      audience: 'staff',
      summary: 'Both texts of a changed policy, and what stands under the old one.',
      rate: 'staff',
      params: changeParams,
      answer: changeResponse,
    },
    async ({ params: { shopId, changeId } }, { access }) => {
      const { scope } = shopWith(access, shopId, 'evidence');
      const { change, ...rest } = await desk.readChange(scope, changeId);
      return { body: { change: policyChangeView(change), ...rest } };
    },
  );

const decideChange = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/shops/:shopId/changes/:changeId/decision',
      audience: 'staff',
      summary: 'Harmless, inform, or ask again: decided once, written down, carried out by itself.',
      rate: 'staff',
      params: changeParams,
      body: decisionRequest,
      answer: decisionResponse,
    },
    async ({ params: { shopId, changeId }, body }, { access }) => {
      // May end consents, so closed to waiting agencies.
      shopWith(access, shopId, 'evidence');
      const { scope } = shopWith(access, shopId, 'settings');
      const change = await desk.decideChange(scope, access.staff.id, changeId, body.choice);
      // Slow; a job resumes failed runs.
      if (change.doneAt === null) desk.carryOutChange(scope, changeId).catch(() => undefined);
      return { body: policyChangeView(change) };
    },
  );

export const policyChangeRoutes = (deps: Deps): Route[] => [
  listChanges(deps),
  readChange(deps),
  decideChange(deps),
];
