import { makeComeBackByLink, makeEndMailsByLink } from '../../../domain/way-back/come-back.ts';
import {
  makeMailAnswer,
  makeNoteAnswerMailed,
  makeNoteAnswerNotMailed,
} from '../../../domain/way-back/mail-answer.ts';
import { makeMayMailText } from '../../../domain/way-back/may-mail-text.ts';
import { makeWatchAnswers } from '../../../domain/way-back/watch-answers.ts';
import type { BaseDeps } from '../../base-deps.ts';

export const makeWayBackUseCases = (base: BaseDeps) => {
  const mailAnswer = makeMailAnswer(base);
  return {
    mailAnswer,
    noteAnswerMailed: makeNoteAnswerMailed(base),
    noteAnswerNotMailed: makeNoteAnswerNotMailed(base),
    ...makeWatchAnswers({ ...base, mailAnswer, mayMailText: makeMayMailText(base) }),
    comeBackByLink: makeComeBackByLink(base),
    endMailsByLink: makeEndMailsByLink(base),
  };
};
