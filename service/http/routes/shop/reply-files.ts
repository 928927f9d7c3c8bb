import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import {
  replyFileAdded,
  replyFileQuery,
  shopReplyFileParams,
  shopReplyParams,
} from '../../../protocol/api/reply-api.ts';
import { LIMITS } from '../../../protocol/vocabulary.ts';
import { replyFileView } from '../../../views/reply-views.ts';
import { defineRoute, type Route } from '../../route.ts';
import { sentFile } from '../../sent-file.ts';
import { MEDIA_TYPES, storedFile } from '../visitor/attachment-files.ts';

type Deps = { desk: ConsoleDesk['replies'] };

const FILES = '/v1/staff/shops/:shopId/replies/:replyId/files';

/** Pictures and PDF files that come with canned replies of a shop. */
export const replyFileRoutes = ({ desk }: Deps): Route[] => [
  defineRoute(
    {
      method: 'post',
      path: FILES,
      audience: 'staff',
      summary: 'Adds a picture (JPEG, PNG, WebP) or a PDF of at most 10 MB to a canned reply of the shop.',
      rate: 'staff',
      status: 201,
      params: shopReplyParams,
      query: replyFileQuery,
      upload: LIMITS.maxAttachmentBytes,
      answer: replyFileAdded,
    },
    async ({ params: { shopId, replyId }, query: { ref } }, caller) => {
      const file = await sentFile(caller, ref);
      return { body: replyFileView(await desk.addReplyFile(caller.access, shopId, replyId, file)) };
    },
  ),
  defineRoute(
    {
      method: 'delete',
      path: `${FILES}/:replyFileId`,
      audience: 'staff',
      summary: 'Removes a file of a canned reply. Copies that were sent stay in their chats.',
      rate: 'staff',
      params: shopReplyFileParams,
    },
    async ({ params: { shopId, replyId, replyFileId } }, { access }) => {
      await desk.removeReplyFile(access, shopId, replyId, replyFileId);
      return {};
    },
  ),
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/usable-replies/:replyId/files/:replyFileId',
      audience: 'staff',
      summary: 'A file of a canned reply, for the consultant who inserts it.',
      rate: 'staff',
      params: shopReplyFileParams,
      files: Object.values(MEDIA_TYPES),
    },
    async ({ params: { shopId, replyId, replyFileId } }, { access }) => ({
      file: storedFile(await desk.openReplyFile(access, shopId, replyId, replyFileId)),
    }),
  ),
];
