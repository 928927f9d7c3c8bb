import type { TakeFileBytes } from '../domain/attachment/shop-room.ts';
import type { TakeMessageRate } from '../domain/conversation/receive-message.ts';
import type { SuspectLeadDeps } from '../domain/lead/suspect-lead.ts';
import type { Operator } from '../domain/model/agreement/agreement-party.ts';
import type { AgreementPrinter } from '../domain/model/agreement/agreement-printer.ts';
import type { PushSender } from '../domain/model/alert/push.ts';
import type { AttachmentQuota } from '../domain/model/attachment/attachment.ts';
import type { RedrawPicture, ScanFile } from '../domain/model/attachment/attachment-ports.ts';
import type {
  Clock,
  Digest,
  DomainOf,
  EvidenceSigner,
  FieldVault,
  Ids,
  OneTimeCodes,
  PageFetcher,
  PasswordHasher,
  PresenceBoard,
  PublicKeyNamer,
  PublicKeyReader,
  SignatureVerifier,
  TimeStampReader,
  TokenSigner,
} from '../domain/model/base/ports.ts';
import type { ContentKeys } from '../domain/model/content/content-keys.ts';
import type { VisitorBoard } from '../domain/model/conversation/visitor-board.ts';
import type { ErasureJournal } from '../domain/model/erasure/erasure-mark.ts';
import type { EventBus } from '../domain/model/events/domain-events.ts';
import type { Mailbox, MailReader } from '../domain/model/mail/arrived-mail.ts';
import type { DnsTexts, ServiceSender } from '../domain/model/mail/dns-texts.ts';
import type { Mailer } from '../domain/model/mail/mailer.ts';
import type { ReplyMailbox } from '../domain/model/mail/reply-address.ts';
import type { ShopArchive } from '../domain/model/shop/shop-archive.ts';
import type { VisitBoard } from '../domain/model/visit/visit-board.ts';
import type { Witnesses } from '../domain/model/witness/witness.ts';
import type { FetchUpdates } from '../domain/release/read-version.ts';
import type { Deployment } from '../protocol/vocabulary.ts';

/** Everything outside the domain that the rules need. */
export type Ports = {
  clock: Clock;
  ids: Ids;
  digest: Digest;
  signer: EvidenceSigner;
  verifySignature: SignatureVerifier;
  readKey: PublicKeyReader;
  publicKeyId: PublicKeyNamer;
  readTimeStamp: TimeStampReader;
  passwords: PasswordHasher;
  tokens: TokenSigner;
  vault: FieldVault;
  bus: EventBus;
  presence: PresenceBoard;
  visitors: VisitorBoard;
  visits: VisitBoard;
  push: PushSender;
  fetchPage: PageFetcher;
  domainOf: DomainOf;
  erasureJournal: ErasureJournal;
  contentKeys: ContentKeys;
  mailer: Mailer;
  dnsTexts: DnsTexts;
  /** Replies by mail; null where none come in. */
  mailReader: MailReader | null;
  /** Null where they come by the listener, or not at all. */
  mailbox: Mailbox | null;
  printAgreement: AgreementPrinter;
  redrawPicture: RedrawPicture;
  /** Removes bytes that no row names; returns how many parts. */
  sweepStrayFiles(): Promise<number>;
  /** The archive of a shop with all opened that the shop itself could not open. */
  exportArchive: ShopArchive;
  /** Null without a scanner. */
  scanFile: ScanFile;
  oneTimeCodes: OneTimeCodes;
  takeRate: TakeMessageRate & TakeFileBytes;
  countText: SuspectLeadDeps['countText'];
  /** Who sees the statements of this installation. */
  witnesses: Witnesses;
  fetchUpdates: FetchUpdates;
};

export type DomainSettings = {
  deployment: Deployment;
  /** Whether no other process serves the database. */
  isAlone: boolean;
  operatorName: string | null;
  /** Whom the notice about account data names; null: there is none. */
  accountOperatorName: string | null;
  /** Whether people may open an account without an invitation. */
  registrationOpen: boolean;
  /** The operator as party of every agreement; null when the shop runs the service itself. */
  operator: Operator | null;
  /** Other installations whose keys the operator named: those that countersign, and those that are countersigned. */
  /** Version of the agreement's words. */
  templateVersion: string;
  /** Version of the widget that shows the notices, kept with each consent. */
  widgetVersion: string;
  attachmentQuota: AttachmentQuota;
  shortestFillMs: SuspectLeadDeps['shortestFillMs'];
  serviceSender: ServiceSender;
  /** Where replies by mail come in; null: nowhere. */
  replyMailbox: ReplyMailbox | null;
  /** Address under which browsers reach the service, for links in mails; known once it listens. */
  origin(): string;
};
