import type { LeadBasis, LeadState, PolicyState } from '../../../service/protocol/vocabulary.ts';
import { fill } from '../../shared/translate.ts';
import { useSpeech } from '../app/use-app.ts';
import { Icon, type IconName } from './icon.tsx';

export type Tone = 'plain' | 'good' | 'note' | 'bad';
export type Agreement = 'not_needed' | 'active' | 'missing';

export const Chip = ({ tone = 'plain', icon, text }: { tone?: Tone; icon?: IconName; text: string }) => (
  <span class={`chip chip-${tone}`}>
    {icon && <Icon name={icon} size={14} />}
    {text}
  </span>
);

export const PolicyChip = ({ state }: { state: PolicyState | null }) => {
  const { words } = useSpeech();
  const isGood = state === 'published';
  const isOpen = state === null || state === 'absent' || state === 'unpublished';
  return (
    <Chip
      tone={isGood ? 'good' : isOpen ? 'note' : 'bad'}
      icon={isGood ? 'check' : 'warn'}
      text={words.policyStates[state ?? 'unknown']}
    />
  );
};

export const AgreementChip = ({ state }: { state: Agreement }) => {
  const { words } = useSpeech();
  const isMissing = state === 'missing';
  return (
    <Chip
      tone={isMissing ? 'bad' : state === 'active' ? 'good' : 'plain'}
      icon={isMissing ? 'warn' : 'check'}
      text={words.agreement[state]}
    />
  );
};

export const CollectingChip = ({
  shop: { collecting, closesAt },
}: {
  shop: { collecting: boolean; closesAt: string | null };
}) => {
  const { words } = useSpeech();
  const { shops } = words;
  return (
    <Chip
      tone={collecting ? 'good' : 'bad'}
      icon={collecting ? 'check' : 'warn'}
      text={collecting ? shops.collecting : closesAt === null ? shops.notCollecting : shops.leaving}
    />
  );
};

export const LeadStateChip = ({ state }: { state: LeadState }) => {
  const { words } = useSpeech();
  const looks: Record<LeadState, { tone: Tone; icon: IconName }> = {
    new: { tone: 'note', icon: 'lead' },
    in_work: { tone: 'plain', icon: 'people' },
    answered: { tone: 'good', icon: 'check' },
    closed: { tone: 'plain', icon: 'check' },
  };
  return <Chip {...looks[state]} text={words.leads.states[state]} />;
};

export const BasisChip = ({ basis }: { basis: LeadBasis | null }) => {
  const { words } = useSpeech();
  if (basis === null) return <Chip tone="bad" icon="warn" text={words.leads.noBasis} />;
  return <Chip icon={basis === 'consent' ? 'shield' : 'conversation'} text={words.leads.bases[basis]} />;
};

export const RetentionChip = ({ until }: { until: string }) => {
  const { words, format } = useSpeech();
  return <Chip icon="clock" text={fill(words.common.until, { date: format.day(until) })} />;
};
