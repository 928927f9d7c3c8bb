import assert from 'node:assert/strict';
import { hearOthers } from '../../../service/compose/hear-others.ts';
import type { DomainEvent, EventOrigin } from '../../../service/domain/model/events/domain-events.ts';
import { makeLogger } from '../../../service/telemetry/logger.ts';

describe('what another process does to a shop', () => {
  it('has its rows read again before the sockets are told, and what this process does has not', () => {
    let read = 0;
    let hear: (event: DomainEvent, origin: EventOrigin) => void = () => undefined;
    hearOthers({
      bus: {
        subscribe(listener) {
          hear = listener;
          return () => undefined;
        },
      },
      stores: {
        conversations: { changedElsewhere: async () => undefined },
        shopChangedElsewhere: () => {
          read += 1;
        },
      },
      contentKeys: { destroyedElsewhere: () => undefined },
      logger: makeLogger('silent'),
    });
    hear({ type: 'shop.changed', shopId: 'shp_one' }, 'here');
    assert.equal(read, 0);
    hear({ type: 'shop.changed', shopId: 'shp_one' }, 'elsewhere');
    assert.equal(read, 1);
  });
});
