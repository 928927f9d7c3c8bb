import type { LeadDetail } from '../../../../service/protocol/api/inbox/lead-api.ts';
import type { LeadState } from '../../../../service/protocol/vocabulary.ts';
import type { Answer } from '../../../shared/http-client.ts';
import { fill } from '../../../shared/translate.ts';
import { useActions } from '../../app/actions.ts';
import { useShortcuts } from '../../app/shortcuts.ts';
import { useApp, useAppState, useLoaded, usePreferences, useSpeech } from '../../app/use-app.ts';
import { Button } from '../../parts/button.tsx';
import { Select } from '../../parts/field.tsx';
import { leadsWordsFor } from '../../words/leads/leads-words.ts';

const useLeadWork = (lead: LeadDetail, onChanged: (lead: LeadDetail) => void) => {
  const { api } = useApp();
  const { words, locale } = useSpeech();
  const w = leadsWordsFor(locale);
  const { showDone, showRefusal } = useActions();
  const me = useAppState((state) => state.me?.staffId) ?? null;
  const finish = async (
    work: Promise<Answer<LeadDetail>>,
    done: string,
    undo?: (changed: LeadDetail) => void,
  ) => {
    const answer = await work;
    if (!answer.ok) return showRefusal(answer.refusal);
    onChanged(answer.body);
    showDone(done, undo && (() => undo(answer.body)));
  };
  const marking = (state: LeadState, undoes?: string, undo?: (changed: LeadDetail) => void) =>
    finish(
      api.setLeadState(lead.id, state, undoes),
      fill(w.marked, { state: words.leads.states[state] }),
      undo,
    );
  const giving = (staffId: string | null, name: string, undo?: () => void) => {
    const done = staffId === null ? w.givenBack : staffId === me ? w.taken : fill(w.given, { name });
    return finish(api.assignLead(lead.id, staffId), done, undo);
  };
  const { state: wasState, assignee: was } = lead;
  const mark = (state: LeadState) =>
    void marking(state, undefined, ({ history }) => void marking(wasState, history.at(-1)?.at));
  const give = (staffId: string | null, name: string) =>
    void giving(staffId, name, () => void giving(was?.staffId ?? null, was?.name ?? words.formerConsultant));
  return { me, mark, give };
};

const AssigneeChoice = ({
  lead,
  me,
  onGive,
}: {
  lead: LeadDetail;
  me: string | null;
  onGive: (staffId: string | null, name: string) => void;
}) => {
  const { api } = useApp();
  const { words, locale } = useSpeech();
  const w = leadsWordsFor(locale);
  const loaded = useLoaded(lead.shopId, () => api.consultants(lead.shopId));
  const names = new Map(loaded.data?.consultants.map(({ staffId, name }) => [staffId, name]));
  const { assignee } = lead;
  if (assignee !== null && !names.has(assignee.staffId))
    names.set(assignee.staffId, assignee.name ?? words.formerConsultant);
  return (
    <Select
      label={w.assignee}
      value={assignee?.staffId ?? ''}
      options={[
        { value: '', label: w.nobody },
        ...[...names].map(([value, name]) => ({ value, label: value === me ? `${name} (${w.me})` : name })),
      ]}
      onChange={(staffId) => onGive(staffId === '' ? null : staffId, names.get(staffId) ?? '')}
    />
  );
};

export const LeadActions = ({
  lead,
  mayAnswer,
  onChanged,
}: {
  lead: LeadDetail;
  mayAnswer: boolean;
  onChanged: (lead: LeadDetail) => void;
}) => {
  const { words, locale } = useSpeech();
  const w = leadsWordsFor(locale);
  const [preferences] = usePreferences();
  const { me, mark, give } = useLeadWork(lead, onChanged);
  const { state, assignee } = lead;
  const isOpen = state === 'new' || state === 'in_work';
  const mayTake = mayAnswer && isOpen && assignee?.staffId !== me;
  const mayClose = mayAnswer && state !== 'closed';
  const take = () => give(me, '');
  useShortcuts(preferences.areShortcutsOn, [
    ...(mayTake ? [{ keys: 't', run: take }] : []),
    ...(mayClose ? [{ keys: 'e', run: () => mark('closed') }] : []),
  ]);
  if (!mayAnswer) {
    const text = assignee && fill(w.assigneeOf, { name: assignee.name ?? words.formerConsultant });
    return <p class="lead-actions soft">{text}</p>;
  }
  return (
    <div class="lead-actions">
      {mayTake && (
        <button type="button" class="button primary" title={w.takeHint} onClick={take}>
          {w.take}
        </button>
      )}
      {isOpen && <Button label={w.markAnswered} onClick={() => mark('answered')} />}
      {mayClose && (
        <button type="button" class="button" title={w.closeHint} onClick={() => mark('closed')}>
          {w.close}
        </button>
      )}
      {!isOpen && <Button label={w.reopen} onClick={() => mark(assignee === null ? 'new' : 'in_work')} />}
      <AssigneeChoice lead={lead} me={me} onGive={give} />
    </div>
  );
};
