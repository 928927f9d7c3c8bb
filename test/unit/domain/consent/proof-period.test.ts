import assert from 'node:assert/strict';
import type { ConsentPurpose } from '../../../../service/domain/model/consent/consent.ts';
import { isProofDue, proofsDue } from '../../../../service/domain/model/consent/proof-period.ts';

const now = new Date('2030-06-15T10:00:00.000Z');
const yearsAgo = (years: number, ms = 0) => new Date(Date.UTC(2030 - years, 5, 15, 10) + ms);
const due = proofsDue({ enquiryProofYears: 2, marketingProofYears: 5 }, now);

describe('when the proof of a consent has to go', () => {
  type Case = {
    when: string;
    purpose: ConsentPurpose;
    proofExpiresAt?: Date;
    endedAt?: Date;
    isDue: boolean;
  };
  const CASES: readonly Case[] = [
    { when: 'never while its use goes on', purpose: 'reply', isDue: false },
    { when: 'at the end that it was given', purpose: 'reply', proofExpiresAt: now, isDue: true },
    {
      when: 'not a millisecond before that end',
      purpose: 'reply',
      proofExpiresAt: new Date(now.getTime() + 1),
      isDue: false,
    },
    { when: '2 years after an enquiry ended', purpose: 'reply', endedAt: yearsAgo(2), isDue: true },
    {
      when: '2 years after the answers of a card went',
      purpose: 'card.size',
      endedAt: yearsAgo(2),
      isDue: true,
    },
    { when: 'not a millisecond before 2 years', purpose: 'reply', endedAt: yearsAgo(2, 1), isDue: false },
    {
      when: '5 years after offers by mail ended',
      purpose: 'marketing_email',
      endedAt: yearsAgo(5),
      isDue: true,
    },
    {
      when: '5 years after offers by phone ended',
      purpose: 'marketing_phone',
      endedAt: yearsAgo(5),
      isDue: true,
    },
    {
      when: 'not a millisecond before 5 years',
      purpose: 'marketing_email',
      endedAt: yearsAgo(5, 1),
      isDue: false,
    },
    {
      when: 'sooner than it was promised, where the shop has shortened the period since',
      purpose: 'reply',
      proofExpiresAt: new Date(now.getTime() + 1),
      endedAt: yearsAgo(2),
      isDue: true,
    },
    {
      when: 'as it was promised, where the shop has lengthened the period since',
      purpose: 'reply',
      proofExpiresAt: now,
      endedAt: yearsAgo(1),
      isDue: true,
    },
  ];
  for (const { when, purpose, proofExpiresAt = null, endedAt = null, isDue } of CASES) {
    it(`is ${when} (${purpose}) [RE-1, RE-2]`, () =>
      assert.equal(isProofDue({ purpose, proofExpiresAt, endedAt }, due), isDue));
  }
});
