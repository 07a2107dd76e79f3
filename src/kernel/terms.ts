/** A word of ours with what it means, in one place: pages, the list of terms and the messages of rules read it here. */
export interface Term {
  key: string;
  word: string;
  /** One or two plain sentences. */
  meaning: string;
  /** Where more is written: a page of the help with its anchor. */
  more?: string;
}

/** The terms in the order of the list: from what is counted to what is made of it. */
export const TERMS = [
  {
    key: 'procedure',
    word: '手続',
    meaning: '台帳に1件ずつ登録した行政手続。所管課、段階、受付システムなどを持つ。',
  },
  {
    key: 'stage',
    word: '段階',
    meaning:
      'オンライン化の進み具合。未着手、準備中、一部オンライン、オンライン申請可、オンライン完結の順に進む。ほかに適用除外と廃止がある。だれも答えていないものは未回答。',
    more: 'figures#対象になる手続',
  },
  {
    key: 'online',
    word: 'オンライン',
    meaning: '段階が一部オンライン、オンライン申請可、オンライン完結のいずれかであること。',
    more: 'figures#対象になる手続',
  },
  {
    key: 'exempt',
    word: '適用除外',
    meaning: '対面での本人確認など、オンラインにできない理由がある手続。手続ごとの率では数えない。',
    more: 'figures#対象になる手続',
  },
  {
    key: 'frequency',
    word: '報告頻度',
    meaning: '件数をいつ報告するか。毎月、または毎年（3月分にだけ）。',
    more: 'figures#変更がいつから効くか',
  },
  {
    key: 'planned-month',
    word: '予定年月',
    meaning: 'オンライン化する予定の月。変えると履歴に残り、遅れが分かる。',
    more: 'targets#見込み',
  },
  {
    key: 'channel',
    word: '受付システム',
    meaning: '申請をオンラインで受け付けるしくみ（マイナポータル、汎用電子申請、eLTAXなど）。',
  },
  {
    key: 'priority-item',
    word: '優先手続',
    meaning: '国が定めた「優先的にオンライン化を推進すべき手続」。台帳の手続を対応付けて数える。',
    more: 'figures#1-優先手続オンライン化達成率priority-items',
  },
  {
    key: 'applicability',
    word: '該当の有無',
    meaning: '優先手続の事務を自分の団体が行っているか。未確認は、該当として数える。',
    more: 'manual-dx-office#優先手続',
  },
  {
    key: 'lead-department',
    word: '主管課',
    meaning: '優先手続に対応付けた手続がいくつもの課にあるときに、その優先手続を数える課。',
    more: 'figures#課グループタグごとの値',
  },
  {
    key: 'month',
    word: '対象月',
    meaning: '報告する月。翌月の1日から報告を受け付ける。',
    more: 'figures#対象月と年度',
  },
  {
    key: 'applications-total',
    word: '総件数',
    meaning: 'その月に受け付けた件数（窓口、郵送、オンラインの合計）。空欄は未回答で、0件とは違う。',
    more: 'figures#件数の三つの値',
  },
  {
    key: 'applications-online',
    word: 'オンライン件数',
    meaning: '総件数のうち、オンラインで受け付けた件数。総件数を超えることはない。',
    more: 'figures#件数の三つの値',
  },
  {
    key: 'unanswered',
    word: '未回答',
    meaning:
      'まだだれも答えていないこと。0件でも、該当なしでもない。率の計算には入れず、その数を率のそばに示す。',
    more: 'figures#だれを数えていないか',
  },
  {
    key: 'not-applicable',
    word: '該当なし',
    meaning: '件数を数えない手続の答え。合計には影響しない。',
    more: 'figures#件数の三つの値',
  },
  {
    key: 'rate',
    word: '率',
    meaning: '分子と分母の整数の組。％は表示のときだけ計算し、率どうしを平均しない。',
    more: 'figures#率とは',
  },
  {
    key: 'completeness',
    word: '回答',
    meaning: '答えのある数と、答えるはずの数（回答した数／対象の数）。',
    more: 'figures#だれを数えていないか',
  },
  {
    key: 'like-for-like',
    word: '同じ範囲での差',
    meaning: '両方の期間で答えのあるものだけで比べた差。報告の漏れによる見かけの変化を含まない。',
    more: 'figures#同じ範囲での比較',
  },
  {
    key: 'provisional',
    word: '速報値',
    meaning: '確定する前の値。報告が届くたびに計算し直す。',
    more: 'figures#速報値と確定値',
  },
  {
    key: 'final',
    word: '確定値',
    meaning: '月を確定したときの値。台帳をあとから変えても変わらない。',
    more: 'figures#速報値と確定値',
  },
  {
    key: 'correction',
    word: '訂正',
    meaning: '確定した月を理由を付けて再開し、次の版として確定すること。前の版も残る。',
    more: 'figures#訂正は訂正したものだけを変える',
  },
  {
    key: 'trajectory',
    word: '軌道',
    meaning: '基準値から目標値までを、日を追って結んだ線。実績がこの線にあれば予定どおり。',
    more: 'targets#軌道',
  },
  {
    key: 'deviation',
    word: '乖離',
    meaning: '実績と、同じ日の軌道との差。',
    more: 'targets#乖離',
  },
  {
    key: 'forecast',
    word: '見込み',
    meaning: '手続ごとの予定年月から数えた、これからの値。',
    more: 'targets#見込み',
  },
  {
    key: 'project-stage',
    word: '自動化案件',
    meaning:
      'RPA、ローコード、AI-OCR、マクロ、生成AIなどで業務を自動にする取組。効果を導入前の時間と比べて測る。',
    more: 'automation#計算式と計算例',
  },
] as const satisfies readonly Term[];

const BY_WORD: ReadonlyMap<string, Term> = new Map(TERMS.map((term) => [term.word, term]));

/** The term that a label is, to the letter; undefined for any other. */
export function termOfWord(label: string): Term | undefined {
  return BY_WORD.get(label);
}
