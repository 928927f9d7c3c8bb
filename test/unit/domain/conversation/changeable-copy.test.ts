import assert from 'node:assert/strict';
import { changeableCopy } from '../../../../service/domain/model/conversation/apply-to-cache.ts';
import type { Conversation } from '../../../../service/domain/model/conversation/conversation.ts';

const at = new Date('2026-03-02T10:00:00Z');
/** All fields, so that a new one fails to compile here. */
const full: Required<Conversation> = Object.freeze<Required<Conversation>>({
  id: 'cnv_1',
  shopId: 'shp_1',
  openHash: 'open',
  tokenHash: 'token',
  tokenExpiresAt: at,
  status: 'open',
  assignedTo: { staffId: 'stf_1', name: 'Ola' },
  team: { id: 'tem_1', at },
  tagIds: ['tag_1'],
  teamIds: ['tem_1'],
  locale: 'pl',
  page: 'https://shop.example/',
  product: { name: 'Kettle', id: 'K1', price: '199.00', currency: 'PLN' },
  openedAt: at,
  promisedDays: { identified: 365, anonymous: 30 },
  subjectKeys: ['key'],
  customer: 'customer',
  restrictedAt: at,
  heldAt: at,
  heldReason: 'claim',
  eraseAskedAt: at,
  waysBack: { mail: null, keys: [] },
  lastSeq: 7,
  lastAt: at,
  expiresAt: at,
  unread: 2,
  waitingSince: at,
  wroteAt: at,
  wroteSeq: 7,
  handedAt: at,
  readByVisitor: 3,
  readByStaff: 4,
  preview: 'Hello',
  block: { reason: 'spam', at },
});

describe('a copy of a conversation', () => {
  it('has every field, and none that is absent', () => {
    assert.deepEqual(changeableCopy(full), full);
    const {
      tagIds: _t,
      teamIds: _i,
      wroteAt: _w,
      wroteSeq: _s,
      handedAt: _h,
      eraseAskedAt: _e,
      waysBack: _b,
      ...plain
    } = full;
    assert.deepEqual(changeableCopy(plain), plain);
  });
});
