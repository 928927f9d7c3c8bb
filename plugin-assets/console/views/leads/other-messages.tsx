import type { LeadDetail } from '../../../../service/protocol/api/inbox/lead-api.ts';
import { fill } from '../../../shared/translate.ts';
import { hrefOf } from '../../app/router.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import { LeadStateChip } from '../../parts/chip.tsx';
import { When } from '../../parts/when.tsx';
import { leadsWordsFor } from '../../words/leads/leads-words.ts';

export const OtherMessages = ({ lead }: { lead: LeadDetail }) => {
  const { api } = useApp();
  const { locale } = useSpeech();
  const w = leadsWordsFor(locale);
  const { data } = useLoaded(lead.id, () => api.otherMessages(lead.id));
  if (data === null || data.leads.length + data.conversations.length === 0) return null;
  return (
    <section class="card" aria-labelledby="other-messages">
      <h2 id="other-messages">{w.others}</h2>
      <ul class="other-messages">
        {data.leads.map((one) => (
          <li key={one.id}>
            <a href={hrefOf({ view: 'lead', leadId: one.id, isProofOpen: false })}>
              {fill(w.otherLead, { reference: one.reference })}
            </a>{' '}
            <When at={one.createdAt} shape="brief" /> <LeadStateChip state={one.state} />
          </li>
        ))}
        {data.conversations.map((one) => (
          <li key={one.id}>
            <a href={hrefOf({ view: 'inbox', conversationId: one.id })}>{w.otherChat}</a>{' '}
            <When at={one.lastAt} shape="brief" />{' '}
            <span class="soft" dir="auto">
              {one.preview}
            </span>
          </li>
        ))}
      </ul>
      <p class="hint">{w.othersWhy}</p>
    </section>
  );
};
