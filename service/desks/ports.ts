import type { TakeFileBytes } from '../domain/attachment/shop-room.ts';
import type { TakeMessageRate } from '../domain/conversation/receive-message.ts';
import type { AskDoorDeps } from '../domain/door/ask-door.ts';
import type { CallDoor } from '../domain/door/door.ts';
import type { TakeOrderRate } from '../domain/door/order-lookup.ts';
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
import type { Witness } from '../domain/model/witness/witness.ts';
import type { FetchUpdates } from '../domain/release/read-version.ts';
import type { Deployment } from '../protocol/vocabulary.ts';

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
  callDoor: CallDoor;
  domainOf: DomainOf;
  erasureJournal: ErasureJournal;
  contentKeys: ContentKeys;
  mailer: Mailer;
  dnsTexts: DnsTexts;
  /** Null: off. */
  mailReader: MailReader | null;
  /** Null: by listener, or off. */
  mailbox: Mailbox | null;
  printAgreement: AgreementPrinter;
  redrawPicture: RedrawPicture;
  /** Returns the number of parts. */
  sweepStrayFiles(): Promise<number>;
  exportArchive: ShopArchive;
  /** Null without a scanner. */
  scanFile: ScanFile;
  oneTimeCodes: OneTimeCodes;
  takeRate: TakeMessageRate & TakeFileBytes & AskDoorDeps['takeRate'] & TakeOrderRate;
  countText: SuspectLeadDeps['countText'];
  /** Null: none. */
  witness: Witness | null;
  fetchUpdates: FetchUpdates;
};

export type DomainSettings = {
  deployment: Deployment;
  isAlone: boolean;
  operatorName: string | null;
  /** Controller in the account notice; null: none. */
  accountOperatorName: string | null;
  registrationOpen: boolean;
  /** Operator party of every agreement; null: self-hosted. */
  operator: Operator | null;
  templateVersion: string;
  /** Widget version, kept with each consent. */
  widgetVersion: string;
  attachmentQuota: AttachmentQuota;
  shortestFillMs: SuspectLeadDeps['shortestFillMs'];
  serviceSender: ServiceSender;
  /** Null: no replies by mail. */
  replyMailbox: ReplyMailbox | null;
  /** Public origin for mail links; known after listening. */
  origin(): string;
};
