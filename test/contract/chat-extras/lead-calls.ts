import { AT, aLeadAnswer } from '../../support/builders/builders.ts';
import type { FurnishedShop } from './furnished-shop.ts';

const keptAnswer = async ({ kept, scope, ids }: FurnishedShop) => {
  const answer = aLeadAnswer();
  await kept.leads.addAnswer(scope, ids.leadId as never, answer, 0);
  return answer.ref;
};

export const LEAD_CALLS: Readonly<Record<string, (of: FurnishedShop) => Promise<unknown>>> = {
  'leads.addAnswer': ({ stores, scope, ids }) =>
    stores.leads.addAnswer(scope, ids.leadId as never, aLeadAnswer(), 0),
  'leads.rewriteAnswer': async (of) =>
    of.stores.leads.rewriteAnswer(of.scope, of.ids.leadId as never, await keptAnswer(of), 'other'),
  'leads.setAnswerSent': async (of) =>
    of.stores.leads.setAnswerSent(of.scope, of.ids.leadId as never, await keptAnswer(of), AT),
  'leads.listByIds': ({ stores, scope, ids }) => stores.leads.listByIds(scope, [ids.leadId as never]),
  'leads.ids': ({ stores, scope }) => stores.leads.ids(scope),
  'leads.whichExist': ({ stores, scope, ids }) => stores.leads.whichExist(scope, [ids.leadId as never]),
  'leads.namedNotices': ({ stores, scope }) => stores.leads.namedNotices(scope),
  'leads.setSearched': ({ stores, scope, ids }) => stores.leads.setSearched(scope, ids.leadId as never),
};
