export type PageFiles = {
  script: string;
  style: string;
  chunks: string[];
  needs: Record<string, string[]>;
};
export type BuildManifest = {
  widget: PageFiles;
  receipt: PageFiles;
  confirm: PageFiles;
  yourData: PageFiles;
  comeBack: PageFiles;
  verify: PageFiles;
  console: PageFiles | null;
};

export type Page = {
  script: string;
  style: string;
  html: string;
  out: string;
  folder: string;
  address: string;
  /** Shorten internal names. */
  isTight: boolean;
  /** Folder of catalogs; the document of a language names the file of each. */
  words?: string;
  first?: Record<string, readonly string[]>;
};

export const PAGES = {
  widget: {
    script: 'widget/main.ts',
    style: 'widget/widget.css',
    html: 'widget/frame.html',
    out: 'widget/frame.html',
    folder: 'widget/assets',
    address: '/w/a/',
    isTight: true,
    words: 'widget/words',
    first: {
      chat: [
        'widget/chat/chat-screens.ts',
        'widget/words/chat.{{locale}}.json',
        'widget/words/conversation.{{locale}}.json',
      ],
      form: [
        'widget/form/form-screens.ts',
        'widget/words/chat.{{locale}}.json',
        'widget/words/form.{{locale}}.json',
      ],
    },
  },
  receipt: {
    script: 'receipt/receipt-page.ts',
    style: 'receipt/receipt-page.css',
    html: 'receipt/receipt.html',
    out: 'widget/receipt.html',
    folder: 'widget/assets',
    address: '/w/a/',
    isTight: false,
  },
  yourData: {
    script: 'your-data/your-data-page.ts',
    style: 'your-data/your-data-page.css',
    html: 'your-data/your-data.html',
    out: 'widget/your-data.html',
    folder: 'widget/assets',
    address: '/w/a/',
    isTight: false,
  },
  confirm: {
    script: 'confirm/confirm-page.ts',
    style: 'confirm/confirm-page.css',
    html: 'confirm/confirm.html',
    out: 'widget/confirm.html',
    folder: 'widget/assets',
    address: '/w/a/',
    isTight: false,
  },
  comeBack: {
    script: 'return/return-page.ts',
    style: 'return/return-page.css',
    html: 'return/return.html',
    out: 'widget/return.html',
    folder: 'widget/assets',
    address: '/w/a/',
    isTight: false,
  },
  verify: {
    script: 'verify/verify-page.ts',
    style: 'verify/verify.css',
    html: 'verify/verify.html',
    out: 'widget/verify.html',
    folder: 'widget/assets',
    address: '/w/a/',
    isTight: false,
  },
  console: {
    script: 'console/main.tsx',
    style: 'console/console.css',
    html: 'console/index.html',
    out: 'console/index.html',
    folder: 'console/assets',
    address: '/console/a/',
    isTight: false,
  },
} satisfies Record<string, Page>;
