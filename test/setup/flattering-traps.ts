import { parseDate } from '../../src/kernel/date.js';
import { indicators, type ItemGiven, type ProcedureGiven, type TownGiven } from './measured-town.js';

type Change = Partial<ProcedureGiven>;

/** 市民課 has two of four procedures online, 税務課 none of three. */
export const TOWN: ProcedureGiven[] = [
  ...['a1', 'a2'].map((id) => ({ id, stage: 'online' as const, counts: [10, 5] as [number, number] })),
  ...['a3', 'a4'].map((id) => ({ id, stage: 'preparing' as const, counts: [10, 0] as [number, number] })),
  ...['b1', 'b2', 'b3'].map((id) => ({
    ...{ id, department: '税務課', stage: 'preparing' as const },
    counts: [10, 0] as [number, number],
  })),
];
const TAX = ['b1', 'b2', 'b3'];
export const ITEMS: ItemGiven[] = ['a1', 'a2', 'a3', 'a4'].map((id) => ({
  key: `i-${id}`,
  procedures: [id],
}));

/** The town with some procedures changed. */
const town = (changes: Record<string, Change> = {}) => TOWN.map((one) => ({ ...one, ...changes[one.id] }));
const allOf = (ids: string[], change: Change) => Object.fromEntries(ids.map((id) => [id, change]));
const without = (...ids: string[]) => TOWN.filter(({ id }) => !ids.includes(id));
const items = (changes: Record<string, Partial<ItemGiven>>) =>
  ITEMS.map((one) => ({ ...one, ...changes[one.key] }));
const tagged = (tag: string) => ITEMS.map((one) => ({ ...one, tags: [tag] }));

export interface Trap {
  name: string;
  indicator: string;
  before?: Partial<TownGiven>;
  after?: Partial<TownGiven>;
  /** The first difference any sentence gives; null where none may be given. */
  first: string | null;
  /** What every sentence must name. */
  says: RegExp;
  /** What the mail must name. */
  mail?: RegExp;
}

const indicatorsWith = (key: string, change: object) =>
  indicators.map((one) => (one.key === key ? { ...one, ...change } : one));

