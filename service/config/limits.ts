/** `together`: abuse limits, over Redis. `apart`: load of each process. */
export type Counted = 'together' | 'apart';
/** Window in seconds. */
export type Rate = { points: number; seconds: number; counted: Counted };

/** See protocol.md part 2. IP and e-mail keys are hashed with a daily key. Rule: MI-1. */
const RATES = {
  /** Per address, public reads. */
  read: { points: 240, seconds: 60, counted: 'apart' },
  /** Per address, attachments. */
  attachmentPost: { points: 30, seconds: 60, counted: 'together' },
  /** Per shop and address, bytes of visitors' files. */
  fileBytes: { points: 40_000_000, seconds: 86_400, counted: 'together' },
  /** Per address, evidence files judged. */
  verify: { points: 5, seconds: 60, counted: 'together' },
  /** Per address, messages over HTTP. */
  messagePost: { points: 120, seconds: 60, counted: 'apart' },
  /** Per address, attempts to return to a conversation. */
  comeBack: { points: 20, seconds: 600, counted: 'together' },
  /** Per address, visit reports. */
  visitPost: { points: 600, seconds: 60, counted: 'apart' },
  /** Per address, contact forms. */
  leadPost: { points: 20, seconds: 3_600, counted: 'together' },
  /** Per text, contact forms in all shops. */
  sameText: { points: 2, seconds: 86_400, counted: 'together' },
  /** Per address, opened conversations. */
  conversationOpen: { points: 30, seconds: 3_600, counted: 'together' },
  /** Per address, sign-in attempts. */
  signIn: { points: 20, seconds: 300, counted: 'together' },
  /** Per address, registrations. */
  registration: { points: 10, seconds: 3_600, counted: 'together' },
  /** Per mailbox, registration mails. */
  registrationMail: { points: 5, seconds: 86_400, counted: 'together' },
  /** Per address, socket upgrades. */
  handshake: { points: 60, seconds: 60, counted: 'together' },
  /** Per staff account, requests. */
  staff: { points: 600, seconds: 60, counted: 'apart' },
  /** Per staff account, search pages. */
  search: { points: 60, seconds: 60, counted: 'apart' },
  /** Per staff account, blocks and unblocks. */
  block: { points: 30, seconds: 3_600, counted: 'together' },
  /** Per staff account, mails to typed addresses. */
  typedMail: { points: 50, seconds: 86_400, counted: 'together' },
  /** Per organisation, the same requests. */
  typedMailOfCompany: { points: 100, seconds: 86_400, counted: 'together' },
  /** Per shop, manual checks of its first page. */
  installCheck: { points: 10, seconds: 3_600, counted: 'together' },
  /** Per shop, manual policy link checks. */
  policyCheck: { points: 10, seconds: 3_600, counted: 'together' },
  /** Per conversation, else per shop and address: questions about orders. Rule: AD-53. */
  orderSearch: { points: 5, seconds: 3_600, counted: 'together' },
  /** Per shop and order number, the same; bounds the mails to one customer. */
  orderNumber: { points: 5, seconds: 3_600, counted: 'together' },
  /** Per question, codes typed. */
  orderCode: { points: 5, seconds: 900, counted: 'together' },
  /** Per shop, calls of its door. */
  door: { points: 60, seconds: 60, counted: 'together' },
  /** Per staff account, complete reads of logs and lists. */
  wholeList: { points: 30, seconds: 600, counted: 'together' },
  /** Per staff account, PDF prints. */
  pdf: { points: 10, seconds: 600, counted: 'together' },
  /** Per staff account, test notifications. */
  pushTest: { points: 10, seconds: 600, counted: 'together' },
  /** Per staff account, shop exports. */
  shopExport: { points: 5, seconds: 86_400, counted: 'together' },
  /** Per address, requests of adapters. */
  adapter: { points: 120, seconds: 60, counted: 'apart' },
  /** Per visitor conversation: burst first. */
  visitorBurst: { points: 10, seconds: 5, counted: 'apart' },
  visitorMinute: { points: 60, seconds: 60, counted: 'apart' },
  visitorHour: { points: 600, seconds: 3_600, counted: 'apart' },
  staffBurst: { points: 30, seconds: 5, counted: 'apart' },
  /** Per conversation and staff account, characters read. */
  visitorReading: { points: 4_000_000, seconds: 60, counted: 'apart' },
  staffReading: { points: 20_000_000, seconds: 60, counted: 'apart' },
  /** Per address, complete copies of a form or conversation. */
  copy: { points: 20, seconds: 60, counted: 'together' },
  /** Frames of any kind per socket. */
  frames: { points: 20, seconds: 1, counted: 'apart' },
} as const satisfies Record<string, Rate>;
export type RateName = keyof typeof RATES;

