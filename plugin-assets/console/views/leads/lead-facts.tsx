import type { LeadDetail } from '../../../../service/protocol/api/inbox/lead-api.ts';
import { useSpeech } from '../../app/use-app.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Fact } from '../../parts/fact.tsx';
import { LinkedText } from '../../parts/linked-text.tsx';
import { When } from '../../parts/when.tsx';
import { leadsWordsFor } from '../../words/leads/leads-words.ts';
import { PageLink } from '../inbox/conversation-details.tsx';

const Contact = ({ lead }: { lead: LeadDetail }) => {
  const { words } = useSpeech();
  return (
    <dl class="facts facts-wide">
      {lead.email !== null && (
        <Fact name={words.common.email}>
          <span class="contact-line">
            <a href={`mailto:${lead.email}`}>{lead.email}</a>
            <CopyButton isSmall text={lead.email} what={words.common.email} />
          </span>
        </Fact>
      )}
      {lead.phone !== null && (
        <Fact name={words.lead.phone}>
          <span class="contact-line">
            <a href={`tel:${lead.phone.replace(/[^\d+]/g, '')}`}>{lead.phone}</a>
            <CopyButton isSmall text={lead.phone} what={words.lead.phone} />
          </span>
        </Fact>
      )}
    </dl>
  );
};

export const LeadMessage = ({ lead }: { lead: LeadDetail }) => {
  const { words } = useSpeech();
  return (
    <section class="card" aria-label={words.leads.message}>
      <blockquote class="lead-message" dir="auto">
        <LinkedText text={lead.message} />
      </blockquote>
      <Contact lead={lead} />
    </section>
  );
};

export const LeadFacts = ({ lead }: { lead: LeadDetail }) => {
  const { words, locale } = useSpeech();
  const w = leadsWordsFor(locale);
  const isWithdrawn = lead.withdrawnAt !== null;
  const languages: Record<string, string> = words.languages;
  const basisText = isWithdrawn
    ? w.basisWithdrawn
    : lead.basis === 'consent'
      ? words.lead.basisConsent
      : lead.basis === 'request'
        ? words.lead.basisRequest
        : words.lead.basisNone;
  return (
    <section class="card" aria-label={words.details.title}>
      <dl class="facts facts-wide">
        <Fact name={words.lead.received}>
          <When at={lead.createdAt} shape="moment" />
        </Fact>
        <Fact name={words.lead.page}>
          <PageLink page={lead.page} />
        </Fact>
        <Fact name={words.lead.language}>{languages[lead.locale] ?? lead.locale}</Fact>
        <Fact name={words.lead.kept}>
          {isWithdrawn ? (
            w.keptHeld
          ) : (
            <>
              <When at={lead.expiresAt} shape="moment" /> <span class="hint">{words.lead.keptHint}</span>
            </>
          )}
        </Fact>
        <Fact name={words.lead.basis}>{basisText}</Fact>
      </dl>
    </section>
  );
};
