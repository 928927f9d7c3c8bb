/**
 * Where several processes count. `together`, over Redis: what somebody guesses, sends, stores or starts, which more
 * processes must not multiply. `apart`, in each: what guards the work of one process, and what comes with each message.
 */
export type Counted = 'together' | 'apart';
/** This many points within this many seconds. */
export type Rate = { points: number; seconds: number; counted: Counted };

/**
 * Start values (protocol.md part 2, decision 0073). Counters are in memory, in that of Redis where several processes
 * count together. A key made of an IP or e-mail address is hashed with a key that changes daily; the others are ids.
 * Rule: MI-1.
 */
const RATES = {
  /** Per address, all public reads. */
  read: { points: 240, seconds: 60, counted: 'apart' },
  /** Per address, attachments sent. */
  attachmentPost: { points: 30, seconds: 60, counted: 'together' },
  /** Per shop and address, bytes of visitors' files that are stored: one address fills no shop within 90 days. */
  fileBytes: { points: 40_000_000, seconds: 86_400, counted: 'together' },
  /** Per address, evidence files judged. */
  verify: { points: 5, seconds: 60, counted: 'together' },
  /** Per address, statements to countersign. */
  /** Per address, messages over HTTP. */
  messagePost: { points: 120, seconds: 60, counted: 'apart' },
  /** Per address, ways back into a conversation that were tried. */
  comeBack: { points: 20, seconds: 600, counted: 'together' },
  /** Per address, reports of browsers for the visitor list. */
  visitPost: { points: 600, seconds: 60, counted: 'apart' },
  /** Per address, sent contact forms. */
  leadPost: { points: 20, seconds: 3_600, counted: 'together' },
  /** Per text, sent contact forms with it, in all shops. */
  sameText: { points: 2, seconds: 86_400, counted: 'together' },
  /** Per address, opened conversations. */
  conversationOpen: { points: 30, seconds: 3_600, counted: 'together' },
  /** Per address, sign-in attempts. */
  signIn: { points: 20, seconds: 300, counted: 'together' },
  /** Per address, registrations sent in. */
  registration: { points: 10, seconds: 3_600, counted: 'together' },
  /** Per mailbox, mails that a registration sends there. */
  registrationMail: { points: 5, seconds: 86_400, counted: 'together' },
  /** Per address, upgrades to a socket. */
  handshake: { points: 60, seconds: 60, counted: 'together' },
  /** Per staff account, requests. */
  staff: { points: 600, seconds: 60, counted: 'apart' },
  /** Per staff account, searches and pages of their results. */
  search: { points: 60, seconds: 60, counted: 'apart' },
  /** Per staff account, visitors blocked and unblocked. */
  block: { points: 30, seconds: 3_600, counted: 'together' },
  /** Per staff account, requests that send a mail to an address which was typed in. */
  typedMail: { points: 50, seconds: 86_400, counted: 'together' },
  /** Per organisation, the same requests of all its people. */
  typedMailOfCompany: { points: 100, seconds: 86_400, counted: 'together' },
  /** Per shop, checks of its first page that were asked for by hand. */
  installCheck: { points: 10, seconds: 3_600, counted: 'together' },
  /** Per shop, policy links that were typed or rechecked by hand. */
  policyCheck: { points: 10, seconds: 3_600, counted: 'together' },
  /** Per staff account, logs and lists that are read from the first row to the last, to be checked or saved. */
  wholeList: { points: 30, seconds: 600, counted: 'together' },
  /** Per staff account, documents printed as PDF. */
  pdf: { points: 10, seconds: 600, counted: 'together' },
  /** Per staff account, test notifications. */
  pushTest: { points: 10, seconds: 600, counted: 'together' },
  /** Per staff account, exports of a whole shop. */
  shopExport: { points: 5, seconds: 86_400, counted: 'together' },
  /** Per address, requests of adapters. */
  adapter: { points: 120, seconds: 60, counted: 'apart' },
  /** Per visitor conversation: burst, then the slower ones. */
  visitorBurst: { points: 10, seconds: 5, counted: 'apart' },
  visitorMinute: { points: 60, seconds: 60, counted: 'apart' },
  visitorHour: { points: 600, seconds: 3_600, counted: 'apart' },
  staffBurst: { points: 30, seconds: 5, counted: 'apart' },
  /** Per visitor conversation and per staff account: characters of events read, over sockets and HTTP. */
  visitorReading: { points: 4_000_000, seconds: 60, counted: 'apart' },
  staffReading: { points: 20_000_000, seconds: 60, counted: 'apart' },
  /** Per address, whole copies of a form or conversation. */
  copy: { points: 20, seconds: 60, counted: 'together' },
  /** Frames of any kind per socket. */
  frames: { points: 20, seconds: 1, counted: 'apart' },
} as const satisfies Record<string, Rate>;
export type RateName = keyof typeof RATES;

export type Limits = Readonly<{
  rates: Readonly<Record<RateName, Rate>>;
  /** Open sockets per address; many people may share one. */
  socketsPerAddress: number;
  socketsPerShop: number;
  socketsPerConversation: number;
  /** Time for the first frame, in milliseconds. */
  helloMs: number;
  /** Unread bytes after which a slow socket is closed. */
  backlogBytes: number;
  /** Open connections of any kind, sockets among them. */
  connections: number;
  /** Time for the headers of a request, in milliseconds. */
  headersMs: number;
  /** Time for a whole request, with a file of 10 MB on a slow line, in milliseconds. */
  requestMs: number;
  /** Time for a JSON body, in milliseconds. */
  bodyMs: number;
  /** Protocol pings by the service, in milliseconds; two missed ones end the socket. */
  pingMs: number;
  /** Frames that may be refused before the socket is closed. */
  badFrames: number;
  /** Largest HTTP body, in bytes. */
  bodyBytes: number;
  /** How many attachments may be stored, and how much. */
  attachments: {
    readonly filesPerConversation: number;
    readonly bytesPerConversation: number;
    readonly bytesPerShop: number;
  };
  /**
   * Files that are being sent, in this process: bytes of one address and together, for visitors and apart from them for
   * staff; and the smallest speed, as bytes within each of these times.
   */
  uploads: Readonly<
    Record<'visitors' | 'staff', { readonly perAddress: number; readonly together: number }> & {
      slowest: { readonly bytes: number; readonly everyMs: number };
    }
  >;
  /**
   * Pictures that wait to be redrawn, in this process: of one sender, of one shop, together; longest time for one, and how
   * long the process that redraws them stays without one, in milliseconds.
   */
  pictures: Readonly<{
    perSender: number;
    perShop: number;
    together: number;
    taskMs: number;
    idleMs: number;
  }>;
  /**
   * Files that are being fetched, in this process: bytes held in memory for one address and together, bytes of one
   * download (a part is not larger), how long a download waits for room, and how long a reader may take for a part.
   */
  downloads: Readonly<{
    perAddress: number;
    together: number;
    partBytes: number;
    waitMs: number;
    partMs: number;
  }>;
  /** Largest body of the few routes that take a page's text, a proof or a list, in bytes. */
  largeBodyBytes: number;
  /** A contact form that is sent sooner after it was loaded is taken for spam, in milliseconds. */
  shortestFillMs: number;
}>;

/**
 * @param factor 1 in production; tests and measurements raise every rate by it
 * @param shopFilesMb room for pictures and files of a shop, in megabytes
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
    // Tests and measurements send forms at once.
    shortestFillMs: factor === 1 ? 3_000 : 0,
  });
};
