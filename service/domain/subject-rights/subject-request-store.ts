import type { SubjectRequestId } from '../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope, ShopsScope } from '../model/base/tenancy.ts';
import type { SubjectRequest } from './subject-request.ts';

export type RequestChanges = Partial<Omit<SubjectRequest, 'id' | 'shopId' | 'version'>>;

/** The register of requests of one shop. */
export type SubjectRequestStore = {
  insert(scope: ShopScope, request: SubjectRequest): Promise<void>;
  get(scope: ShopScope | ShopsScope, id: SubjectRequestId): Promise<SubjectRequest | null>;
  /** Changes it if its version is still `version`; null when it has changed or does not exist. */
  change(
    scope: ShopScope,
    id: SubjectRequestId,
    version: number,
    changes: RequestChanges,
  ): Promise<SubjectRequest | null>;
  /** All open ones, by due date; those of the public page that nobody has confirmed too. Rule: RT-5. */
  open(scope: ShopsScope): Promise<readonly SubjectRequest[]>;
  /**
   * Closed ones, the last closed first, at most `limit`.
   * @param behind the request after which the page begins; null: the first page
   */
  closed(
    scope: ShopsScope,
    behind: { readonly closedAt: Date; readonly id: SubjectRequestId } | null,
    limit: number,
  ): Promise<readonly SubjectRequest[]>;
  /** Due dates of the open requests on the desk, earliest first. Rule: RT-5. */
  openDueDates(scope: ShopsScope): Promise<readonly Date[]>;
  /** Of the person behind the key, oldest first. */
  findBySubject(scope: ShopScope, subjectKey: string): Promise<readonly SubjectRequest[]>;
  /** Open ones that wait for the shop server to fetch them, at most `limit`, oldest first. */
  waitingForShopServer(scope: ShopScope, limit: number): Promise<readonly SubjectRequest[]>;
  /** The secret of the access response is the credential; the scope comes from what it finds. */
  findByAnswer(answerHash: string): Promise<SubjectRequest | null>;
  /** Those of all shops whose long work was interrupted when a process ended. */
  unfinished(service: ServiceScope): Promise<readonly SubjectRequest[]>;
  /** Ends expired access responses, and deletes the address of closed requests that they needed; returns how many. */
  endAnswers(scope: ShopScope, now: Date): Promise<number>;
  /**
   * Removes those whose time in the register is over (`hasEnded`); returns how many. Rules: RT-5, RE-1.
   * @param isKept asked of each of them: it stays while something that it restricted is hidden. Rule: RT-3
   */
  removeExpired(
    scope: ShopScope,
    now: Date,
    isKept: (request: SubjectRequest) => Promise<boolean>,
  ): Promise<number>;
};
