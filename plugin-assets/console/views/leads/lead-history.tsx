import type { LeadDetail } from '../../../../service/protocol/api/inbox/lead-api.ts';
import { fill } from '../../../shared/translate.ts';
import { type Speech, useSpeech } from '../../app/use-app.ts';
import { When } from '../../parts/when.tsx';
import { leadsWordsFor } from '../../words/leads/leads-words.ts';

type Step = LeadDetail['history'][number];

const stepText = ({ words, locale }: Speech, step: Step, before: Step | undefined): string[] => {
  const w = leadsWordsFor(locale);
  const by = step.by ?? words.formerConsultant;
  const [now, was] = [step.assignee?.staffId, before?.assignee?.staffId];
  const isReturn = step.state === 'new' && before !== undefined;
  const texts: string[] = [];
  if (now !== was) {
    const name = step.assignee?.name ?? words.formerConsultant;
    if (step.assignee === null) texts.push(fill(w.historyGivenBack, { by }));
    else if (step.assignee.name === step.by) texts.push(fill(w.historyTaken, { by }));
    else texts.push(fill(w.historyGiven, { by, name }));
  }
  const wasState = before?.state ?? 'new';
  if (step.state !== wasState && !(isReturn && now !== was) && !(step.state === 'in_work' && now !== was))
    texts.push(fill(w.historyState, { by, state: words.leads.states[step.state] }));
  // An answer is always listed.
  if (texts.length === 0) texts.push(fill(w.historyState, { by, state: words.leads.states.answered }));
  return texts;
};

export const LeadHistory = ({ lead }: { lead: LeadDetail }) => {
  const speech = useSpeech();
  const w = leadsWordsFor(speech.locale);
  if (lead.history.length === 0) return null;
  const steps = lead.history.map((step, at) => ({
    step,
    texts: stepText(speech, step, lead.history[at - 1]),
  }));
  return (
    <section class="card" aria-labelledby="lead-history">
      <h2 id="lead-history">{w.history}</h2>
      <ol class="lead-history">
        {steps.reverse().map(({ step, texts }) => (
          <li key={step.at}>
            <When at={step.at} shape="moment" /> <bdi>{texts.join(' · ')}</bdi>
          </li>
        ))}
      </ol>
    </section>
  );
};
