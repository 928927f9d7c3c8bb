import type * as v from 'valibot';
import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import type { ReplyOwner } from '../../../domain/canned-reply/reply-place.ts';
import {
  managedRepliesResponse,
  organisationReplyParams,
  replyAdded,
  replyRequest,
  replyUseRequest,
  shopReplyParams,
  usableRepliesResponse,
} from '../../../protocol/api/reply-api.ts';
import { organisationIdField, shopIdField } from '../../../protocol/fields.ts';
import type { CannedReplyId } from '../../../protocol/vocabulary.ts';
import { managedReplyView, replyOf, usableReplyView } from '../../../views/reply-views.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['replies'] };

const shopParams = idParams('shopId', shopIdField);

/** Same routes for shop and company. */
type Place = {
  path: string;
  of: string;
  params: v.GenericSchema<unknown, ReplyOwner>;
  replyParams: v.GenericSchema<unknown, ReplyOwner & { replyId: CannedReplyId }>;
};
const PLACES: readonly Place[] = [
  {
    path: '/v1/staff/shops/:shopId/replies',
    of: 'of the shop',
    params: shopParams,
    replyParams: shopReplyParams,
  },
  {
    path: '/v1/staff/organisations/:organisationId/replies',
    of: 'of the company, for all its shops',
    params: idParams('organisationId', organisationIdField),
    replyParams: organisationReplyParams,
  },
];

const listReplies = ({ desk }: Deps, { path, of, params }: Place): Route =>
  defineRoute(
    {
      method: 'get',
      path,
      audience: 'staff',
      summary: `The canned replies ${of}, with how often each was used.`,
      rate: 'staff',
      params,
      answer: managedRepliesResponse,
    },
    async ({ params: owner }, { access }) => ({
      body: { replies: (await desk.managedReplies(access, owner)).map(managedReplyView) },
    }),
  );

const addReply = ({ desk }: Deps, { path, of, params }: Place): Route =>
  defineRoute(
    {
      method: 'post',
      path,
      audience: 'staff',
      summary: `Adds a canned reply ${of}.`,
      rate: 'staff',
      params,
      body: replyRequest,
      answer: replyAdded,
      status: 201,
    },
    async ({ params: owner, body }, { access }) => ({
      body: { id: await desk.keepReply(access, owner, null, replyOf(body)) },
    }),
  );

const changeReply = ({ desk }: Deps, { path, of, replyParams }: Place): Route =>
  defineRoute(
    {
      method: 'put',
      path: `${path}/:replyId`,
      audience: 'staff',
      summary: `Changes a canned reply ${of}.`,
      rate: 'staff',
      params: replyParams,
      body: replyRequest,
    },
    async ({ params: { replyId, ...owner }, body }, { access }) => {
      await desk.keepReply(access, owner, replyId, replyOf(body));
      return {};
    },
  );

const removeReply = ({ desk }: Deps, { path, of, replyParams }: Place): Route =>
  defineRoute(
    {
      method: 'delete',
      path: `${path}/:replyId`,
      audience: 'staff',
      summary: `Removes a canned reply ${of}, with its counts.`,
      rate: 'staff',
      params: replyParams,
    },
    async ({ params: { replyId, ...owner } }, { access }) => {
      await desk.removeReply(access, owner, replyId);
      return {};
    },
  );

const usableReplies = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/usable-replies',
      audience: 'staff',
      summary: 'What consultants can insert: the replies of the shop, then those of its company.',
      rate: 'staff',
      params: shopParams,
      answer: usableRepliesResponse,
    },
    async ({ params: { shopId } }, { access }) => {
      const { locale, replies, hours } = await desk.usableReplies(access, shopId);
      return { body: { locale, replies: replies.map(usableReplyView), hours } };
    },
  );

const countReplyUse = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/shops/:shopId/usable-replies/:replyId/uses',
      audience: 'staff',
      summary: 'Counts that a reply was inserted or sent; not by whom, nor in which chat.',
      rate: 'staff',
      params: shopReplyParams,
      body: replyUseRequest,
    },
    async ({ params: { shopId, replyId }, body }, { access }) => {
      await desk.countReplyUse(access, shopId, replyId, body.act);
      return {};
    },
  );

export const replyRoutes = (deps: Deps): Route[] => [
  usableReplies(deps),
  countReplyUse(deps),
  ...PLACES.flatMap((place) => [
    listReplies(deps, place),
    addReply(deps, place),
    changeReply(deps, place),
    removeReply(deps, place),
  ]),
];
