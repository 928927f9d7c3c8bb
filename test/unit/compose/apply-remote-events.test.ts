import assert from 'node:assert/strict';
import { applyRemoteEvents } from '../../../service/compose/apply-remote-events.ts';
import type { DomainEvent, EventOrigin } from '../../../service/domain/model/events/domain-events.ts';
import { makeLogger } from '../../../service/telemetry/logger.ts';

describe('what another process does to a shop', () => {
  let read: number;
  let forgotten: string[];
  let hear: (event: DomainEvent, origin: EventOrigin) => void;
  beforeEach(() => {
    read = 0;
    forgotten = [];
    applyRemoteEvents({
      bus: {
        subscribe(listener) {
          hear = listener;
          return () => undefined;
        },
      },
      stores: {
        conversations: { changedRemotely: async () => undefined },
        shopChangedRemotely: () => {
          read += 1;
        },
      },
      contentKeys: { destroyedRemotely: (id) => void forgotten.push(id) },
      logger: makeLogger('silent'),
    });
  });

  it('has its rows read again before the sockets are told, and what this process does has not', () => {
    hear({ type: 'shop.changed', shopId: 'shp_one' }, 'here');
    assert.equal(read, 0);
    hear({ type: 'shop.changed', shopId: 'shp_one' }, 'elsewhere');
    assert.equal(read, 1);
  });

  it('has the key of an erased chat forgotten, also where this process found out by itself [RT-7]', () => {
    const erased = { type: 'conversation.erased', shopId: 'shp_one' } as const;
    hear({ ...erased, conversationId: 'cnv_told' }, 'elsewhere');
    hear({ ...erased, conversationId: 'cnv_found' }, 'here');
    assert.deepEqual(forgotten, ['cnv_told', 'cnv_found']);
  });
});
