import type { ComponentChildren } from 'preact';
import type { LeadDetail } from '../../../../service/protocol/api/staff-api.ts';
import type { HoldReason } from '../../../../service/protocol/vocabulary.ts';
import { LINK_REL } from '../../../shared/link-rel.ts';
import { linkify } from '../../../shared/linkify.ts';
import { fill } from '../../../shared/translate.ts';
import { goTo, useActions } from '../../app/actions.ts';
import { hrefOf } from '../../app/router.ts';
import { useApp, useAppState, useLoaded, useSpeech } from '../../app/use-app.ts';
import { Banner, EmptyState, LoadFailure, Skeleton } from '../../parts/banner.tsx';
import { BasisChip, LeadStateChip, RetentionChip } from '../../parts/chip.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { HoldControl } from '../../parts/hold-control.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ShopBadge } from '../../parts/shop-badge.tsx';
import { When } from '../../parts/when.tsx';
import { mayAnswer, mayManage, maySeeProof, shopOf } from '../../state/select.ts';
import { PageLink } from '../inbox/conversation-details.tsx';
import { Proof } from '../proof/proof.tsx';
import { personOf } from './leads.tsx';

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div class="fact">
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

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

const MessageText = ({ text }: { text: string }) => (
  <blockquote class="lead-message" dir="auto">
    {linkify(text).map((part, at) =>
      part.href === undefined ? (
        part.text
      ) : (
        <a key={at} href={part.href} target="_blank" rel={LINK_REL}>
          {part.text}
        </a>
      ),
    )}
  </blockquote>
);

/** One lead: the message, the permitted use, and its evidence. */
export const Lead = ({ leadId, isProofOpen }: { leadId: string; isProofOpen: boolean }) => {
  const app = useApp();
  const { words, format } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const version = useAppState((state) => state.recentLeads.version);
  const loaded = useLoaded(`${leadId} ${version}`, () => app.api.lead(leadId));
  const lead = loaded.data;
  const role = useAppState((state) => (lead === null ? undefined : shopOf(state, lead.shopId)?.role));
  const languages: Record<string, string> = words.languages;

  const setState = async (state: 'new' | 'answered') => {
    const answer = await app.api.setLeadState(leadId, state);
    if (!answer.ok) return showRefusal(answer.refusal);
    loaded.replace(answer.body);
    app.appState.dispatch({ type: 'lead-changed', lead: answer.body });
    const back = state === 'new' ? 'answered' : 'new';
    showDone(state === 'new' ? words.leads.markedNew : words.leads.markedAnswered, () => void setState(back));
  };

  const hold = async (reason: HoldReason | null) => {
    const answer = await app.api.holdLead(leadId, reason);
    if (!answer.ok) return showRefusal(answer.refusal);
    showDone(reason === null ? words.retention.lifted : words.retention.held);
    loaded.reload();
  };

  if (loaded.refusal?.status === 404) {
    return (
      <EmptyState icon="lead" level={1} title={words.lead.missingTitle} text={words.lead.missing}>
        <a class="button" href="#/leads">
          {words.lead.all}
        </a>
      </EmptyState>
    );
  }
  if (lead === null) {
    return (
      <div class="view">
        {loaded.refusal !== null ? (
          <LoadFailure refusal={loaded.refusal} retry={loaded.reload} />
        ) : (
          <Skeleton isBusy lines={7} />
        )}
      </div>
    );
  }
  const basisText =
    lead.basis === 'consent'
      ? words.lead.basisConsent
      : lead.basis === 'request'
        ? words.lead.basisRequest
        : words.lead.basisNone;
  return (
    <div class="view view-narrow">
      <a class="back-link" href="#/leads">
        <Icon name="back" size={16} />
        {words.lead.all}
      </a>
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
        <div class="lead-actions">
          {lead.email !== null && lead.state !== 'withdrawn' && (
            <a class="button primary" href={`mailto:${lead.email}`}>
              <Icon name="lead" size={18} />
              {words.lead.write}
            </a>
          )}
          {role !== undefined && mayAnswer(role) && lead.state !== 'withdrawn' && (
            <button
              type="button"
              class="button"
              onClick={() => void setState(lead.state === 'new' ? 'answered' : 'new')}
            >
              {lead.state === 'new' ? words.leads.markAnswered : words.leads.markNew}
            </button>
          )}
        </div>
      </header>
      {lead.isAskedAgain && lead.state !== 'withdrawn' && (
        <Banner tone="note">
          <strong>{words.changes.askedAgain}.</strong>{' '}
          {fill(words.changes.askedAgainText, { when: format.moment(lead.expiresAt) })}
        </Banner>
      )}
      {lead.state === 'withdrawn' && (
        <Banner tone="bad" isUrgent>
          {words.lead.withdrawn}
        </Banner>
      )}
      {role !== undefined && mayManage(role) && (
        <p>
          <a href={hrefOf({ view: 'requests', requestId: null, about: { shopId: lead.shopId, id: leadId } })}>
            {words.requests.aboutPerson}
          </a>
        </p>
      )}
      <HoldControl
        reason={lead.heldReason}
        mayHold={role !== undefined && mayManage(role)}
        onChange={(reason) => void hold(reason)}
      />
      <section class="card" aria-label={words.leads.message}>
        <MessageText text={lead.message} />
        <Contact lead={lead} />
      </section>
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
            <When at={lead.expiresAt} shape="moment" /> <span class="hint">{words.lead.keptHint}</span>
          </Fact>
          <Fact name={words.lead.basis}>{basisText}</Fact>
        </dl>
      </section>
      {role !== undefined && maySeeProof(role) ? (
        <>
          <div class="proof-door">
            <button
              type="button"
              class={isProofOpen ? 'button' : 'button primary'}
              aria-expanded={isProofOpen}
              onClick={() => goTo({ view: 'lead', leadId, isProofOpen: !isProofOpen })}
            >
              <Icon name="shield" size={18} />
              {isProofOpen ? words.lead.hideProof : words.lead.showProof}
            </button>
            <p class="hint">{words.lead.proofHint}</p>
          </div>
          {isProofOpen && <Proof leadId={leadId} lead={lead} />}
        </>
      ) : (
        <p class="hint">{words.lead.proofNotAllowed}</p>
      )}
    </div>
  );
};
