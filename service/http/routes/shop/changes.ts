import * as v from 'valibot';
import type { UseCases } from '../../../desks/use-cases.ts';
import { roleMay } from '../../../domain/model/base/tenancy.ts';
import type { PolicyChange } from '../../../domain/model/notice/policy-change.ts';
import { shopWith } from '../../../domain/model/staff/resolve-access.ts';
import {
  changeResponse,
  changesResponse,
  decisionRequest,
  decisionResponse,
  type PolicyChangeView,
  policyChangeIdField,
} from '../../../protocol/api/change-api.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

const changeView = (change: PolicyChange): PolicyChangeView => ({
  id: change.id,
  locale: change.locale,
  title: change.title,
  url: change.url,
  changedAt: change.changedAt.toISOString(),
  fromSha256: change.fromSha256,
  toSha256: change.toSha256,
  choice: change.choice,
  decidedBy: change.decidedBy,
  decidedAt: change.decidedAt?.toISOString() ?? null,
  leads: change.leads,
  cards: change.cards,
  subscriptions: change.subscriptions,
  reached: change.reached,
  isDone: change.doneAt !== null,
});

const shopParams = idParams('shopId', shopIdField);
const changeParams = v.object({ shopId: shopIdField, changeId: policyChangeIdField });

/** Versions of the notice, changes of the policy, and the owner's word on them. */
export const changeRoutes = ({ useCases }: { useCases: UseCases }): Route[] => [
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
      const { entries, changes } = await useCases.listChanges(scope);
      return {
        body: {
          entries: entries.map((entry) => ({
            noticeId: entry.noticeId,
            locale: entry.locale,
            since: entry.since.toISOString(),
            until: entry.until?.toISOString() ?? null,
            aspects: [...entry.aspects],
            policy:
              entry.policy === null
                ? null
                : { title: entry.policy.title, url: entry.policy.url, state: entry.policy.state },
          })),
          changes: changes.map(changeView),
          mayDecide: roleMay(role, 'settings'),
        },
      };
    },
  ),
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
      const { change, ...rest } = await useCases.readChange(scope, changeId);
      return { body: { change: changeView(change), ...rest } };
    },
  ),
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
      const { scope } = shopWith(access, shopId, 'settings');
      const change = await useCases.decideChange(scope, access.staff.id, changeId, body.choice);
      // Thousands of leads take their time; a run that fails here is taken up by the job.
      if (change.doneAt === null) useCases.carryOutChange(scope, changeId).catch(() => undefined);
      return { body: changeView(change) };
    },
  ),
];
