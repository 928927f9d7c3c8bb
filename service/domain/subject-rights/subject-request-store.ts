import type { SubjectRequestId } from '../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope, ShopsScope } from '../model/base/tenancy.ts';
import type { SubjectRequest } from './subject-request.ts';

export type RequestChanges = Partial<Omit<SubjectRequest, 'id' | 'shopId' | 'version'>>;

export type SubjectRequestStore = {
  insert(scope: ShopScope, request: SubjectRequest): Promise<void>;
  get(scope: ShopScope | ShopsScope, id: SubjectRequestId): Promise<SubjectRequest | null>;
  /** Compare-and-set on `version`; null: conflict or missing. */
  change(
    scope: ShopScope,
    id: SubjectRequestId,
    version: number,
    changes: RequestChanges,
  ): Promise<SubjectRequest | null>;
  /** By due date, with unconfirmed ones. Rule: RT-5. */
  open(scope: ShopsScope): Promise<readonly SubjectRequest[]>;
  /**
   * Newest first, at most `limit`.
   * @param behind last request of the previous page; null: first page
   */
  closed(
    scope: ShopsScope,
    behind: { readonly closedAt: Date; readonly id: SubjectRequestId } | null,
    limit: number,
  ): Promise<readonly SubjectRequest[]>;
  /** Ascending. Rule: RT-5. */
  openDueDates(scope: ShopsScope): Promise<readonly Date[]>;
  /** Oldest first. */
  findBySubject(scope: ShopScope, subjectKey: string): Promise<readonly SubjectRequest[]>;
  /** Oldest first, at most `limit`. */
  waitingForShopServer(scope: ShopScope, limit: number): Promise<readonly SubjectRequest[]>;
  /** The secret is the credential; scope comes from the result. */
  findByAnswer(answerHash: string): Promise<SubjectRequest | null>;
  unfinished(service: ServiceScope): Promise<readonly SubjectRequest[]>;
  /** Ends expired links and deletes their addresses; returns how many. */
  endAnswers(scope: ShopScope, now: Date): Promise<number>;
  /**
   * Removes requests past their stored end. Rules: RT-5, RE-1.
   * @param isKept hides records. Rule: RT-3
   */
  removeExpired(
    scope: ShopScope,
    now: Date,
    isKept: (request: SubjectRequest) => Promise<boolean>,
  ): Promise<number>;
};
