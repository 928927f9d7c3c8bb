import type { LeadDetail } from '../../../../service/protocol/api/staff-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useSpeech } from '../../app/use-app.ts';
import { Button } from '../../parts/button.tsx';
import { BasisChip, LeadStateChip, RetentionChip } from '../../parts/chip.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ShopBadge } from '../../parts/shop-badge.tsx';
import { personOf } from './leads.tsx';

/** Who wrote, the state of the lead, and what can be done next. */
export const LeadHead = ({
  lead,
  mayAnswer,
  onState,
}: {
  lead: LeadDetail;
  mayAnswer: boolean;
  onState: (state: 'new' | 'answered') => void;
}) => {
  const { words } = useSpeech();
  const isNew = lead.state === 'new';
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
      {lead.state === 'withdrawn' ? (
        <div class="lead-actions" />
      ) : (
        <div class="lead-actions">
          {lead.email !== null && (
            <a class="button primary" href={`mailto:${lead.email}`}>
              <Icon name="lead" size={18} />
              {words.lead.write}
            </a>
          )}
          {mayAnswer && (
            <Button
              label={isNew ? words.leads.markAnswered : words.leads.markNew}
              onClick={() => onState(isNew ? 'answered' : 'new')}
            />
          )}
        </div>
      )}
    </header>
  );
};
