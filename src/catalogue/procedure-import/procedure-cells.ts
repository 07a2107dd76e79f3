import { foldWidth, readWholeNumber } from '../../kernel/numeral.js';
import { EXEMPT_REASON_NAMES, STAGE_NAMES, type Stage, STAGE_UNANSWERED } from '../../kernel/stage.js';
import { normalise } from '../../kernel/text.js';
import { CellError } from '../../platform/tabular/cell-errors.js';
import { cellReader } from '../../platform/tabular/columns.js';
import { isWebAddress, NOT_A_WEB_ADDRESS } from '../channel/channel-faults.js';
import { CHANNEL_KINDS, type ChannelKind } from '../channel/channel-words.js';
import { type WordList, wordList } from '../../kernel/word-list.js';

const STAGE_WORDS = wordList('段階', STAGE_NAMES);
const SEPARATOR = /[;；、,，\n]/;

export const EXEMPT_REASON_WORDS = wordList('適用除外理由', EXEMPT_REASON_NAMES);

/** Reads one of the words of a list; blank is null. */
export function wordCell<Key extends string>(words: WordList<Key>) {
  return cellReader(
    { rule: '選べる値から1つ。', choices: Object.values(words.names) },
    (text: string): Key | null => (text === '' ? null : words.read(text)),
  );
}

/** 段階; blank and 「未回答」 say nothing. */
export const stageCell = cellReader(
  { rule: '選べる値から1つ。空欄なら段階は変わりません。', choices: Object.values(STAGE_NAMES) },
  (text: string): Stage | null => (text === '' || text === STAGE_UNANSWERED ? null : STAGE_WORDS.read(text)),
);

/** 手数料 in yen: `1,200`, `300円`; 「無料」 and 「なし」 are 0, blank is unknown. */
export const feeCell = cellReader(
  { rule: '円単位の数字か「無料」。分からないときは空欄にします。' },
  readFee,
);

function readFee(text: string): number | null {
  if (text === '') return null;
  const cell = normalise(text);
  if (cell === '無料' || cell === 'なし') return 0;
  const yen = readWholeNumber(text.replace(/^[¥￥\\]\s*/, '').replace(/\s*円$/, ''));
  if (yen !== undefined) return yen;
  throw new CellError(
    '手数料は円単位の数字（例: 300）か「無料」で入力し、そのほかの説明は備考に入れてください。',
  );
}

/** 優先手続番号: numbers of one edition, parted by `;`. Blank gives none. */
export const itemNumbersCell = cellReader(
  { rule: '一覧の番号。いくつもあるときは「;」で区切ります。' },
  readItemNumbers,
);

function readItemNumbers(text: string): number[] {
  return parts(text).map((part) => {
    const digits = /^(?:No\.?|第)?(\d{1,4})号?$/i.exec(foldWidth(part))?.[1];
    if (digits !== undefined) return Number(digits);
    throw new CellError('優先手続番号は、一覧の番号（例: 23）を「;」で区切って入力してください。');
  });
}

/** 受付システム, parted by `;`. Blank gives none. */
export const channelsCell = cellReader(
  {
    rule: `次の語から。いくつもあるときは「;」で区切ります：${Object.values(CHANNEL_KINDS.names).join('、')}`,
  },
  (text: string): ChannelKind[] => parts(text).map((part) => CHANNEL_KINDS.read(part)),
);

/** URL: one address, or one for each channel, parted by `;` or a line break. Blank gives none. */
export const addressesCell = cellReader(
  { rule: '受付システムと同じ数のURLを、同じ順に「;」で区切ります。' },
  readAddresses,
);

function readAddresses(text: string): string[] {
  const addresses = text
    .split(/[;；\s]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (!addresses.every(isWebAddress)) throw new CellError(NOT_A_WEB_ADDRESS);
  return addresses;
}

function parts(text: string): string[] {
  if (text === '') return [];
  return text
    .split(SEPARATOR)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
