import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidInput } from '../../../kernel/invalid-input.js';
import {
  EXEMPT_REASON_NAMES,
  EXEMPT_REASONS,
  stageFromName,
  type ExemptReason,
  type Stage,
} from '../../../kernel/stage.js';
import { projectRoot } from '../../../platform/project-root.js';
import { defineColumns } from '../../../platform/tabular/columns.js';
import { readRows } from '../../../platform/tabular/read-rows.js';
import { readTable } from '../../../platform/tabular/read-table.js';
import { type SampleCity, type SampleProcedure } from './sample-city.js';
import { readSteps } from './steps.js';

const asWritten = (text: string): string => text;

const columns = defineColumns({
  code: { name: '手続コード', required: true, read: asWritten },
  name: { name: '手続名', required: true, read: asWritten },
  kana: { name: '手続名かな', required: true, read: asWritten },
  department: { name: '所管課', required: true, read: asWritten },
  kind: { name: '種別', required: true, read: asWritten },
  applicant: { name: '対象者', required: true, read: asWritten },
  legalBasis: { name: '根拠法令', required: true, read: asWritten },
  fee: { name: '手数料', required: true, read: asWritten },
  identityCheck: { name: '本人確認', required: true, read: asWritten },
  yearly: { name: '報告頻度', required: true, read: (text) => text === '毎年' },
  items: { name: '優先手続番号', required: true, read: asWritten },
  channel: { name: '受付システム', required: true, read: asWritten },
  stages: { name: '段階の推移', required: true, read: (text) => readSteps(text, readStage) },
  plans: { name: '予定の推移', required: true, read: (text) => readSteps(text, Number) },
  exemptReason: { name: '適用除外理由', required: true, read: readExemptReason },
  volume: { name: '年間件数', required: true, read: Number },
  season: { name: '季節', required: true, read: asWritten },
  onlineShare: { name: 'オンライン割合', required: true, read: Number },
});

/** Reads the sample city from `config/demo/`. @throws Error naming the row where its file of procedures is wrong. */
export async function readSampleCity(): Promise<SampleCity> {
  const folder = join(projectRoot, 'config', 'demo');
  const city = JSON.parse(await readFile(join(folder, 'sample-city.json'), 'utf8')) as Omit<
    SampleCity,
    'procedures'
  >;
  return { ...city, procedures: await readProcedures(join(folder, 'sample-city-procedures.csv')) };
}

async function readProcedures(file: string): Promise<SampleProcedure[]> {
  const { rows, errors } = await readRows(await readTable(await readFile(file)), columns);
  const [wrong] = errors;
  if (wrong) throw new Error(`${file} の${wrong.row}行目: ${wrong.message}`);
  return rows.map(({ values }) => values);
}

function readStage(word: string): Stage {
  const stage = stageFromName(word);
  if (!stage) throw new InvalidInput(`段階「${word}」はありません。`, word);
  return stage;
}

function readExemptReason(word: string): ExemptReason | null {
  if (word === '') return null;
  const reason = EXEMPT_REASONS.find((one) => EXEMPT_REASON_NAMES[one] === word);
  if (!reason) throw new InvalidInput(`適用除外理由「${word}」はありません。`, word);
  return reason;
}
