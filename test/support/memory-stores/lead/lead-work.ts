import type { ShopScope } from '../../../../service/domain/model/base/tenancy.ts';
import {
  isRunningLead,
  LEAD_STEPS_KEPT,
  type Lead,
  type LeadAnswer,
  type LeadStep,
} from '../../../../service/domain/model/lead/lead.ts';
import type { LeadStore } from '../../../../service/domain/model/lead/lead-store.ts';
import { promisedLeadEnd } from '../../../../service/domain/model/retention/retention.ts';
import type { LeadId } from '../../../../service/protocol/vocabulary.ts';

const stepChanges = (row: Lead, step: LeadStep, isContact: boolean): Partial<Lead> => ({
  state: step.state,
  assigneeId: step.assigneeId,
  history: [...row.history, step].slice(-LEAD_STEPS_KEPT),
  ...(isContact &&
    row.expiresAt > step.at && {
      lastContactAt: step.at,
      expiresAt: promisedLeadEnd(step.at, row.promisedDays),
    }),
});

const sentAnswer = (answer: LeadAnswer, ref: string, at: Date): LeadAnswer =>
  answer.ref === ref ? { ...answer, sentAt: answer.sentAt ?? at } : answer;

export const makeLeadWork = (
  find: (scope: ShopScope, id: LeadId) => Lead | null,
  change: (scope: ShopScope, id: LeadId, changes: Partial<Lead>) => Lead | null,
): Pick<LeadStore, 'addStep' | 'addAnswer' | 'rewriteAnswer' | 'setAnswerSent' | 'endQuarantine'> => ({
  async addStep(scope, id, step, isContact, undone) {
    const row = find(scope, id);
    if (row === null || !isRunningLead(row, step.at)) return null;
    if (undone !== undefined && row.lastContactAt.getTime() !== undone.at.getTime()) return null;
    return change(scope, id, { ...stepChanges(row, step, isContact), ...undone?.before });
  },
  async addAnswer(scope, id, answer, after) {
    const row = find(scope, id);
    if (row === null || row.restrictedAt !== null) return null;
    if (!isRunningLead(row, answer.at) || row.answers.length !== after) return null;
    return change(scope, id, { answers: [...row.answers, answer] });
  },
  async rewriteAnswer(scope, id, ref, text) {
    const row = find(scope, id);
    if (!row?.answers.some((answer) => answer.ref === ref)) return false;
    const answers = row.answers.map((answer) => (answer.ref === ref ? { ...answer, text } : answer));
    return change(scope, id, { answers }) !== null;
  },
  async setAnswerSent(scope, id, ref, at) {
    const row = find(scope, id);
    if (!row?.answers.some((answer) => answer.ref === ref)) return null;
    return change(scope, id, { answers: row.answers.map((answer) => sentAnswer(answer, ref, at)) });
  },
  async endQuarantine(scope, id, at) {
    const row = find(scope, id);
    if (row === null || row.quarantine === null || row.expiresAt <= at) return null;
    const expiresAt = promisedLeadEnd(row.lastContactAt, row.promisedDays);
    return change(scope, id, { quarantine: null, expiresAt, followUp: 'due' });
  },
});
