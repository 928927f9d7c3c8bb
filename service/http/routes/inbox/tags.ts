import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import {
  conversationTagsChange,
  conversationTagsResponse,
  tagsKept,
  tagsRequest,
  tagsResponse,
} from '../../../protocol/api/conversation/tag-api.ts';
import { conversationIdField, shopIdField } from '../../../protocol/fields.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['tags'] };

const readTags = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/tags',
      audience: 'staff',
      reads: 'conversation.list',
      summary: 'The tags of all shops of the person, and which conversations have them.',
      rate: 'staff',
      answer: tagsResponse,
    },
    async (_input, { access }) => {
      const { shops, tagged, isWhole } = await desk.readTags(access);
      return {
        body: {
          shops: shops.map(({ shopId, tags }) => ({ shopId, tags: tags.map((one) => ({ ...one })) })),
          tagged: tagged.map(({ conversationId, tagIds }) => ({ conversationId, tagIds: [...tagIds] })),
          isWhole,
        },
      };
    },
  );

const keepTags = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'put',
      path: '/v1/staff/shops/:shopId/tags',
      audience: 'staff',
      summary: 'Edits the tags of a shop; one that is left out is taken off every conversation.',
      rate: 'staff',
      params: idParams('shopId', shopIdField),
      body: tagsRequest,
      answer: tagsKept,
    },
    async ({ params: { shopId }, body }, { access }) => ({
      body: { tags: (await desk.keepTags(access, shopId, body.tags, body.seen)).map((one) => ({ ...one })) },
    }),
  );

const changeTags = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'patch',
      path: '/v1/staff/conversations/:conversationId/tags',
      audience: 'staff',
      summary:
        'Adds tags of the shop to a conversation and removes some; the others stay. Visitors never see them.',
      rate: 'staff',
      params: idParams('conversationId', conversationIdField),
      body: conversationTagsChange,
      answer: conversationTagsResponse,
    },
    async ({ params: { conversationId }, body }, { access }) => {
      const { conversation, scope } = await desk.findConversation(access, conversationId, 'answer');
      const tagIds = await desk.tagConversation(scope, access.staff, conversation, body);
      return { body: { tagIds: [...tagIds] } };
    },
  );

export const tagRoutes = (deps: Deps): Route[] => [readTags(deps), keepTags(deps), changeTags(deps)];
