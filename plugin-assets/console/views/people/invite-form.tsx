import { useState } from 'preact/hooks';
import type { InvitationLink } from '../../../../service/protocol/api/people-api.ts';
import type { Role } from '../../../../service/protocol/vocabulary.ts';
import { useActions } from '../../app/actions.ts';
import { isEmail } from '../../app/form-checks.ts';
import { useApp, useAppState, useSpeech } from '../../app/use-app.ts';
import { Banner } from '../../parts/banner.tsx';
import { Check, Choice, Field, Select } from '../../parts/field.tsx';
import type { OrganisationAccess } from '../../state/select.ts';
import { OneTimeLink } from './one-time-link.tsx';

/** The invitation link is shown once. */
export const InviteForm = ({
  organisation,
  onInvited,
}: {
  organisation: OrganisationAccess;
  onInvited: () => void;
}) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const { showRefusal } = useActions();
  const shops = useAppState((state) => state.me?.shops) ?? [];
  const agencyShops = shops.filter(({ viaAgency }) => viaAgency === organisation.name);
  const ownShops = shops.filter(({ organisationId }) => organisationId === organisation.id);
  const offered = organisation.kind === 'agency' ? agencyShops : ownShops;
  const roles: Role[] = [
    'consultant',
    'manager',
    'auditor',
    ...(organisation.role === 'owner' ? ['owner' as const] : []),
  ];
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('consultant');
  // A member limited to some shops can invite only into those.
  const isLimited = organisation.shopIds !== null;
  const [wantedReach, setReach] = useState<'every' | 'some'>('every');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const reach = role === 'owner' ? 'every' : isLimited ? 'some' : wantedReach;
  const [fault, setFault] = useState<{ email?: string; shops?: string }>({});
  const [made, setMade] = useState<{ email: string; link: InvitationLink } | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const submit = async (event: Event) => {
    event.preventDefault();
    const found = {
      ...(!isEmail(email) && { email: words.errors.email }),
      ...(reach === 'some' && chosen.length === 0 && { shops: words.people.chooseShop }),
    };
    setFault(found);
    if (Object.keys(found).length > 0) return;
    setIsBusy(true);
    const answer = await api.invite(organisation.id, {
      email: email.trim(),
      role,
      shopIds: reach === 'every' ? null : [...chosen],
    });
    setIsBusy(false);
    if (!answer.ok && answer.refusal.code === 'conflict') return setFault({ email: words.people.isMember });
    if (!answer.ok) return showRefusal(answer.refusal);
    setMade({ email: email.trim(), link: answer.body });
    setEmail('');
    onInvited();
  };

  return (
    <>
      <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
        <div class="pair">
          <Field
            label={words.common.email}
            type="email"
            value={email}
            onInput={setEmail}
            error={fault.email}
          />
          <Select
            label={words.common.role}
            value={role}
            options={roles.map((value) => ({ value, label: words.roles[value] }))}
            onChange={setRole}
          />
        </div>
        <p class="hint">{words.people.roleHints[role]}</p>
        {role !== 'owner' && (isLimited || offered.length > 1) && (
          <>
            {!isLimited && (
              <Choice
                legend={words.people.shops}
                value={reach}
                options={[
                  { value: 'every', label: words.people.everyShop },
                  { value: 'some', label: words.people.someShops },
                ]}
                onChange={setReach}
              />
            )}
            {reach === 'some' && (
              <fieldset class="checks-list" aria-label={words.people.someShops}>
                {offered.map((shop) => (
                  <Check
                    key={shop.id}
                    label={shop.name}
                    isOn={chosen.includes(shop.id)}
                    onChange={(isOn) =>
                      setChosen(isOn ? [...chosen, shop.id] : chosen.filter((id) => id !== shop.id))
                    }
                  />
                ))}
              </fieldset>
            )}
            {fault.shops !== undefined && (
              <Banner tone="bad" isUrgent>
                {fault.shops}
              </Banner>
            )}
          </>
        )}
        <p class="button-row">
          <button type="submit" class="button primary" disabled={isBusy}>
            {words.people.inviteButton}
          </button>
        </p>
      </form>
      {made !== null && <OneTimeLink email={made.email} made={made.link} />}
    </>
  );
};