export type Limits = Readonly<{
  rates: Readonly<Record<RateName, Rate>>;
  socketsPerAddress: number;
  socketsPerShop: number;
  socketsPerConversation: number;
  /** Time for the first frame, in milliseconds. */
  helloMs: number;
  /** Unread bytes that close a slow socket. */
  backlogBytes: number;
  /** Open connections, including sockets. */
  connections: number;
  /** In milliseconds. */
  headersMs: number;
  /** For 10 MB on a slow line, in milliseconds. */
  requestMs: number;
  /** In milliseconds. */
  bodyMs: number;
  /** In milliseconds; two missed pings close the socket. */
  pingMs: number;
  /** Refused frames that close the socket. */
  badFrames: number;
  /** Largest HTTP body, in bytes. */
  bodyBytes: number;
  attachments: {
    readonly filesPerConversation: number;
    readonly bytesPerConversation: number;
    readonly bytesPerShop: number;
  };
  /** Per process, separately for visitors and staff; minimum bytes per interval. */
  uploads: Readonly<
    Record<'visitors' | 'staff', { readonly perAddress: number; readonly together: number }> & {
      slowest: { readonly bytes: number; readonly everyMs: number };
    }
  >;
  /** Per process: queue limits, timeout and idle time in milliseconds. */
  pictures: Readonly<{
    perSender: number;
    perShop: number;
    together: number;
    taskMs: number;
    idleMs: number;
  }>;
  /** Per process: bytes and timeouts. */
  downloads: Readonly<{
    perAddress: number;
    together: number;
    partBytes: number;
    waitMs: number;
    partMs: number;
  }>;
  /** In bytes. */
  largeBodyBytes: number;
  /** Sooner is spam, in milliseconds. */
  shortestFillMs: number;
}>;

/**
 * @param factor 1 in production
 * @param shopFilesMb per shop, in megabytes
 */
export const limitsFor = (factor: number, shopFilesMb = 5_000): Limits => {
  const rates = Object.fromEntries(
    Object.entries(RATES).map(([name, rate]) => [name, { ...rate, points: rate.points * factor }]),
  ) as Record<RateName, Rate>;
  return Object.freeze({
    rates,
    socketsPerAddress: 200 * factor,
    socketsPerShop: 2_000 * factor,
    socketsPerConversation: 5,
    helloMs: 5_000,
    backlogBytes: 256 * 1024,
    connections: 20_000 * factor,
    headersMs: 15_000,
    requestMs: 120_000,
    bodyMs: 30_000,
    pingMs: 25_000,
    badFrames: 5,
    bodyBytes: 64 * 1024,
    attachments: {
      filesPerConversation: 50,
      bytesPerConversation: 100_000_000,
      bytesPerShop: shopFilesMb * 1_000_000,
    },
    uploads: {
      visitors: { perAddress: 21_000_000 * factor, together: 147_000_000 * factor },
      staff: { perAddress: 31_500_000 * factor, together: 126_000_000 * factor },
      slowest: { bytes: 320_000, everyMs: 20_000 },
    },
    pictures: { perSender: 4, perShop: 8, together: 24, taskMs: 15_000, idleMs: 30_000 },
    downloads: {
      perAddress: 4_096_000 * factor,
      together: 102_400_000 * factor,
      partBytes: 256_000,
      waitMs: 10_000,
      partMs: 30_000,
    },
    largeBodyBytes: 1024 * 1024,
    // 0 in tests.
    shortestFillMs: factor === 1 ? 3_000 : 0,
  });
};
