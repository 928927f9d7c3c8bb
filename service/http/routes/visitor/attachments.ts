import type { VisitorDesk } from '../../../desks/visitor-desk.ts';
import { messageResponse } from '../../../protocol/api/visitor-api.ts';
import {
  attachmentAddressResponse,
  visitorAddressRequest,
  visitorAttachmentQuery,
} from '../../../protocol/attachments.ts';
import { LIMITS } from '../../../protocol/vocabulary.ts';
import type { RateLimits } from '../../../telemetry/rate-limit.ts';
import { addressView } from '../../../views/attachment-views.ts';
import { ackView } from '../../../views/conversation-views.ts';
import { defineRoute, type Route } from '../../route.ts';
import { sentFile } from '../../sent-file.ts';

type Deps = { desk: VisitorDesk['conversation']; rateLimits: RateLimits };

const sendAttachment = ({ desk, rateLimits }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/attachments',
      audience: 'visitor',
      summary: 'Sends a picture (JPEG, PNG, WebP) or a PDF of at most 10 MB; the same ref stores it once.',
      rate: 'attachmentPost',
      status: 201,
      query: visitorAttachmentQuery,
      upload: LIMITS.maxAttachmentBytes,
      answer: messageResponse,
    },
    async ({ query: { shop: key, ref } }, caller) => {
      const { shop, scope } = await desk.findShop(key);
      const conversation = await desk.conversationByToken(scope, caller.bearer);
      await rateLimits.take('visitorMinute', conversation.id);
      await desk.mayVisitorSend(shop, scope, conversation);
      const file = await sentFile(caller, ref);
      const appended = await desk.sendVisitorAttachment(shop, scope, conversation, file);
      return { status: appended.isRepeat ? 200 : 201, body: ackView(ref, appended) };
    },
  );

const readAddress = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/visitor/attachments/address',
      audience: 'visitor',
      summary: 'An address of a file of the running conversation, for five minutes.',
      rate: 'read',
      body: visitorAddressRequest,
      answer: attachmentAddressResponse,
    },
    async ({ body }, { bearer }) => {
      const { scope } = await desk.findShop(body.shop);
      const conversation = await desk.conversationByToken(scope, bearer);
      return { body: addressView(await desk.addressForVisitor(scope, conversation, body.attachmentId)) };
    },
  );

export const visitorAttachmentRoutes = (deps: Deps): Route[] => [sendAttachment(deps), readAddress(deps)];
