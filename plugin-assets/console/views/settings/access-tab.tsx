import { useState } from 'preact/hooks';
import type { Grants } from '../../../../service/protocol/api/shop-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useAppState, useLoaded, useSpeech } from '../../app/use-app.ts';
import type { TabProps } from '../../app/use-settings-form.ts';
import { EmptyState, LoadState } from '../../parts/banner.tsx';
import { Chip } from '../../parts/chip.tsx';
import { AskDialog } from '../../parts/dialogs/ask-dialog.tsx';
import { Field, Select } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { shopOf } from '../../state/select.ts';
import { AgencyContract } from './agency-contract.tsx';

type Grant = Grants['grants'][number];
type GrantRole = Grant['role'];

const isLeading = (role: string): boolean => role === 'owner' || role === 'manager';

const GiveAccess = ({ shopId, onGrants }: { shopId: string; onGrants: (grants: Grants) => void }) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const [code, setCode] = useState('');
  const [role, setRole] = useState<GrantRole>('consultant');
  const [fault, setFault] = useState<string | undefined>();
  const [isBusy, setIsBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    const typed = code.replace(/[\s-]/g, '').toUpperCase();
    if (!/^[A-Z2-9]{8}$/.test(typed)) return setFault(words.access.codeHint);
    setFault(undefined);
    setIsBusy(true);
    const answer = await api.addGrant(shopId, typed, role);
    setIsBusy(false);
    if (!answer.ok) {
      const isUnknown = answer.refusal.code === 'not_found' || answer.refusal.code === 'invalid_request';
      if (isUnknown) setFault(words.access.wrongCode);
      else showRefusal(answer.refusal);
      return;
    }
    onGrants(answer.body);
    setCode('');
    const newest = [...answer.body.grants].sort((a, b) => b.since.localeCompare(a.since))[0];
    showDone(fill(words.access.added, { agency: newest?.agencyName ?? '' }));
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <div class="pair">
        <Field
          label={words.access.code}
          hint={words.access.codeHint}
          value={code}
          onInput={setCode}
          error={fault}
          maxLength={12}
        />
        <Select
          label={words.common.role}
          value={role}
          options={(['manager', 'consultant', 'auditor'] as const).map((value) => ({
            value,
            label: words.roles[value],
          }))}
          onChange={setRole}
        />
      </div>
      <p class="hint">{words.people.roleHints[role]}</p>
      <p class="button-row">
        <button type="submit" class="button primary" disabled={isBusy || code.trim() === ''}>
          {words.access.add}
        </button>
      </p>
    </form>
  );
};

export const AccessTab = ({ settings }: TabProps) => {
  const { api } = useApp();
  const { words, format } = useSpeech();
  const { showDone, showRefusal } = useActions();
  const role = useAppState((state) => shopOf(state, settings.id)?.role);
  const viaAgency = useAppState((state) => shopOf(state, settings.id)?.viaAgency ?? null);
  const mayGrant = role === 'owner' && viaAgency === null;
  const agencyIds = useAppState((state) => state.me?.organisations) ?? [];
  const loaded = useLoaded(settings.id, () => api.grants(settings.id));
  const own = loaded.data?.grants.find(
    ({ agencyId, until }) =>
      until === null && agencyIds.some(({ id, role: mine }) => id === agencyId && isLeading(mine)),
  );
  if (!mayGrant && own === undefined) {
    return (
      <Section title={words.access.title} lead={words.access.lead}>
        <p>{words.access.ownerOnly}</p>
      </Section>
    );
  }
  if (!mayGrant && own !== undefined) {
    return (
      <AgencyContract
        shopId={settings.id}
        grantId={own.id}
        title={fill(words.access.ofAgency, { shop: settings.name })}
        onBound={loaded.reload}
      />
    );
  }
  const grants = loaded.data;
  const revoke = async (grant: Grant) => {
    const answer = await api.revokeGrant(settings.id, grant.id);
    if (answer.ok) showDone(fill(words.access.revoked, { agency: grant.agencyName }));
    else showRefusal(answer.refusal);
    loaded.reload();
  };
  const shown = grants?.grants ?? [];
  return (
    <div class="cards">
      <Section title={words.access.title} lead={words.access.lead}>
        <LoadState loaded={loaded} lines={3} />
        {grants !== null && shown.length === 0 && (
          <EmptyState icon="people" title={words.access.emptyTitle} text={words.access.empty} />
        )}
        {shown.length > 0 && (
          <ul class="rows">
            {shown.map((grant) => (
              <li key={grant.id} class="rows-item">
                <span class="rows-main">
                  <strong>{grant.agencyName}</strong>
                  <span class="soft">
                    {words.roles[grant.role]},{' '}
                    {grant.until === null
                      ? fill(words.access.since, { date: format.day(grant.since) })
                      : fill(words.access.ended, { date: format.day(grant.until) })}
                  </span>
                  <span>
                    <Chip
                      tone={grant.isWaiting ? 'note' : 'good'}
                      text={grant.isWaiting ? words.access.waits : words.access.bound}
                    />
                  </span>
                </span>
                {grant.until === null ? (
                  <AskDialog
                    title={`${words.access.revoke}: ${grant.agencyName}`}
                    button={words.access.revoke}
                    submit={words.access.revoke}
                    isDanger
                    onSubmit={() => revoke(grant)}
                  >
                    <p>{words.access.revokeAsk}</p>
                  </AskDialog>
                ) : (
                  <Chip icon="cross" text={fill(words.access.ended, { date: format.day(grant.until) })} />
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {shown.map((grant) => (
        <AgencyContract
          key={grant.id}
          shopId={settings.id}
          grantId={grant.id}
          title={fill(words.access.contractOf, { agency: grant.agencyName })}
          onBound={loaded.reload}
        />
      ))}
      <Section title={words.access.add}>
        <GiveAccess shopId={settings.id} onGrants={loaded.replace} />
      </Section>
    </div>
  );
};
