import type { LeadDetail } from '../../../../service/protocol/api/staff-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useSpeech } from '../../app/use-app.ts';
import { BasisChip, LeadStateChip, RetentionChip } from '../../parts/chip.tsx';
import { ShopBadge } from '../../parts/shop-badge.tsx';
import { LeadActions } from './lead-actions.tsx';
import { personOf } from './person-of.ts';

/** Who wrote, the state of the lead, and what can be done next. */
export const LeadHead = ({
  lead,
  mayAnswer,
  onChanged,
}: {
  lead: LeadDetail;
  mayAnswer: boolean;
  onChanged: (lead: LeadDetail) => void;
}) => {
  const { words } = useSpeech();
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
          <BasisChip basis={lead.basis} />
          <RetentionChip until={lead.expiresAt} />
        </p>
      </div>
      {lead.suspicions === null && <LeadActions lead={lead} mayAnswer={mayAnswer} onChanged={onChanged} />}
    </header>
  );
};
