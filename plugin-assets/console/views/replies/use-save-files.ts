import { useRef } from 'preact/hooks';
import type { ReplyFileView } from '../../../../service/protocol/api/reply-api.ts';
import type { Refusal } from '../../../shared/http-client.ts';
import { fill } from '../../../shared/translate.ts';
import { uploadFile } from '../../../shared/upload-file.ts';
import { replyFilesPath } from '../../api/replies-api.ts';
import { useApp, useExplain, useSpeech } from '../../app/use-app.ts';
import { repliesWordsFor } from '../../words/replies-words.ts';
import { type FileChanges, NO_CHANGES } from './reply-form-files.tsx';

/** `fault`: what to tell about the first file that was refused, or null. `left`: the changes that are still to be made. */
export type FilesSaved = { fault: string | null; left: FileChanges };
type SaveFiles = (
  place: { shopId: string; replyId: string; files: readonly ReplyFileView[] },
  changes: FileChanges,
) => Promise<FilesSaved>;

/** Removes and stores the files of a saved reply. */
export const useSaveFiles = (): SaveFiles => {
  const { api, session } = useApp();
  const explain = useExplain();
  const w = repliesWordsFor(useSpeech().locale);
  // Whoever saves again after an answer was lost does not store the file twice.
  const refs = useRef(new WeakMap<File, string>()).current;
  const refOf = (file: File): string => {
    const ref = refs.get(file) ?? crypto.randomUUID();
    refs.set(file, ref);
    return ref;
  };
  return async ({ shopId, replyId, files }, { removed, added }) => {
    let { fault, left }: FilesSaved = { fault: null, left: NO_CHANGES };
    const note = (what: string, name: string, refusal: Refusal) => {
      fault ??= fill(what, { name, reason: explain(refusal) });
    };
    for (const id of removed) {
      const answer = await api.removeReplyFile(shopId, replyId, id);
      // Not found: it was removed before.
      if (answer.ok || answer.refusal.code === 'not_found') continue;
      note(w.fileNotRemoved, files.find((one) => one.id === id)?.name ?? '', answer.refusal);
      left = { ...left, removed: [...left.removed, id] };
    }
    for (const file of added) {
      const path = `${replyFilesPath(shopId, replyId)}?ref=${refOf(file)}`;
      const send = () => uploadFile(path, file, session.token(), () => undefined).answer;
      let answer = await send();
      if (!answer.ok && answer.refusal.status === 401 && (await session.renew()) === 'renewed')
        answer = await send();
      if (answer.ok) continue;
      note(w.fileNotKept, file.name, answer.refusal);
      left = { ...left, added: [...left.added, file] };
    }
    return { fault, left };
  };
};