export const TRAPS: Trap[] = [
  {
    name: 'a department that hardly anybody uses online is missing',
    ...{ indicator: 'usage', first: '±0.0', says: /未回答3手続.*未回答：税務課（3手続）を含みません/ },
    after: { procedures: town(allOf(TAX, { counted: false })) },
    mail: /報告のあった税務課（3手続）の報告が、2026年10月（令和8年10月）分には数えられていません/,
  },
  {
    name: 'the same while the others fell',
    ...{ indicator: 'usage', first: '−2.5', says: /全体の(前月との)?差\+8\.2ポイント.*未回答3手続/ },
    after: { procedures: town({ ...allOf(TAX, { counted: false }), a1: { counts: [10, 4] } }) },
  },
  {
    name: 'the same while the figures are provisional',
    ...{ indicator: 'usage', first: '±0.0', says: /未回答3手続/ },
    after: { procedures: town(allOf(TAX, { counted: false })), about: { state: 'provisional' } },
  },
  {
    name: 'a department returned whose procedures are all used online',
    ...{ indicator: 'usage', first: '±0.0', says: /加わったものは新たに回答3手続/ },
    before: { procedures: town(allOf(TAX, { counted: false })) },
    after: { procedures: town(allOf(TAX, { counts: [10, 9] })) },
  },
  {
    name: 'a department is missing whose stages are carried forward',
    ...{ indicator: 'procedures-online', first: '±0.0', says: /未回答3手続.*これまでの段階で数えています/ },
    after: { procedures: town(allOf(TAX, { counted: false })) },
  },
  {
    name: 'every department is missing from a month just opened',
    ...{
      indicator: 'procedures-online',
      first: null,
      says: /比べられません.*未回答：市民課、税務課（7手続）/,
    },
    after: { procedures: TOWN.map((one) => ({ ...one, counted: false })) },
    mail: /市民課、税務課（7手続）の報告が/,
  },
  {
    name: 'a procedure is exempted',
    ...{ indicator: 'procedures-online', first: '±0.0', says: /外れたものは適用除外1手続/ },
    after: { procedures: town({ a3: { stage: 'exempt' } }) },
  },
  {
    name: 'a procedure is abolished',
    ...{ indicator: 'procedures-online', first: '±0.0', says: /外れたものは廃止1手続/ },
    after: { procedures: town({ b1: { stage: 'abolished' } }) },
  },
  {
    name: 'procedures are retired',
    ...{ indicator: 'procedures-online', first: '±0.0', says: /登録取消または一覧にないもの2手続/ },
    after: { procedures: without('b1', 'b2') },
  },
  {
    name: 'a procedure is retired, by its yearly weight',
    ...{ indicator: 'volume-online', first: '±0.0', says: /登録取消または一覧にないもの1手続/ },
    after: { procedures: without('b1') },
  },
  {
    name: 'procedures used on paper are retired',
    ...{ indicator: 'usage', first: '±0.0', says: /登録取消または一覧にないもの3手続/ },
    after: { procedures: without(...TAX) },
  },
  {
    name: 'an exemption is lifted from a procedure that is online',
    ...{ indicator: 'procedures-online', first: '±0.0', says: /加わったものは適用除外・廃止の解除1手続/ },
    before: { procedures: town({ a1: { stage: 'exempt' } }) },
  },
  {
    name: 'a new department comes with what is online',
    ...{ indicator: 'procedures-online', first: '±0.0', says: /加わったものは新しく加わったもの2手続/ },
    after: {
      procedures: [
        ...TOWN,
        ...['c1', 'c2'].map((id) => ({ id, department: '広報課', stage: 'online' as const })),
      ],
    },
  },
  {
    name: 'a stage is answered for the first time',
    ...{ indicator: 'procedures-online', first: '±0.0', says: /加わったものは新たに回答1手続/ },
    before: { procedures: town({ b1: { stage: null } }) },
    after: { procedures: town({ b1: { stage: 'online' } }) },
  },
  {
    name: 'an item is set not handled',
    ...{ indicator: 'priority-items', first: '±0.0', says: /外れたものは非該当1項目/ },
    after: { items: items({ 'i-a3': { applicability: 'not-handled' } }) },
  },
  {
    name: 'an unconfirmed item turns out not to be handled',
    ...{ indicator: 'priority-items', first: '±0.0', says: /外れたものは非該当1項目/ },
    before: { items: items({ 'i-a4': { applicability: 'unconfirmed' } }) },
    after: { items: items({ 'i-a4': { applicability: 'not-handled' } }) },
  },
  {
    name: 'an item of the 32 is set not handled',
    ...{ indicator: 'frequent-32', first: '±0.0', says: /外れたものは非該当1項目/ },
    before: { items: tagged('frequent-32') },
    after: {
      items: tagged('frequent-32').map((one) =>
        one.key === 'i-a3' ? { ...one, applicability: 'not-handled' as const } : one,
      ),
    },
  },
  {
    name: 'an item that is online is handled again',
    ...{ indicator: 'priority-items', first: '±0.0', says: /加わったものは該当への変更1項目/ },
    before: { items: items({ 'i-a1': { applicability: 'not-handled' } }) },
  },
  {
    name: 'a procedure that is online is mapped to an item',
    ...{ indicator: 'priority-items', first: '±0.0', says: /加わったものは新たに回答1項目/ },
    before: { items: items({ 'i-a4': { procedures: [] } }) },
    after: { items: items({ 'i-a4': { procedures: ['a2'] } }) },
  },
  {
    name: 'the department of an item is missing',
    ...{ indicator: 'priority-items', first: '±0.0', says: /外れたものは未回答1項目.*未回答：1項目/ },
    after: { procedures: town({ a3: { counted: false } }) },
  },
  {
    name: 'an item that nobody can reach leaves the list of the 26',
    ...{ indicator: 'childcare-care-26', first: '±0.0', says: /登録取消または一覧にないもの1項目/ },
    before: { procedures: town({ a1: { mynaportal: true } }), items: tagged('childcare-care-26') },
    after: {
      procedures: town({ a1: { mynaportal: true } }),
      items: tagged('childcare-care-26').slice(0, 3),
    },
  },
  {
    name: 'the next edition of the list has fewer items',
    ...{ indicator: 'priority-items', first: '±0.0', says: /決まり（優先手続一覧の版）が変わっています/ },
    before: { about: { edition: parseDate('2020-12-25') } },
    after: { items: ITEMS.slice(0, 3) },
  },
  {
    name: 'one procedure of an item is enough from now on',
    ...{ indicator: 'priority-items', first: '±0.0', says: /決まり（優先手続の数え方）が変わっています/ },
    before: { items: items({ 'i-a1': { procedures: ['a1', 'a3'] } }), about: { itemRule: 'all' } },
    after: { items: items({ 'i-a1': { procedures: ['a1', 'a3'] } }), about: { itemRule: 'any' } },
  },
  {
    name: 'the definition of an indicator is another one',
    ...{ indicator: 'procedures-online', first: '±0.0', says: /決まり（指標の定義）が変わっています/ },
    before: {
      about: { indicators: indicatorsWith('procedures-online', { numerator: 'procedures_end_to_end' }) },
    },
  },
  {
    name: 'a yearly count is recorded for a procedure that is online',
    ...{ indicator: 'volume-online', first: '+26.0', says: /年間件数の登録・変更が1手続あります/ },
    after: { procedures: town({ a1: { yearly: 500, yearlyRecorded: true } }) },
  },
  {
    name: 'yearly counts of what is on paper are lost',
    ...{ indicator: 'volume-online', first: '±0.0', says: /外れたものは未回答3手続/ },
    after: { procedures: town(allOf(TAX, { yearly: null })) },
  },
  {
    name: 'a report is missing behind a yearly weight',
    ...{ indicator: 'volume-online', first: '±0.0', says: /外れたものは未回答1手続/ },
    after: { procedures: town({ b1: { counted: false } }) },
  },
  {
    name: 'another fiscal year weighs the procedures',
    ...{ indicator: 'volume-online', first: '+26.0' },
    says: /年間件数が令和6年度（2024年度）分から令和7年度（2025年度）分に替わっています/,
    before: { about: { yearlyFiscalYear: 2024 } },
    after: { procedures: town({ a1: { yearly: 500 } }), about: { yearlyFiscalYear: 2025 } },
  },
  {
    name: 'the same weighs what is done from end to end',
    ...{ indicator: 'volume-end-to-end', first: '+26.0' },
    says: /年間件数が令和6年度（2024年度）分から/,
    before: {
      procedures: town(allOf(['a1', 'a2'], { stage: 'end-to-end' })),
      about: { yearlyFiscalYear: 2024 },
    },
    after: {
      procedures: town({ a1: { stage: 'end-to-end', yearly: 500 }, a2: { stage: 'end-to-end' } }),
      about: { yearlyFiscalYear: 2025 },
    },
  },
  {
    name: 'a procedure is to be reported once a year from now on',
    ...{ indicator: 'usage', first: '±0.0', says: /外れたものは報告頻度の変更1手続/ },
    after: { procedures: town({ b1: { frequency: 'yearly' } }) },
  },
  {
    name: 'a count is unknown for a month',
    ...{ indicator: 'usage', first: '±0.0', says: /外れたものは未回答1手続.*未回答：1手続を含みません/ },
    after: { procedures: town({ b1: { counts: [10, null] } }) },
  },
  {
    name: 'what comes online has been used much before',
    ...{ indicator: 'usage-where-online', first: '±0.0', says: /加わったものは新たにオンライン化1手続/ },
    after: { procedures: town({ a3: { stage: 'online', counts: [10, 10] } }) },
  },
  {
    name: 'what was used little is no longer online',
    ...{ indicator: 'usage-where-online', first: '±0.0', says: /オンラインでなくなったもの1手続/ },
    before: { procedures: town({ a1: { counts: [10, 9] }, a2: { counts: [10, 1] } }) },
    after: { procedures: town({ a1: { counts: [10, 9] }, a2: { counts: [10, 1], stage: 'preparing' } }) },
  },
  {
    name: 'nothing came in the month before',
    ...{ indicator: 'usage', first: null, says: /14\.3%（10 \/ 70）/ },
    before: { procedures: TOWN.map((one) => ({ ...one, counts: [0, 0] })) },
  },
  {
    name: 'nothing was answered in the month before',
    ...{ indicator: 'procedures-online', first: null, says: /28\.6%（2 \/ 7）/ },
    before: { procedures: TOWN.map((one) => ({ ...one, stage: null })) },
  },
  {
    name: 'a correction puts counts right',
    ...{ indicator: 'usage', first: '+14.3', says: /訂正による差は/ },
    before: { period: '2026-10' },
    after: {
      procedures: town({ a1: { counts: [10, 10] }, a2: { counts: [10, 10] } }),
      about: { revision: 2 },
    },
  },
  {
    name: 'a year has counts recorded that the year before added up from its months',
    ...{ indicator: 'usage', first: '+14.3', says: /年間件数の登録・変更が1手続あります/ },
    before: { period: 'FY2025' },
    after: { period: 'FY2026', procedures: town({ a1: { counts: [10, 15], yearlyRecorded: true } }) },
  },
];
