import { STAGE_NAMES, type Stage } from '../src/kernel/stage.js';

const HEADER =
  '手続コード,手続名,所管課,優先手続番号,段階,適用除外理由,段階日,受付システム,URL,種別,報告頻度,備考';
const SUBJECTS = ['住民票', '印鑑登録', '保育所', '介護保険', '道路占用', '図書館', '市税', '建築確認'];
const STANDS: (Stage | null)[] = [
  null,
  'not-started',
  'preparing',
  'partial',
  'online',
  'end-to-end',
  'exempt',
];

/** A CSV file of procedures as a city would upload it; every value is derived from the number of its row. */
export function proceduresFile(procedures: number, departments: number): Buffer {
  const lines = [HEADER];
  for (let n = 1; n <= procedures; n += 1) lines.push(line(n, departments));
  return Buffer.from(`${lines.join('\r\n')}\r\n`);
}

function line(n: number, departments: number): string {
  const code = `P${String(n).padStart(6, '0')}`;
  const stage = STANDS[n % STANDS.length] ?? null;
  const online = stage === 'partial' || stage === 'online' || stage === 'end-to-end';
  return [
    code,
    `${SUBJECTS[n % SUBJECTS.length]}交付申請第${n}号`,
    `D${String(1 + (n % departments)).padStart(3, '0')}`,
    n <= 118 ? String(1 + (n % 59)) : '',
    stage === null ? '' : STAGE_NAMES[stage],
    stage === 'exempt' ? '対面本人確認' : '',
    stage === null ? '' : `20${20 + (n % 6)}-04-01`,
    online ? '汎用電子申請' : '',
    online ? `https://shinsei.example.lg.jp/${code}` : '',
    n % 2 === 0 ? '申請' : '届出',
    n % 20 === 0 ? '毎年' : '毎月',
    n % 4 === 0 ? `${n}件目の備考` : '',
  ].join(',');
}
