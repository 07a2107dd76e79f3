import { wordList } from '../../kernel/word-list.js';

/** 受付システム: through what an application comes in. */
export const CHANNEL_KINDS = wordList(
  '受付システム',
  {
    mynaportal: 'マイナポータル(ぴったりサービス)',
    'e-application': '汎用電子申請',
    eltax: 'eLTAX',
    'facility-reservation': '施設予約',
    library: '図書館',
    'e-bidding': '電子入札',
    'car-oss': '自動車OSS',
    'e-gov': 'e-Gov',
    mail: 'メール',
    other: 'その他',
  },
  { マイナポータル: 'mynaportal', ぴったりサービス: 'mynaportal', 電子申請: 'e-application' },
);
export type ChannelKind = (typeof CHANNEL_KINDS.keys)[number];
