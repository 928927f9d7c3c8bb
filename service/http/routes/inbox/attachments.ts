import * as v from 'valibot';
import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import { shopWith } from '../../../domain/model/staff/resolve-access.ts';
import { messageResponse } from '../../../protocol/api/visitor-api.ts';
import {
  attachmentAddressResponse,
  attachmentRequestRequest,
  staffAttachmentQuery,
} from '../../../protocol/attachments.ts';
import { attachmentIdField, conversationIdField } from '../../../protocol/fields.ts';
import { LIMITS } from '../../../protocol/vocabulary.ts';
import { addressView } from '../../../views/attachment-views.ts';
import { ackView } from '../../../views/conversation-views.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';
import { sentFile } from '../../sent-file.ts';

type Deps = { desk: ConsoleDesk['inbox'] };

const BASE = '/v1/staff/conversations/:conversationId';
const params = idParams('conversationId', conversationIdField);

const sendAttachment = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: `${BASE}/attachments`,
      audience: 'staff',
      summary: 'Sends a picture (JPEG, PNG, WebP) or a PDF of at most 10 MB; the same ref stores it once.',
      rate: 'staff',
      status: 201,
      params,
      query: staffAttachmentQuery,
      upload: LIMITS.maxAttachmentBytes,
      answer: messageResponse,
    },
    async ({ params: { conversationId }, query: { ref } }, caller) => {
      const { access } = caller;
      const { conversation, scope } = await desk.findConversation(access, conversationId, 'answer');
      const { shop } = shopWith(access, conversation.shopId, 'answer');
      const file = await sentFile(caller, ref);
      const appended = await desk.sendStaffAttachment(shop, scope, access.staff, conversation, file);
      return { status: appended.isRepeat ? 200 : 201, body: ackView(ref, appended) };
    },
  );

const requestAttachment = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: `${BASE}/attachment-requests`,
      audience: 'staff',
      summary: 'Asks the visitor for a picture or a PDF; the same ref asks once.',
      rate: 'staff',
      status: 201,
      params,
      body: attachmentRequestRequest,
      answer: messageResponse,
    },
    async ({ params: { conversationId }, body }, { access }) => {
      const { conversation, scope } = await desk.findConversation(access, conversationId, 'answer');
      const { shop } = shopWith(access, conversation.shopId, 'answer');
      const appended = await desk.requestAttachment(shop, scope, access.staff, conversation, body);
      return { status: appended.isRepeat ? 200 : 201, body: ackView(body.ref, appended) };
    },
  );

const readAddress = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: `${BASE}/attachments/:attachmentId/address`,
      audience: 'staff',
      reads: 'conversation.read',
      summary: 'An address of a file of the conversation, for this person and five minutes.',
      rate: 'staff',
      params: v.object({ conversationId: conversationIdField, attachmentId: attachmentIdField }),
      answer: attachmentAddressResponse,
    },
    async ({ params: { conversationId, attachmentId } }, { access, sessionId }) => {
      const conversation = await desk.showConversation(access, conversationId);
      const { scope } = shopWith(access, conversation.shopId, 'read');
      const by = { staffId: access.staff.id, sessionId };
      return { body: addressView(await desk.addressForStaff(scope, conversation, attachmentId, by)) };
    },
  );

export const staffAttachmentRoutes = (deps: Deps): Route[] => [
  sendAttachment(deps),
  requestAttachment(deps),
  readAddress(deps),
];
