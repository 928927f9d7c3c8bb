import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Event,
  mergeEvents,
  newConversation,
} from '../../../../plugin-assets/console/state/conversation.ts';
import { applyToCache } from '../../../../service/domain/model/conversation/apply-to-cache.ts';
import type {
  ConversationEvent,
  EventBody,
} from '../../../../service/domain/model/conversation/conversation.ts';
import { eventView, summaryView } from '../../../../service/views/conversation-views.ts';
import { aConversation, anEvent, later } from '../../../support/builders/builders.ts';

const person = fc.constantFrom('visitor' as const, 'staff' as const);
const who = fc.constantFrom(null, 'stf_1' as const, 'stf_2' as const);
const upTo = fc.integer({ min: 0, max: 20 });
const said = fc.oneof(
  fc.record({
    author: fc.constantFrom('visitor' as const, 'staff' as const, 'system' as const),
    staffId: who,
    body: fc.oneof(
      fc.record({
        kind: fc.constant('message' as const),
        // Long enough for a cut preview, with characters of two code units.
        text: fc.oneof(fc.constant(null), fc.string({ unit: 'grapheme', maxLength: 200, size: 'max' })),
        name: fc.constant(null),
      }),
      fc.record({
        kind: fc.constant('message' as const),
        text: fc.constant('An answer'),
        name: fc.constant(null),
        seen: fc.integer({ min: 0, max: 20 }),
      }),
      fc.record({
        kind: fc.constant('card' as const),
        cardId: fc.constant('crd_1' as const),
        state: fc.constantFrom('asked' as const, 'answered' as const, 'declined' as const),
        request: fc.constant(null),
        name: fc.constant(null),
      }),
      fc.record({
        kind: fc.constant('assigned' as const),
        assignedTo: fc.constantFrom(null, { staffId: 'stf_1' as const, name: 'Maria' }),
      }),
      fc.constant({ kind: 'assigned' as const, assignedTo: null, teamId: 'tem_1' as const }),
      fc.record({
        kind: fc.constant('status' as const),
        status: fc.constant('closed' as const),
        block: fc.constantFrom(null, 'spam' as const, 'threat' as const),
      }),
      fc.record({
        kind: fc.constant('form' as const),
        state: fc.constantFrom('offered' as const, 'sent' as const),
        leadId: fc.constant(null),
      }),
      fc.record({
        kind: fc.constant('status' as const),
        status: fc.constantFrom('open' as const, 'closed' as const),
      }),
    ),
  }),
  fc.record({
    author: person,
    staffId: who,
    body: fc.record({ kind: fc.constant('read' as const), upTo }),
  }),
);

describe('the row of a conversation in the console', () => {
  it('says after every event what the row of the service says', () => {
    fc.assert(
      fc.property(fc.array(said, { minLength: 1, maxLength: 20 }), (all) => {
        const started = aConversation();
        const events = all.map(
          ({ author, staffId, body }, index): ConversationEvent => ({
            ...anEvent(started, { author, staffId, body: body as EventBody, at: later(index + 1) }),
            seq: index + 1,
          }),
        );
        const frames = events.map((event) => eventView(event, 'staff') as Event);
        const { reopenUntil: _, ...shown } = mergeEvents(
          newConversation(summaryView(started)),
          frames,
        ).summary;
        const { reopenUntil: __, ...stored } = summaryView(events.reduce(applyToCache, started));
        assert.deepEqual(shown, stored);
      }),
    );
  });
});
