import { fill } from '../../../shared/translate.ts';
import { uploadFile } from '../../../shared/upload-file.ts';
import { replyFilesPath } from '../../api/replies-api.ts';
import { useApp, useExplain, useSpeech } from '../../app/use-app.ts';
import { repliesWordsFor } from '../../words/replies-words.ts';
import type { FileChanges } from './reply-form-files.tsx';

type SaveFiles = (shopId: string, replyId: string, changes: FileChanges) => Promise<string | null>;

/** Removes and stores the files of a saved reply; returns what to tell about the first that was not stored, or null. */
export const useSaveFiles = (): SaveFiles => {
  const { api, session } = useApp();
  const explain = useExplain();
  const w = repliesWordsFor(useSpeech().locale);
  return async (shopId, replyId, { removed, added }) => {
    let fault: string | null = null;
    for (const id of removed) await api.removeReplyFile(shopId, replyId, id);
    for (const file of added) {
      const path = `${replyFilesPath(shopId, replyId)}?ref=${crypto.randomUUID()}`;
      const send = () => uploadFile(path, file, session.token(), () => undefined).answer;
      let answer = await send();
      if (!answer.ok && answer.refusal.status === 401 && (await session.renew()) === 'renewed')
        answer = await send();
      if (!answer.ok) fault ??= fill(w.fileNotKept, { name: file.name, reason: explain(answer.refusal) });
    }
    return fault;
  };
};
