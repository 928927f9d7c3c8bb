import type { LeadDetail } from '../../../../service/protocol/api/inbox/lead-api.ts';
import type { HoldReason } from '../../../../service/protocol/vocabulary.ts';
import { fill } from '../../../shared/translate.ts';
import { goTo, useActions } from '../../app/actions.ts';
import { hrefOf } from '../../app/router.ts';
import { type Loaded, useApp, useAppState, useLoaded, useSpeech } from '../../app/use-app.ts';
import { Banner, EmptyState, LoadState } from '../../parts/banner.tsx';
import { HoldControl } from '../../parts/hold-control.tsx';
import { Icon } from '../../parts/icon.tsx';
import { mayAnswer, mayManage, maySeeProof, shopOf } from '../../state/select.ts';
import { leadsWordsFor } from '../../words/leads/leads-words.ts';
import { Proof } from '../proof/proof.tsx';
import { LateQuarantineBanner } from './late-quarantine.tsx';
import { LeadActions } from './lead-actions.tsx';
import { LeadAnswers } from './lead-answers.tsx';
import { LeadFacts, LeadMessage } from './lead-facts.tsx';
import { LeadHead } from './lead-head.tsx';
import { LeadHistory } from './lead-history.tsx';
import { OtherMessages } from './other-messages.tsx';

export const LeadView = ({ leadId, isProofOpen }: { leadId: string; isProofOpen: boolean }) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const version = useAppState((state) => state.recentLeads.version);
  const loaded = useLoaded(leadId, () => api.lead(leadId), version);
  if (loaded.refusal?.status === 404) {
    return (
      <EmptyState icon="lead" level={1} title={words.lead.missingTitle} text={words.lead.missing}>
        <a class="button" href="#/leads">
          {words.lead.all}
        </a>
      </EmptyState>
    );
  }
  if (loaded.data === null) {
    return (
      <div class="view">
        <LoadState loaded={loaded} lines={7} />
      </div>
    );
  }
  return <LoadedLead lead={loaded.data} loaded={loaded} isProofOpen={isProofOpen} />;
};

const LoadedLead = ({
  lead,
  loaded,
  isProofOpen,
}: {
  lead: LeadDetail;
  loaded: Pick<Loaded<LeadDetail>, 'replace' | 'reload'>;
  isProofOpen: boolean;
}) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const role = useAppState((state) => shopOf(state, lead.shopId)?.role);
  const isWorked = lead.suspicions === null && lead.withdrawnAt === null;
  const maySend = role !== undefined && mayAnswer(role);
  const isManager = role !== undefined && mayManage(role);

  const hold = async (reason: HoldReason | null) => {
    const answer = await api.holdLead(lead.id, reason);
    if (!answer.ok) return showRefusal(answer.refusal);
    showDone(reason === null ? words.retention.lifted : words.retention.held);
    loaded.reload();
  };
  return (
    <div class="view view-narrow">
      <a class="back-link" href="#/leads">
        <Icon name="back" size={16} />
        {words.lead.all}
      </a>
      <LeadHead lead={lead} />
      {isWorked && <LeadActions lead={lead} mayAnswer={maySend} onChanged={loaded.replace} />}
      <LeadBanner lead={lead} />
      <WithdrawnBanner lead={lead} />
      {lead.suspicions !== null && <LateQuarantineBanner lead={lead} onReleased={loaded.replace} />}
      {isManager && (
        <p>
          <a
            href={hrefOf({ view: 'requests', requestId: null, about: { shopId: lead.shopId, id: lead.id } })}
          >
            {words.requests.aboutPerson}
          </a>
        </p>
      )}
      <HoldControl reason={lead.heldReason} mayHold={isManager} onChange={(reason) => void hold(reason)} />
      <LeadMessage lead={lead} />
      {lead.suspicions === null && (
        <LeadAnswers
          lead={lead}
          mayAnswer={maySend && isWorked}
          onChanged={loaded.replace}
          onReload={loaded.reload}
        />
      )}
      <LeadFacts lead={lead} />
      {isWorked && <OtherMessages lead={lead} />}
      <LeadHistory lead={lead} />
      {role !== undefined && maySeeProof(role) ? (
        <LeadProof lead={lead} isOpen={isProofOpen} />
      ) : (
        <p class="hint">{words.lead.proofNotAllowed}</p>
      )}
    </div>
  );
};

const LeadBanner = ({ lead }: { lead: LeadDetail }) => {
  const { words, format } = useSpeech();
  if (!lead.isAskedAgain) return null;
  return (
    <Banner tone="note">
      <strong>{words.changes.askedAgain}.</strong>{' '}
      {fill(words.changes.askedAgainText, { when: format.moment(lead.expiresAt) })}
    </Banner>
  );
};

/** Kept only for the legal hold. */
const WithdrawnBanner = ({ lead }: { lead: LeadDetail }) => {
  const { format, locale } = useSpeech();
  if (lead.withdrawnAt === null) return null;
  const w = leadsWordsFor(locale);
  const said = lead.basis === 'consent' ? w.withdrawn : w.deletionAsked;
  return (
    <Banner tone="bad">
      <strong>{fill(said, { when: format.moment(lead.withdrawnAt) })}</strong> {w.withdrawnText}
    </Banner>
  );
};

const LeadProof = ({ lead, isOpen }: { lead: LeadDetail; isOpen: boolean }) => {
  const { words } = useSpeech();
  return (
    <>
      <div class="proof-toggle">
        <button
          type="button"
          class={isOpen ? 'button' : 'button primary'}
          aria-expanded={isOpen}
          onClick={() => goTo({ view: 'lead', leadId: lead.id, isProofOpen: !isOpen })}
        >
          <Icon name="shield" size={18} />
          {isOpen ? words.lead.hideProof : words.lead.showProof}
        </button>
        <p class="hint">{words.lead.proofHint}</p>
      </div>
      {isOpen && <Proof leadId={lead.id} lead={lead} />}
    </>
  );
};
