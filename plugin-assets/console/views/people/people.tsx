import type { People as PeopleList } from '../../../../service/protocol/api/people-api.ts';
import type { Answer } from '../../../shared/http-client.ts';
import { fill } from '../../../shared/translate.ts';
import { goTo, useActions } from '../../app/actions.ts';
import { useApp, useAppState, useLoaded, useSpeech } from '../../app/use-app.ts';
import { EmptyState, LoadState } from '../../parts/banner.tsx';
import { Chip } from '../../parts/chip.tsx';
import { CopyLine } from '../../parts/copy-button.tsx';
import { AskDialog } from '../../parts/dialogs/ask-dialog.tsx';
import { Select } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { managesWhole, mayManage, type OrganisationAccess, ownsWhole } from '../../state/select.ts';
import { LateReplies } from '../replies/late-replies.tsx';
import { CloseCompany } from './close-company.tsx';
import { CompanySection } from './company-form.tsx';
import { InviteForm } from './invite-form.tsx';
import { SecondFactorRule } from './second-factor-rule.tsx';

type Invitation = PeopleList['invitations'][number];

const Invitations = ({
  invitations,
  onWithdraw,
}: {
  invitations: readonly Invitation[];
  onWithdraw: (invitation: Invitation) => Promise<void>;
}) => {
  const { words, format } = useSpeech();
  return (
    <Section title={words.people.invitations}>
      {invitations.length === 0 ? (
        <p class="soft">{words.people.noInvitations}</p>
      ) : (
        <ul class="rows">
          {invitations.map((invitation) => (
            <li key={invitation.id} class="rows-item">
              <span class="rows-main">
                <strong class="break-all">{invitation.email}</strong>
                <span class="soft">
                  {fill(words.people.expires, { when: format.moment(invitation.expiresAt) })}
                </span>
              </span>
              <Chip text={words.roles[invitation.role]} />
              {invitation.mayRemove && (
                <AskDialog
                  title={fill(words.people.withdrawWho, { email: invitation.email })}
                  button={words.people.withdraw}
                  submit={words.people.withdraw}
                  isDanger
                  onSubmit={() => onWithdraw(invitation)}
                >
                  <p>{words.people.withdrawAsk}</p>
                </AskDialog>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
};

const Members = ({
  people,
  organisation,
  reload,
}: {
  people: PeopleList;
  organisation: OrganisationAccess;
  reload: () => void;
}) => {
  const { api, appState } = useApp();
  const { words } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const me = appState.get().me?.staffId;
  const shops = appState.get().me?.shops ?? [];
  const shopNames = (ids: readonly string[] | null): string =>
    ids === null
      ? words.people.everyShop
      : ids.map((id) => shops.find((shop) => shop.id === id)?.name ?? '–').join(', ');

  const drop = async (text: string, work: () => Promise<Answer<undefined>>) => {
    const answer = await work();
    if (answer.ok) showDone(text);
    else showRefusal(answer.refusal);
    reload();
  };
  const resetFactor = async (id: string, name: string) => {
    const answer = await api.resetSecondFactor(organisation.id, id);
    if (!answer.ok) return showRefusal(answer.refusal);
    showDone(fill(words.secondFactor.resetDone, { name }));
    reload();
  };
  return (
    <>
      <Section title={words.people.members}>
        <ul class="rows">
          {people.members.map((member) => (
            <li key={member.id} class="rows-item">
              <span class="rows-main">
                <strong>
                  {member.name} {member.staffId === me && <span class="soft">({words.people.you})</span>}
                </strong>
                <span class="soft break-all">{member.email}</span>
                <span class="soft">{shopNames(member.shopIds)}</span>
              </span>
              <Chip text={words.roles[member.role]} />
              <Chip
                tone={member.hasSecondFactor ? 'good' : member.role === 'owner' ? 'note' : 'plain'}
                icon={member.hasSecondFactor ? 'shield' : 'key'}
                text={member.hasSecondFactor ? words.secondFactor.has : words.secondFactor.hasNot}
              />
              {member.hasSecondFactor && member.staffId !== me && ownsWhole(organisation) && (
                <button
                  type="button"
                  class="button small"
                  aria-label={fill(words.secondFactor.resetWho, { name: member.name })}
                  onClick={() => void resetFactor(member.id, member.name)}
                >
                  {words.secondFactor.reset}
                </button>
              )}
              {member.staffId !== me && member.mayRemove && (
                <AskDialog
                  title={fill(words.people.removeWho, { name: member.name })}
                  button={words.people.remove}
                  submit={words.people.remove}
                  isDanger
                  onSubmit={() =>
                    drop(fill(words.people.removed, { name: member.name }), () =>
                      api.removeMember(organisation.id, member.id),
                    )
                  }
                >
                  <p>{words.people.removeAsk}</p>
                </AskDialog>
              )}
            </li>
          ))}
        </ul>
      </Section>
      <Invitations
        invitations={people.invitations}
        onWithdraw={({ id, email }) =>
          drop(fill(words.people.withdrawn, { email }), () => api.withdrawInvitation(organisation.id, id))
        }
      />
    </>
  );
};

const ClosingSection = ({ organisation }: { organisation: OrganisationAccess }) => {
  const { refreshMe } = useApp();
  const { words } = useSpeech();
  const hasShops = useAppState((state) =>
    (state.me?.shops ?? []).some(({ organisationId }) => organisationId === organisation.id),
  );
  return (
    <Section title={words.people.closing} lead={hasShops ? words.people.closeShops : words.people.closeLead}>
      {!hasShops && (
        <p class="button-row">
          <CloseCompany company={organisation} onClosed={() => void refreshMe()} />
        </p>
      )}
    </Section>
  );
};

const OrganisationPeople = ({ organisation }: { organisation: OrganisationAccess }) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const loaded = useLoaded(organisation.id, () => api.people(organisation.id));
  return (
    <div class="cards">
      {organisation.kind === 'agency' && (
        <Section title={words.people.agencyCode} lead={words.people.agencyCodeHint}>
          <CopyLine text={organisation.code} what={words.people.agencyCode} />
        </Section>
      )}
      <LoadState loaded={loaded} lines={5} />
      {loaded.data !== null && (
        <Members people={loaded.data} organisation={organisation} reload={loaded.reload} />
      )}
      <Section title={words.people.invite} lead={words.people.inviteLead}>
        <InviteForm organisation={organisation} onInvited={loaded.reload} />
      </Section>
      {ownsWhole(organisation) && <SecondFactorRule organisation={organisation} />}
      {organisation.kind === 'merchant' && managesWhole(organisation) && (
        <LateReplies owner={{ organisationId: organisation.id }} />
      )}
      <CompanySection organisationId={organisation.id} />
      {ownsWhole(organisation) && <ClosingSection organisation={organisation} />}
    </div>
  );
};

export const People = ({ organisationId }: { organisationId: string | null }) => {
  const { words } = useSpeech();
  const me = useAppState((state) => state.me);
  const led = me?.organisations.filter(({ role }) => mayManage(role)) ?? [];
  const chosen = led.find(({ id }) => id === organisationId) ?? led[0];
  if (chosen === undefined) {
    return <EmptyState icon="people" level={1} title={words.people.none} text={words.people.noneNext} />;
  }
  return (
    <div class="view view-settings">
      <header class="view-head">
        <div>
          <h1>{words.people.title}</h1>
          <p class="soft">
            {chosen.name}, {words.people[chosen.kind]}
          </p>
        </div>
        {led.length > 1 && (
          <Select
            label={words.people.organisation}
            isLabelHidden
            value={chosen.id}
            options={led.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => goTo({ view: 'people', organisationId: id })}
          />
        )}
      </header>
      <OrganisationPeople key={chosen.id} organisation={chosen} />
    </div>
  );
};
