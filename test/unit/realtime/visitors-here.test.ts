import assert from 'node:assert/strict';
import { shareWithNobody } from '../../../service/domain/model/base/shared-entries.ts';
import { makeVisitorsHere } from '../../../service/realtime/visitors-here.ts';
import { AT, aConversation } from '../../support/builders/builders.ts';

describe('visitors who are here', () => {
  const told: string[] = [];
  const make = (graceMs: number) =>
    makeVisitorsHere({
      isConnected: () => false,
      tell: (_, { t }) => told.push(t),
      board: { came: () => undefined, left: () => undefined },
      now: () => AT,
      graceMs,
      share: shareWithNobody,
    });
  beforeEach(() => {
    told.length = 0;
  });

  it('are said to have left when their last socket dropped', () => {
    const [visitors, chat] = [make(0), aConversation()];
    visitors.came(chat);
    visitors.went(chat);
    assert.deepEqual(told, ['visitors.here', 'visitor.left']);
  });

  it('are not spoken of any more once their chat was erased [RT-7]', () => {
    const [visitors, chat] = [make(0), aConversation()];
    visitors.came(chat);
    visitors.erased(chat);
    visitors.went(chat);
    assert.deepEqual([told, visitors.frames(chat.shopId)], [['visitors.here'], []]);
  });
});
