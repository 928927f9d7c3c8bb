import { useState } from 'preact/hooks';
import type { ContractStandingView } from '../../../../service/protocol/api/agency-contract-api.ts';
import { LOCALES, type Locale } from '../../../../service/protocol/vocabulary.ts';
import type { Refusal } from '../../../shared/http-client.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import { AgreementText } from '../../parts/agreement-text.tsx';
import { Banner, LoadState } from '../../parts/banner.tsx';
import { Check, Field, FieldError, Select } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Section } from '../../parts/section.tsx';

type Contract = NonNullable<ContractStandingView['contract']>;
type Side = ContractStandingView['sides'][number];
type Props = { shopId: string; grantId: string; onChange: (standing: ContractStandingView) => void };

const Prepare = ({ shopId, grantId, onChange, isAgain }: Props & { isAgain: boolean }) => {
  const { agreements } = useApp();
  const { words, locale: own } = useSpeech();
  const { showRefusal } = useActions();
  const w = words.access;
  const [locale, setLocale] = useState<Locale>(own);
  const [fault, setFault] = useState('');
  const submit = async (event: Event) => {
    event.preventDefault();
    setFault('');
    const answer = await agreements.draftContract(shopId, grantId, { locale });
    if (answer.ok) return onChange(answer.body);
    const missing = missingIn(answer.refusal);
    if (missing !== null && missing in w.missing) setFault(w.missing[missing as keyof typeof w.missing]);
    else showRefusal(answer.refusal);
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <Select
        label={words.dpa.language}
        value={locale}
        options={LOCALES.map((value) => ({
          value,
          label: words.dpa.languages[value] ?? value,
        }))}
        onChange={setLocale}
      />
      {fault !== '' && (
        <Banner tone="note" isUrgent>
          {fault}
        </Banner>
      )}
      <p class="button-row">
        <button type="submit" class={isAgain ? 'button' : 'button primary'}>
          {isAgain ? w.prepareAgain : w.prepare}
        </button>
      </p>
    </form>
  );
};

const missingIn = ({ details }: Refusal): string | null => {
  const missing = details?.missing;
  return typeof missing === 'string' ? missing : null;
};

/** Unticked. Rule: PR-2. */
const Accept = ({
  shopId,
  grantId,
  contract,
  side,
  onChange,
}: Props & { contract: Contract; side: Side }) => {
  const { agreements } = useApp();
  const { words } = useSpeech();
  const { showRefusal, showDone } = useActions();
  const w = words.access;
  const [role, setRole] = useState('');
  const [isTicked, setIsTicked] = useState(false);
  const [fault, setFault] = useState<'role' | 'tick' | null>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (role.trim() === '') return setFault('role');
    if (!isTicked) return setFault('tick');
    setFault(null);
    const { sha256 } = contract;
    const given = { sha256, signatoryRole: role.trim() };
    const answer = await agreements.acceptContract(shopId, grantId, given);
    if (!answer.ok) return showRefusal(answer.refusal);
    showDone(w.acceptedDone);
    onChange(answer.body);
  };
  return (
    <form class="stack" onSubmit={(event) => void submit(event)} noValidate>
      <Field
        label={w.signatoryRole}
        hint={w.signatoryRoleHint}
        value={role}
        onInput={(text) => {
          setRole(text);
          setFault(null);
        }}
        error={fault === 'role' ? w.needRole : undefined}
        maxLength={100}
      />
      <div class="agreement-box">
        <Check
          label={contract.statements[side]}
          isOn={isTicked}
          onChange={(isOn) => {
            setIsTicked(isOn);
            setFault(null);
          }}
        />
        {fault === 'tick' && <FieldError text={words.dpa.tick} role="alert" />}
      </div>
      <p class="button-row">
        <button type="submit" class="button primary">
          {w.accept}
        </button>
      </p>
    </form>
  );
};

const ContractSteps = ({ standing, ...props }: Props & { standing: ContractStandingView }) => {
  const { agreements } = useApp();
  const { words, format } = useSpeech();
  const w = words.access;
  const { contract, sides } = standing;
  const isOwner = sides.includes('shop');
  if (contract === null) return isOwner ? <Prepare {...props} isAgain={false} /> : <p>{w.ownerPrepares}</p>;
  const accepted = contract.acceptances.map(({ side }) => side);
  const open = (['shop', 'agency'] as const).filter((side) => !accepted.includes(side));
  // Interrupted after both accepted: accept again to complete.
  const isCut = contract.boundAt !== null && standing.isWaiting;
  const mine = isCut ? sides[0] : open.find((side) => sides.includes(side));
  return (
    <div class="stack">
      {contract.acceptances.map(({ side, name, role, at }) => (
        <p key={side}>{fill(w.acceptedBy[side], { name, role, when: format.day(at) })}</p>
      ))}
      {contract.boundAt === null
        ? mine === undefined && open.map((side) => <p key={side}>{w.otherSide[side]}</p>)
        : !isCut && <Banner tone="good">{fill(w.boundSince, { date: format.day(contract.boundAt) })}</Banner>}
      <AgreementText blocks={contract.blocks} label={words.dpa.text} locale={contract.locale} />
      <p class="button-row">
        <button
          type="button"
          class="button"
          onClick={() => void agreements.contractPdf(props.shopId, props.grantId)}
        >
          <Icon name="download" size={18} />
          {words.dpa.pdf}
        </button>
      </p>
      {mine !== undefined && <Accept {...props} contract={contract} side={mine} />}
      {contract.boundAt === null && sides.length === 0 && <p class="hint">{w.onlyOwners}</p>}
      {contract.boundAt === null && isOwner && (
        <details>
          <summary>{w.prepareAgain}</summary>
          <Prepare {...props} isAgain />
        </details>
      )}
    </div>
  );
};

export const AgencyContract = ({
  shopId,
  grantId,
  title,
  onBound,
}: {
  shopId: string;
  grantId: string;
  title: string;
  onBound: () => void;
}) => {
  const { agreements } = useApp();
  const { words } = useSpeech();
  const w = words.access;
  const loaded = useLoaded(`${shopId} ${grantId}`, () => agreements.contract(shopId, grantId));
  const standing = loaded.data;
  const change = (next: ContractStandingView) => {
    loaded.replace(next);
    if (next.contract?.boundAt != null) onBound();
  };
  return (
    <Section title={title} lead={w.why}>
      <LoadState loaded={loaded} lines={3} />
      {standing?.isWaiting === true && <Banner tone="note">{w.waitsHint}</Banner>}
      {standing !== null && (
        <ContractSteps standing={standing} shopId={shopId} grantId={grantId} onChange={change} />
      )}
    </Section>
  );
};
