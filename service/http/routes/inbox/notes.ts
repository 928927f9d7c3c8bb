import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import {
  mentionsResponse,
  noteRequest,
  notesResponse,
  noteView,
} from '../../../protocol/api/conversation/note-api.ts';
import { conversationIdField } from '../../../protocol/fields.ts';
import { mentionView, noteView as viewOf } from '../../../views/chat-extras/note-views.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['notes'] };

const params = idParams('conversationId', conversationIdField);

const readNotes = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/conversations/:conversationId/notes',
      audience: 'staff',
      reads: 'conversation.read',
      summary: 'The internal notes of a conversation, oldest first. Visitors have no route to them.',
      rate: 'staff',
      params,
      answer: notesResponse,
    },
    async ({ params: { conversationId } }, { access }) => ({
      body: { notes: (await desk.showNotes(access, conversationId)).map(viewOf) },
    }),
  );

const writeNote = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/conversations/:conversationId/notes',
      audience: 'staff',
      summary: 'Writes an internal note; the same ref stores it once. It is never sent to the visitor.',
      rate: 'staff',
      status: 201,
      params,
      body: noteRequest,
      answer: noteView,
    },
    async ({ params: { conversationId }, body }, { access }) => {
      const { conversation, scope } = await desk.findConversation(access, conversationId, 'answer');
      const { ref, text, mentions = [] } = body;
      return {
        body: viewOf(await desk.writeNote(scope, access.staff, conversation, { ref, text, mentions })),
      };
    },
  );

const seeMentions = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/conversations/:conversationId/notes/seen',
      audience: 'staff',
      summary: 'The signed-in person has seen the notes that name them.',
      rate: 'staff',
      params,
    },
    async ({ params: { conversationId } }, { access }) => {
      await desk.seeMentions(access, conversationId);
      return {};
    },
  );

const readMentions = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/mentions',
      audience: 'staff',
      summary:
        'Notes that name the signed-in person and were not seen yet, newest first, without their text.',
      rate: 'staff',
      answer: mentionsResponse,
    },
    async (_input, { access }) => ({
      body: { mentions: (await desk.myMentions(access)).map(mentionView) },
    }),
  );

export const noteRoutes = (deps: Deps): Route[] => [
  readNotes(deps),
  writeNote(deps),
  seeMentions(deps),
  readMentions(deps),
];
