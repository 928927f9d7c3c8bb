import type { LeadDetail } from '../../../../service/protocol/api/inbox/lead-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useSpeech } from '../../app/use-app.ts';
import { BasisChip, Chip, LeadStateChip, RetentionChip } from '../../parts/chip.tsx';
import { ShopBadge } from '../../parts/shop-badge.tsx';
import { leadsWordsFor } from '../../words/leads/leads-words.ts';
import { personOf } from './person-of.ts';

export const LeadHead = ({ lead }: { lead: LeadDetail }) => {
  const { words, locale } = useSpeech();
  const w = leadsWordsFor(locale);
  return (
    <header class="view-head lead-head">
      <div>
        <p class="soft lead-reference">
          {fill(words.lead.title, { reference: lead.reference })}
          <ShopBadge shopId={lead.shopId} />
        </p>
        <h1>{personOf(lead) ?? words.leads.noName}</h1>
        <p class="chips">
          <LeadStateChip state={lead.state} />
          {lead.withdrawnAt === null ? (
            <>
              <BasisChip basis={lead.basis} />
              <RetentionChip until={lead.expiresAt} />
            </>
          ) : (
            <Chip
              tone="bad"
              icon="warn"
              text={lead.basis === 'consent' ? w.withdrawnChip : w.deletionAskedChip}
            />
          )}
        </p>
      </div>
    </header>
  );
};
